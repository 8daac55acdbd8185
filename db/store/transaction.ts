import type { ReadableStore, WritableStore } from './handle.ts';

/**
 * Runs work in one immediate transaction, or in the one that is under way. When it throws nothing of it stays, neither in
 * the store nor in the connection's memory.
 */
export function inTransaction<Result>(store: WritableStore, work: () => Result): Result {
  if (store.sqlite.inTransaction) return work();
  store.prepare('BEGIN IMMEDIATE').run();
  try {
    const result = work();
    store.prepare('COMMIT').run();
    return result;
  } catch (error) {
    forget(store);
    if (store.sqlite.inTransaction) store.prepare('ROLLBACK').run();
    throw error;
  }
}

/**
 * Runs readings over one state of the store: what is committed beside them is seen only afterwards, so that the figures of
 * one answer belong together.
 */
export async function inSnapshot<Result>(
  store: ReadableStore,
  work: () => Result | Promise<Result>,
): Promise<Awaited<Result>> {
  store.prepare('BEGIN').run();
  try {
    return await work();
  } finally {
    store.prepare('COMMIT').run();
  }
}

/** Drops what a connection remembers, because the store may hold something else. */
export function forget({ memory }: ReadableStore): void {
  memory.head = null;
  memory.city = null;
  memory.rules = null;
  memory.files.clear();
  memory.closingAtMs = null;
}
