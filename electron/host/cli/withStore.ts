import { makeFolder } from '../../../db/store/folder.ts';
import type { ReadableStore, WritableStore } from '../../../db/store/handle.ts';
import { lockFolder } from '../../../db/store/lock.ts';
import { closeStore, hasStore, openReadable, openStore } from '../../../db/store/openStore.ts';
import { UnusableStore } from '../../../db/store/unusable.ts';
import { rebuildWords } from './output.ts';
import type { Output } from './output.ts';

/**
 * Does work on the store of a folder as its only writer, and closes it after. `create`: a folder without a store gets one,
 * begun at `nowMs`.
 * @throws {UnusableStore} when there is none, or another program, such as a running host, has it.
 */
export async function withStore<Result>(
  folder: string,
  {
    create,
    nowMs = Date.now(),
    out,
  }: { readonly create: boolean; readonly nowMs?: number; readonly out: Pick<Output, 'progress'> },
  work: (store: WritableStore) => Promise<Result>,
): Promise<Result> {
  if (create) makeFolder(folder);
  else if (!hasStore(folder)) throw new UnusableStore(`${folder} 中没有案件库，请核对 --data 指定的目录。`);
  const unlock = lockFolder(folder);
  try {
    const store = openStore(folder, { nowMs, onRebuild: (done, all) => out.progress(rebuildWords(done, all)) });
    try {
      return await work(store);
    } finally {
      closeStore(store);
    }
  } finally {
    unlock();
  }
}

/** Does work that only reads, also beside a running host. @throws {UnusableStore} when there is no store. */
export async function withReadable<Result>(
  folder: string,
  work: (store: ReadableStore) => Result | Promise<Result>,
): Promise<Result> {
  const store = openReadable(folder);
  try {
    return await work(store);
  } finally {
    closeStore(store);
  }
}
