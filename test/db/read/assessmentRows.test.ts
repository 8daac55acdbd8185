import fc from 'fast-check';
import { expect, test } from 'vitest';
import { figuresAsOf } from '../../../db/read/figures.ts';
import { closeStore, openReadable } from '../../../db/store/openStore.ts';
import { countAll, countedPeriod, ownQuestion } from '../../../electron/host/service/assessment/counted.ts';
import { explainFigure } from '../../../electron/host/service/assessment/explain.ts';
import { assessmentTable, assessmentTrend } from '../../../electron/host/service/assessment/table.ts';
import { ALL_KEYS, allFiguresOf, NO_FIGURES_AT_ALL } from '../../../shared/assessment/allFigures.ts';
import { centreDutiesOf } from '../../../shared/assessment/centreDuty.ts';
import { FIGURE_KEYS, NO_FIGURES } from '../../../shared/assessment/figures.ts';
import { parseIso, periodRange } from '../../../shared/time/zone.ts';
import { assessmentRowsOf } from '../../fixture/assessmentRows.ts';
import { playSteps, randomSteps } from '../../fixture/randomHistory.ts';
import { storeCity } from '../../fixture/storeCity.ts';
import { withHistory } from '../../fixture/storedHistory.ts';

const START_MS = parseIso('2016-09-20T08:00:00+08:00') ?? Number.NaN;
const ZONE = 'Asia/Shanghai';
const HOUR_MS = 3_600_000;
const KEYS = ['2016-09', '2016-10', '2016-Q4', '2016'];

test('a store counts what the log alone gives, at any cut-off, and what it remembers is what it would count anew', () => {
  fc.assert(
    fc.property(randomSteps, fc.double({ min: 0, max: 1.2, noNaN: true }), (steps, share) => {
      const { city, endMs } = playSteps(steps, START_MS);
      const asOfMs = START_MS + Math.floor((share * (endMs - START_MS)) / 1000) * 1000;
      city.advance(Math.max(endMs, asOfMs));
      withHistory(city, START_MS, (store) => {
        for (const key of KEYS) {
          const cut = { period: periodRange(key, ZONE), asOfMs };
          const question = ownQuestion(store, cut);
          const rows = assessmentRowsOf(city, asOfMs);
          const expected = allFiguresOf(rows, question);
          const counted = countAll(store, cut);
          const plain = figuresAsOf(store, cut);
          for (const unit of ['U', 'V', 'W', '']) {
            const found = counted.byUnit.get(unit) ?? NO_FIGURES_AT_ALL;
            expect(found).toEqual(expected.get(unit) ?? NO_FIGURES_AT_ALL);
            const sql = plain.get(unit) ?? NO_FIGURES;
            for (const figure of FIGURE_KEYS) expect([figure, found[figure]]).toEqual([figure, sql[figure] ?? 0]);
          }
          expect(counted.centre).toEqual(centreDutiesOf(rows.duties, cut.period));
          expect(countedPeriod(store, cut).city).toEqual(counted.city);
          expect(countedPeriod(store, cut).city).toEqual(counted.city);
        }
      });
    }),
    { numRuns: 25 },
  );
});

const REPORT = { source: 'public', category: 'event:06010', description: '垃圾' } as const;

test('what was remembered of a past period stays right while cases go on and others come', () => {
  using city = storeCity(START_MS);
  let cases = 0;
  const month = { period: periodRange('2016-09', ZONE), asOfMs: periodRange('2016-09', ZONE).toMs - 1000 };
  for (let step = 0; step < 60; step += 1) {
    city.advance(START_MS + step * 9 * HOUR_MS);
    city.give('report', 'centre', REPORT);
    cases += 1;
    for (const id of [cases, Math.max(1, cases - 3)]) {
      city.give('accept', 'centre', {}, { id });
      city.give('dispatch', 'centre', { unit: step % 2 === 0 ? 'U' : 'V' }, { id });
      const holder = city.file(id).tasks.at(-1)?.unit;
      if (holder === undefined || step % 3 === 0) continue;
      city.give('feedback', `unit:${holder}`, { result: '办毕' }, { id });
      city.give('recordCheck', 'supervisor', { result: step % 5 === 0 ? 'fail' : 'pass' }, { id });
    }
    if (step % 10 !== 9) continue;
    const fresh = openReadable(city.folder);
    try {
      expect(countedPeriod(city.store, month)).toEqual(countedPeriod(fresh, month));
      const nowMs = START_MS + step * 9 * HOUR_MS;
      expect(assessmentTrend(city.store, { period: '2016-10' }, nowMs)).toEqual(
        assessmentTrend(fresh, { period: '2016-10' }, nowMs),
      );
    } finally {
      closeStore(fresh);
    }
  }
});

test('a figure of the table opens to as many cases as it says, page by page', () => {
  using city = storeCity(START_MS);
  for (let id = 1; id <= 7; id += 1) {
    city.give('report', 'centre', REPORT);
    city.give('accept', 'centre', {}, { id });
    city.give('dispatch', 'centre', { unit: 'U' }, { id });
    if (id > 3) city.give('feedback', 'unit:U', { result: '办毕' }, { id });
    if (id > 4) city.give('recordCheck', 'supervisor', { result: 'pass' }, { id });
  }
  const nowMs = START_MS + 30 * HOUR_MS;
  city.advance(nowMs);
  const scope = { kind: 'unit', unit: 'U' } as const;
  const unit = assessmentTable(city.store, { period: '2016-09' }, nowMs).units.find((one) => one.unit === 'U');
  for (const figure of ALL_KEYS) {
    const { part, caseCount } = explainFigure(city.store, { period: '2016-09', scope, figure }, nowMs);
    expect([figure, part, caseCount]).toEqual([figure, unit?.figures[figure], unit?.figures[figure]]);
  }
  const rate = { period: '2016-09', scope, figure: 'closingRate' } as const;
  const first = explainFigure(city.store, { ...rate, limit: 4 }, nowMs);
  const rest = explainFigure(city.store, { ...rate, offset: 4, limit: 4 }, nowMs);
  expect([first.part, first.whole, first.cut, rest.cut]).toEqual([3, 7, true, false]);
  expect([...first.cases, ...rest.cases].filter(({ counts }) => counts)).toHaveLength(3);
  expect(first.arithmetic).toContain('R26：3 × 100 = 300 < 90 × 7 = 630');
  expect(first.readings.map(({ reading }) => reading)).toEqual([
    'own',
    'dispatchMonth',
    'reportMonth',
    'observationCounts',
    'fullLimitAfterRework',
  ]);
});
