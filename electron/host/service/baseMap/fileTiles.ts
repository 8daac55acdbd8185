import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { PMTiles, TileType } from 'pmtiles';
import { TileFault, tileBodyOf } from './tileBody.ts';
import type { TileSource } from './tileBody.ts';

/** The tiles of a local PMTiles file: the base map of a closed network. The file is opened when the first tile is asked for. */
export function fileTiles(path: string): TileSource {
  let opening: Promise<{ readonly handle: FileHandle; readonly archive: PMTiles }> | null = null;

  async function opened() {
    opening ??= openArchive(path);
    try {
      return await opening;
    } catch (fault) {
      // It may be laid into the folder later.
      opening = null;
      throw fault;
    }
  }

  return {
    async tile({ z, x, y }) {
      const { archive } = await opened();
      const found = await archive.getZxy(z, x, y);
      return found === undefined ? null : tileBodyOf(new Uint8Array(found.data));
    },
    async close() {
      const archive = await opening?.catch(() => null);
      await archive?.handle.close();
    },
  };
}

async function openArchive(path: string): Promise<{ readonly handle: FileHandle; readonly archive: PMTiles }> {
  const handle = await open(path, 'r').catch(() => {
    throw new TileFault('the file of the base map cannot be opened');
  });
  try {
    const archive = new PMTiles({
      getKey: () => path,
      async getBytes(offset, length) {
        const buffer = new ArrayBuffer(length);
        const { bytesRead } = await handle.read(new Uint8Array(buffer), 0, length, offset);
        return { data: bytesRead === length ? buffer : buffer.slice(0, bytesRead) };
      },
    });
    const { tileType } = await archive.getHeader().catch(() => {
      throw new TileFault('the file of the base map is no PMTiles file');
    });
    if (tileType === TileType.Mvt) throw new TileFault('the file of the base map holds vectors, pictures are needed');
    return { handle, archive };
  } catch (fault) {
    await handle.close();
    throw fault;
  }
}
