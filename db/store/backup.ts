import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { OWN_MAP } from '../read/cityMap.ts';
import { allPhotoHashes } from '../read/photos.ts';
import type { ReadableStore } from './handle.ts';
import { copyPhoto } from './photoFolder.ts';
import { UnusableStore } from './unusable.ts';

/** Where a backup keeps the pictures: beside its file. */
export function backupPhotos(file: string): string {
  return `${file}.photo`;
}

/** Where a backup keeps the city's own map: beside its file too. */
function backupMap(file: string): string {
  return `${file}.${OWN_MAP}`;
}

/**
 * Copies the store while it is in use, to a file that does not exist yet, its pictures into a folder and its map to a file beside
 * that; a copy broken off leaves no such file.
 * @param onProgress told the share done, from 0 to 1.
 * @returns how many of its pictures are not in the data folder, and so not in the copy.
 * @throws {UnusableStore} when the file exists or cannot be written.
 */
export async function backupStore(
  store: ReadableStore,
  file: string,
  onProgress: (share: number) => void = () => undefined,
): Promise<number> {
  if (existsSync(file)) throw new UnusableStore(`${file} 已存在，请换一个文件名，以免覆盖。`);
  const { sqlite, folder } = store;
  const part = `${file}.part`;
  rmSync(part, { force: true });
  // Beside a host that writes: one snapshot for the whole copy, else every commit of the host would begin it anew.
  const snapshot = sqlite.readonly && !sqlite.inTransaction;
  try {
    if (snapshot) sqlite.exec('BEGIN; SELECT 1 FROM event LIMIT 1;');
    await sqlite.backup(part, {
      progress: ({ totalPages, remainingPages }) => {
        onProgress(totalPages === 0 ? 0 : 1 - remainingPages / totalPages);
        return 2000;
      },
    });
    // A picture is there before its row, and stays: what the copy names can be copied after it.
    const missing = allPhotoHashes(store).filter((hash) => !copyPhoto(folder, backupPhotos(file), hash));
    const map = join(folder, OWN_MAP);
    if (existsSync(map)) copyFileSync(map, backupMap(file));
    renameSync(part, file);
    return missing.length;
  } catch (error) {
    rmSync(part, { force: true });
    throw new UnusableStore(`备份到 ${file} 失败，请检查磁盘空间和写入权限。`, error);
  } finally {
    if (snapshot) sqlite.exec('COMMIT');
  }
}
