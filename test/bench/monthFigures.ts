import assert from 'node:assert/strict';
import { countFigures } from '../../db/read/figures.ts';
import type { ReadableStore } from '../../db/store/handle.ts';
import { closeStore, openReadable } from '../../db/store/openStore.ts';
import type { Figures, Period } from '../../shared/assessment/figures.ts';
import { periodRange } from '../../shared/time/zone.ts';
import { bigStore } from './bigStore.ts';
import { compared, interleaved, timed } from './measure.ts';
import type { Bench } from './measure.ts';
import { monthSql, PROJECTIONS } from './reference/columnMonth.ts';
import { columnStore } from './reference/columnStore.ts';

const ROUNDS = 20;
const ZONE = 'Asia/Shanghai';
export const MONTH_KEYS = ['due', 'closed', 'timely', 'reworked', 'extended'] as const satisfies (keyof Figures)[];

/** The last month that has ended, and a cut-off inside the next one. */
export const MONTH = { period: periodRange('2026-10', ZONE), asOfMs: Date.parse('2026-11-08T12:00:00+08:00') };
/** An older one, to be compared only: half of all cases came after it. */
const OLDER = { period: periodRange('2025-10', ZONE), asOfMs: Date.parse('2025-11-08T12:00:00+08:00') };

type Asked = { readonly period: Period; readonly asOfMs: number };
export type MonthRow = { readonly unit: string } & Pick<Figures, (typeof MONTH_KEYS)[number]>;

export const bench: Bench = {
  name: 'monthFigures',
  measure: async (folder) => {
    const store = openReadable(bigStore(folder));
    const columns = await columnStore(store, PROJECTIONS);
    for (const asked of [MONTH, OLDER])
      assert.deepEqual(monthRows(store, asked), await columns.ask(monthSql(asked.period, asked.asOfMs)));
    const costs = await interleaved(
      ROUNDS,
      () => timed(() => monthRows(store, MONTH)),
      () => timed(() => columns.ask(monthSql(MONTH.period, MONTH.asOfMs))),
    );
    columns.close();
    closeStore(store);
    return compared(costs, { unit: '毫秒', target: '≤ 3' });
  },
};

/** The product's answer: every unit, by its code. */
export function monthRows(store: ReadableStore, asked: Asked): readonly MonthRow[] {
  return [...countFigures(store, asked, MONTH_KEYS)]
    .map(([unit, figures]) => ({ unit, ...figures }))
    .toSorted((a, b) => (a.unit < b.unit ? -1 : 1));
}
