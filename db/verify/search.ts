import { sealedBlocks } from '../read/search/blocks.ts';
import { packedPlaces } from '../schema/places.ts';
import type { ReadableStore } from '../store/handle.ts';
import { gramsOfBlock } from '../write/searchIndex.ts';

/** Compares every block of the search index with the one made from its cases now. */
export function checkSearch(store: ReadableStore, report: (problem: string) => void): void {
  const stored = store.prepare<[number], { readonly gram: string; readonly places: Buffer }>(
    'SELECT g.gram, p.places FROM search_gram g JOIN search_place p ON p.id = g.place WHERE g.block = ?',
  );
  for (const block of sealedBlocks(store)) {
    const grams = gramsOfBlock(store, block);
    let same = 0;
    const rows = stored.all(block);
    for (const { gram, places } of rows) if (packedPlaces(grams.get(gram) ?? []).equals(places)) same += 1;
    if (same !== grams.size || same !== rows.length)
      report(`搜索索引第 ${block + 1} 块与案件表不符，搜索可能遗漏案件，请从备份恢复或联系维护人员。`);
  }
}
