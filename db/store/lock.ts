import Database from 'better-sqlite3';
import { join } from 'node:path';
import { UnusableStore } from './unusable.ts';

/** The locks that this program has: one that nothing points to would be closed, and given back, by the garbage collection. */
const held = new Set<Database.Database>();

/**
 * Takes the data folder for this program alone; the answer gives it back. The lock is the operating system's own on a file
 * of no content, so that a killed program leaves none behind.
 * @throws {UnusableStore} when another program has it, or the folder cannot be written.
 */
export function lockFolder(folder: string): () => void {
  let lock: Database.Database | null = null;
  try {
    lock = new Database(join(folder, 'lock'), { timeout: 0 });
    lock.pragma('journal_mode = DELETE');
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock?.close();
    const busy = String((error as { readonly code?: unknown }).code).startsWith('SQLITE_BUSY');
    throw new UnusableStore(
      busy
        ? `数据目录 ${folder} 正被另一个程序使用，请先关闭它，或用 --data 指定其他目录。`
        : `数据目录 ${folder} 不能写入，请检查路径、权限和磁盘。`,
      error,
    );
  }
  const own = lock;
  held.add(own);
  return () => {
    held.delete(own);
    own.close();
  };
}
