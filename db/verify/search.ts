import { sealedBlocks } from '../read/search/blocks.ts';
import type { Places } from '../../shared/search/grams.ts';
import { packedPlaces } from '../schema/places.ts';
import type { ReadableStore } from '../store/handle.ts';
import { indexOfBlock } from '../write/searchIndex.ts';

/** Compares every block of the search index with the one made from its cases now. */
export function checkSearch(store: ReadableStore, report: (problem: string) => void): void {
  type Stored = { readonly key: string; readonly places: Buffer };
  const grams = store.prepare<[number], Stored>(
    'SELECT g.gram AS key, p.places FROM search_gram g JOIN search_place p ON p.id = g.place WHERE g.block = ?',
  );
  const marks = new Map<number, Stored[]>();
  for (const { block, ...row } of store
    .prepare<[], Stored & { readonly block: number }>('SELECT block, mark AS key, places FROM search_mark')
    .all())
    marks.set(block, [...(marks.get(block) ?? []), row]);
  for (const block of sealedBlocks(store)) {
    const now = indexOfBlock(store, block);
    if (isSame(grams.all(block), now.grams) && isSame(marks.get(block) ?? [], now.marks)) continue;
    report(`搜索索引第 ${block + 1} 块与案件表不符，搜索可能遗漏案件，请从备份恢复或联系维护人员。`);
  }
}

function isSame(rows: readonly { readonly key: string; readonly places: Buffer }[], now: Places): boolean {
  return rows.length === now.size && rows.every(({ key, places }) => packedPlaces(now.get(key) ?? []).equals(places));
}
