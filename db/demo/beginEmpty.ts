import { existsSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { formatIso } from '../../shared/time/zone.ts';
import { storePath } from '../store/connect.ts';
import { syncFolder } from '../store/folder.ts';
import { photoFolder } from '../store/photoFolder.ts';
import type { WritableStore } from '../store/handle.ts';
import { closeStore, openStore } from '../store/openStore.ts';
import type { NewCity } from '../store/openStore.ts';
import { UnusableStore } from '../store/unusable.ts';

/** Where the empty city is made ready, inside the data folder, before it takes the demonstration's place. */
const NEXT = 'next-city';
const ASIDE = /^demo-\d{8}-\d{6}$/;

/** The folder into which the demonstration is moved at an instant. */
export function asideFolder(folder: string, nowMs: number, zone: string): string {
  const stamp = formatIso(nowMs, zone).slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');
  return join(folder, `demo-${stamp}`);
}

/**
 * Folds the store's write-ahead log into its file, so that the file alone is the store.
 * @throws {UnusableStore} when another program reads the store: it cannot be moved then.
 */
export function foldLog({ sqlite }: WritableStore): void {
  const [folded] = sqlite.pragma('wal_checkpoint(TRUNCATE)') as readonly { readonly busy: number }[];
  if (folded?.busy !== 0) throw new UnusableStore('另有程序正在读取演示数据，请先关闭它，再启用空库。');
}

/**
 * Closes the demonstration store, moves it into a folder of its own beside it, and puts an empty city in its place. The
 * caller holds the folder's lock and has stopped everything else that uses the store. Killed at any moment, the folder
 * holds the one or the other once `settleFolder` has looked at it: never both, never none.
 * @returns the folder that now holds the demonstration, to be opened with `--data`.
 * @throws {UnusableStore} when another program reads the store; nothing has changed then.
 */
export function moveDemoAside(
  store: WritableStore,
  { nowMs, create }: { readonly nowMs: number; readonly create: Required<NewCity> },
): string {
  const { folder } = store;
  foldLog(store);
  const next = join(folder, NEXT);
  rmSync(next, { recursive: true, force: true });
  closeStore(openStore(next, { nowMs, create }));
  closeStore(store);
  for (const rest of ['-wal', '-shm']) rmSync(`${storePath(folder)}${rest}`, { force: true });
  const aside = asideFolder(folder, nowMs, create.zone);
  mkdirSync(aside, { mode: 0o700 });
  movePhotos(folder, aside);
  moveStore(folder, aside);
  moveStore(next, folder);
  rmSync(next, { recursive: true, force: true });
  return aside;
}

/** Ends what a killed `moveDemoAside` has left in a data folder. To be called under the folder's lock, before it is opened. */
export function settleFolder(folder: string): void {
  if (!existsSync(folder)) return;
  const next = join(folder, NEXT);
  if (!existsSync(storePath(folder)) && existsSync(storePath(next))) moveStore(next, folder);
  rmSync(next, { recursive: true, force: true });
  for (const name of readdirSync(folder)) {
    const aside = join(folder, name);
    // Killed between pictures and store: they belong together again.
    if (ASIDE.test(name) && !existsSync(storePath(aside))) movePhotos(aside, folder);
    if (ASIDE.test(name) && readdirSync(aside).length === 0) rmdirSync(aside);
  }
}

function movePhotos(from: string, to: string): void {
  if (existsSync(photoFolder(from)) && !existsSync(photoFolder(to))) renameSync(photoFolder(from), photoFolder(to));
}

/** Moves a closed store; the move is on the disk before the answer. */
function moveStore(from: string, to: string): void {
  renameSync(storePath(from), storePath(to));
  for (const folder of [from, to]) syncFolder(folder);
}
