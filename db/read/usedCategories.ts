import type { ReadableStore } from '../store/handle.ts';

/** The categories and conditions under which there are cases, each pair once; reads every case. */
export function usedCategories(
  store: ReadableStore,
): readonly { readonly category: string; readonly condition: string | null }[] {
  return store
    .prepare<[], { category: string; condition: string | null }>('SELECT DISTINCT category, condition FROM cases')
    .all();
}
