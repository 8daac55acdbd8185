/** A tile as it goes to a screen. */
export type TileBody = { readonly type: string; readonly bytes: Uint8Array };

/** Where tiles come from; null: there is none at that place. A fault says in its message why none came. */
export type TileSource = {
  readonly tile: (tile: { readonly z: number; readonly x: number; readonly y: number }) => Promise<TileBody | null>;
  readonly close: () => Promise<void>;
};

/** Why no tile could be had, in words for the host's log: without the address, which may hold a key. */
export class TileFault extends Error {
  override readonly name = 'TileFault';
}

/** Pictures that a screen may be given, by their first bytes: what a server calls its answer proves nothing. */
const PICTURES: readonly { readonly type: string; readonly starts: readonly (number | null)[] }[] = [
  { type: 'image/png', starts: [0x89, 0x50, 0x4e, 0x47] },
  { type: 'image/jpeg', starts: [0xff, 0xd8, 0xff] },
  { type: 'image/webp', starts: [0x52, 0x49, 0x46, 0x46, null, null, null, null, 0x57, 0x45, 0x42, 0x50] },
];

/** The tile in these bytes. @throws {TileFault} when they are no picture. */
export function tileBodyOf(bytes: Uint8Array): TileBody {
  const type = PICTURES.find(({ starts }) => starts.every((byte, i) => byte === null || bytes[i] === byte))?.type;
  if (type === undefined) throw new TileFault('the answer is no picture (PNG, JPEG, WebP)');
  return { type, bytes };
}
