import assert from 'node:assert/strict';
import { countFigures } from '../../db/read/figures.ts';
import type { ReadableStore } from '../../db/store/handle.ts';
import { closeStore, openReadable } from '../../db/store/openStore.ts';
import { trialOfYear } from '../../electron/host/service/accountability/trialYear.ts';
import { periodRange } from '../../shared/time/zone.ts';
import { bigStore } from './bigStore.ts';
import { STORE_NOW_MS } from './generatedStore.ts';
import { compared, interleaved, timed } from './measure.ts';
import type { Bench } from './measure.ts';
import { MONTH_KEYS } from './monthFigures.ts';

const ROUNDS = 5;
const ZONE = 'Asia/Shanghai';
const YEAR = '2025';
const CUT_OFF_MS = 8 * 86_400_000;
const MONTHS = Array.from({ length: 12 }, (_, i) => periodRange(`${YEAR}-${String(i + 1).padStart(2, '0')}`, ZONE));

/** All findings of a year with their numbers, against the figures of its twelve months as `monthFigures` counts them. */
export const bench: Bench = {
  name: 'yearFindings',
  measure: async (folder) => {
    const store = openReadable(bigStore(folder));
    const found = trialOfYear(store, YEAR, STORE_NOW_MS, 'numbers');
    const overdues = found.filter(({ clause }) => clause === 'R23' || clause === 'R24').length;
    assert.equal(overdues, plainOverdues(store));
    const costs = await interleaved(
      ROUNDS,
      () => timed(() => trialOfYear(store, YEAR, STORE_NOW_MS, 'numbers')),
      () =>
        timed(() => {
          for (const period of MONTHS) countFigures(store, { period, asOfMs: period.toMs + CUT_OFF_MS }, MONTH_KEYS);
        }),
    );
    closeStore(store);
    const note = `${found.length} 条，其中单案 ${overdues} 条；案件清单在打开时读取`;
    return compared(costs, { unit: '毫秒', target: '≤ 2', note });
  },
};

/** A plain count of what R23 and R24 must find: the generated lives know no cause, appeal, ruling or exemption. */
function plainOverdues(store: ReadableStore): number {
  const { fromMs, toMs } = periodRange(YEAR, ZONE);
  return (
    store
      .prepare<[number, number], number>(
        `SELECT count(*) FROM task WHERE miss_kind IS NOT NULL AND explained = 0 AND excluded = 0
           AND missed_at_ms >= ? AND missed_at_ms < ?`,
      )
      .pluck()
      .get(fromMs, toMs) ?? 0
  );
}
