import type { ReadableStore } from '../store/handle.ts';

/** What a line of news says about a case, besides its event. */
export type NewsFacts = { readonly category: string; readonly unit: string | null; readonly address: string | null };

/** The facts of one case; null: no such case. */
export function readNewsFacts(store: ReadableStore, id: number): NewsFacts | null {
  return store.prepare<[number], NewsFacts>('SELECT category, unit, address FROM cases WHERE id = ?').get(id) ?? null;
}
