import assert from 'node:assert/strict';
import { readPeriodSettings } from '../../db/read/city.ts';
import type { ReadableStore } from '../../db/store/handle.ts';
import { closeStore, openReadable } from '../../db/store/openStore.ts';
import { figuresFromLog } from '../../db/verify/figuresFromLog.ts';
import { bigStore } from './bigStore.ts';
import { compared, interleaved, timed } from './measure.ts';
import type { Bench } from './measure.ts';
import { MONTH, MONTH_KEYS, monthRows } from './monthFigures.ts';
import type { MonthRow } from './monthFigures.ts';
import { LOG, logSql } from './reference/columnLog.ts';
import { columnStore } from './reference/columnStore.ts';

const ROUNDS = 3;

export const bench: Bench = {
  name: 'figuresFromLog',
  measure: async (folder) => {
    const store = openReadable(bigStore(folder));
    const columns = await columnStore(store, [LOG]);
    const sql = logSql(MONTH.period, MONTH.asOfMs);
    const recomputed = rowsFromLog(store);
    assert.deepEqual(recomputed, monthRows(store, MONTH));
    assert.deepEqual(recomputed, await columns.ask(sql));
    const costs = await interleaved(
      ROUNDS,
      () => timed(() => rowsFromLog(store)),
      () => timed(() => columns.ask(sql)),
      { warmUp: false },
    );
    columns.close();
    closeStore(store);
    return compared(costs, { unit: '毫秒', target: '≤ 10' });
  },
};

function rowsFromLog(store: ReadableStore): readonly MonthRow[] {
  const readings = readPeriodSettings(store, MONTH);
  return [...figuresFromLog(store, { ...MONTH, readings })]
    .map(([unit, figures]) => ({
      unit,
      ...(Object.fromEntries(MONTH_KEYS.map((key) => [key, figures[key]])) as Omit<MonthRow, 'unit'>),
    }))
    .filter((row) => MONTH_KEYS.some((key) => row[key] !== 0))
    .toSorted((a, b) => (a.unit < b.unit ? -1 : 1));
}
