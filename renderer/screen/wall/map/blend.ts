/** Pixels in memory, four bytes each, their colours multiplied by how much they cover. */
export type Picture = { readonly width: number; readonly height: number; readonly bytes: Uint8ClampedArray };

/** An empty picture. */
export function emptyPicture(width: number, height: number): Picture {
  return { width, height, bytes: new Uint8ClampedArray(width * height * 4) };
}

/** A drawing as it is laid on others. */
export function pictureOf({ width, height, data }: ImageData): Picture {
  const bytes = new Uint8ClampedArray(data.length);
  for (let i = 0; i < data.length; i += 4) {
    const cover = at(data, i + 3);
    for (let c = i; c < i + 3; c += 1) bytes[c] = partOf(at(data, c), cover);
    bytes[i + 3] = cover;
  }
  return { width, height, bytes };
}

/**
 * Lays a small picture below what is there already, its left upper corner there; what reaches beyond is cut. Answers how
 * many pixels nothing more can be seen through. Thousands of markers are laid so before anything is seen, the topmost
 * first, since most are hidden by others; a canvas takes many times as long for them.
 */
export function layBelow(above: Picture, { width, height, bytes }: Picture, left: number, top: number): number {
  const [fromX, toX] = [Math.max(0, -left), Math.min(width, above.width - left)];
  const [fromY, toY] = [Math.max(0, -top), Math.min(height, above.height - top)];
  const into = above.bytes;
  let closed = 0;
  for (let y = fromY; y < toY; y += 1) {
    let i = (y * width + fromX) * 4;
    let j = ((top + y) * above.width + left + fromX) * 4;
    for (let x = fromX; x < toX; x += 1, i += 4, j += 4) {
      const share = 255 - at(into, j + 3);
      if (share === 0 || bytes[i + 3] === 0) continue;
      into[j] = at(into, j) + partOf(at(bytes, i), share);
      into[j + 1] = at(into, j + 1) + partOf(at(bytes, i + 1), share);
      into[j + 2] = at(into, j + 2) + partOf(at(bytes, i + 2), share);
      into[j + 3] = at(into, j + 3) + partOf(at(bytes, i + 3), share);
      if (into[j + 3] === 255) closed += 1;
    }
  }
  return closed;
}

/** A picture as a canvas takes it. */
export function imageOf({ width, height, bytes }: Picture): ImageData {
  const image = new ImageData(width, height);
  const { data } = image;
  for (let i = 0; i < data.length; i += 4) {
    const cover = at(bytes, i + 3);
    if (cover === 0) continue;
    for (let c = i; c < i + 3; c += 1) data[c] = cover === 255 ? at(bytes, c) : (at(bytes, c) * 255) / cover;
    data[i + 3] = cover;
  }
  return image;
}

/** So many 255ths of a byte, rounded. */
function partOf(byte: number, share: number): number {
  return ((byte * share + 127) / 255) | 0;
}

function at(bytes: Uint8ClampedArray, i: number): number {
  return bytes[i] ?? 0;
}
