/** Places of a gram as they lie in the store: four bytes each, the low one first. */
export function packedPlaces(places: ArrayLike<number>): Buffer {
  return Buffer.from(Uint32Array.from(places).buffer);
}

/** The places of a gram as they were packed. */
export function unpackedPlaces(packed: Buffer): Uint32Array {
  const { buffer, byteOffset, byteLength } = packed;
  if (byteOffset % 4 === 0) return new Uint32Array(buffer, byteOffset, byteLength / 4);
  return new Uint32Array(new Uint8Array(packed).buffer);
}
