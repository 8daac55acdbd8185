import { performance } from 'node:perf_hooks';
import { readRules } from '../../db/read/city.ts';
import { searchCases } from '../../db/read/search/searchCases.ts';
import { closeStore, openReadable } from '../../db/store/openStore.ts';
import { STORE_NOW_MS } from './generatedStore.ts';
import { compared, interleaved } from './measure.ts';
import type { Bench } from './measure.ts';
import { likeSearch } from './reference/likeSearch.ts';
import { searchStore } from './searchStore.ts';

const ROUNDS = 5;
const LIMIT = 50;
const ANY = { unit: null, category: null, cell: null, fromMs: null, toMs: null, state: null, view: null };

/** Half of two characters, half of three; the shares are of 1,000,000 cases. */
const WORDS: readonly { readonly words: readonly string[]; readonly from: number; readonly to: number }[] = [
  { words: ['井盖', '垃圾', '处置', '解放路', '长江路', '占道经'], from: 0.05, to: 1 },
  { words: ['抛洒', '护栏', '外溢', '绿化带', '路灯不', '共享单'], from: 0.005, to: 0.05 },
  { words: ['倒伏', '锈蚀', '树倒', '树倒伏', '桥梁栏'], from: 0.000_000_1, to: 0.005 },
  { words: ['飞碟', '独角兽', '火山口'], from: 0, to: 0 },
];

export const bench: Bench = {
  name: 'searchText',
  measure: async (folder) => {
    const store = openReadable(searchStore(folder));
    const rules = readRules(store, STORE_NOW_MS);
    const codes = (word: string): readonly string[] => [
      ...[...rules.units.values()]
        .filter(({ name, shortName }) => name.includes(word) || shortName.includes(word))
        .map(({ code }) => code),
      ...[...rules.categories].filter(([, name]) => name.includes(word)).map(([code]) => code),
    ];
    const like = likeSearch(store.sqlite, { limit: LIMIT, codes });
    const search = (text: string): ReturnType<typeof like> =>
      searchCases(store, { ...ANY, text, offset: 0, limit: LIMIT }, rules);
    const cases = Number(store.prepare('SELECT count(*) FROM cases').pluck().get());
    for (const { words, from, to } of WORDS)
      for (const word of words) {
        const [found, expected] = [search(word), like(word)];
        if (JSON.stringify(found) !== JSON.stringify(expected)) throw new Error(`${word}: other answers`);
        const share = found.total / cases;
        if (share < from || share > to) throw new Error(`${word} stands in ${share} of the cases`);
      }
    const words = WORDS.flatMap((group) => group.words);
    const slowest = new Map<string, number>();
    const costs = await interleaved(
      ROUNDS,
      (round) => {
        let sum = 0;
        for (const word of words) {
          const start = performance.now();
          search(word);
          const ms = performance.now() - start;
          sum += ms;
          if (round >= 0) slowest.set(word, Math.max(slowest.get(word) ?? 0, ms));
        }
        return sum;
      },
      () => {
        const start = performance.now();
        for (const word of words) like(word);
        return performance.now() - start;
      },
    );
    closeStore(store);
    const [word, ms] = [...slowest].toSorted(([, a], [, b]) => b - a)[0] ?? ['', NaN];
    const note = `最慢的词“${word}” ${ms.toFixed(1)} 毫秒（目标 50 毫秒以内）`;
    return compared(costs, { unit: '毫秒', target: '≤ 0.1', note });
  },
};
