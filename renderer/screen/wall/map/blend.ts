/**
 * Pixels in memory, their colours multiplied by how much they cover: as words of four bytes, of which the last one in a
 * canvas's order is the cover, and as bytes.
 */
export type Picture = {
  readonly width: number;
  readonly height: number;
  readonly words: Uint32Array;
  readonly bytes: Uint8ClampedArray;
};

/** An empty picture. */
export function emptyPicture(width: number, height: number): Picture {
  const bytes = new Uint8ClampedArray(width * height * 4);
  return { width, height, bytes, words: new Uint32Array(bytes.buffer) };
}

/** A drawing as it is laid on others. */
export function pictureOf({ width, height, data }: ImageData): Picture {
  const picture = emptyPicture(width, height);
  const { bytes } = picture;
  for (let i = 0; i < data.length; i += 4) {
    const cover = data[i + 3] ?? 0;
    for (let c = i; c < i + 3; c += 1) bytes[c] = partOf(data[c], cover);
    bytes[i + 3] = cover;
  }
  return picture;
}

/**
 * Lays a small picture below what is there already, its left upper corner there; what reaches beyond is cut. Answers how
 * many pixels nothing more can be seen through. Thousands of markers are laid so before anything is seen, the topmost
 * first, since most are hidden by others; a canvas takes many times as long for them.
 */
export function layBelow(above: Picture, below: Picture, left: number, top: number): number {
  const { width, height, words } = below;
  const [fromX, toX] = [Math.max(0, -left), Math.min(width, above.width - left)];
  const [fromY, toY] = [Math.max(0, -top), Math.min(height, above.height - top)];
  const into = above.words;
  let closed = 0;
  for (let y = fromY; y < toY; y += 1) {
    const line = (top + y) * above.width + left;
    for (let x = fromX; x < toX; x += 1) {
      const i = y * width + x;
      const word = words[i] ?? 0;
      if (word === 0 || isClosed(above, line + x)) continue;
      if (into[line + x] === 0) into[line + x] = word;
      else blend(above, line + x, below, i);
      if (isClosed(above, line + x)) closed += 1;
    }
  }
  return closed;
}

/** A picture as a canvas takes it. */
export function imageOf(picture: Picture): ImageData {
  const { width, height, words, bytes } = picture;
  const image = new ImageData(width, height);
  const { data } = image;
  data.set(bytes);
  for (let i = 0; i < words.length; i += 1) {
    if (words[i] === 0 || isClosed(picture, i)) continue;
    const cover = bytes[4 * i + 3] ?? 255;
    for (let c = 4 * i; c < 4 * i + 3; c += 1) data[c] = ((bytes[c] ?? 0) * 255) / cover;
  }
  return image;
}

function blend({ bytes: into }: Picture, pixel: number, { bytes }: Picture, from: number): void {
  const share = 255 - (into[4 * pixel + 3] ?? 0);
  for (let c = 0; c < 4; c += 1) into[4 * pixel + c] = (into[4 * pixel + c] ?? 0) + partOf(bytes[4 * from + c], share);
}

/** Whether nothing is seen through a pixel. */
function isClosed({ bytes }: Picture, pixel: number): boolean {
  return bytes[4 * pixel + 3] === 255;
}

/** So many 255ths of a byte, rounded. */
function partOf(byte = 0, share: number): number {
  return ((byte * share + 127) / 255) | 0;
}
