import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { figuresOf, NO_FIGURES } from '../../../shared/assessment/figures.ts';
import type { Figures } from '../../../shared/assessment/figures.ts';
import { applyEvent, foldCase } from '../../../shared/case/apply.ts';
import type { CaseFile } from '../../../shared/case/caseFile.ts';
import { isOpen } from '../../../shared/case/caseFile.ts';
import { rowsOf } from '../../../shared/case/rows.ts';
import { INITIAL_SETTINGS } from '../../../shared/setting/setting.ts';
import { periodRange } from '../../../shared/time/zone.ts';
import type { MiniCity } from '../../fixture/miniCity.ts';
import { naiveFigures } from '../../fixture/naiveFigures.ts';
import { playSteps, randomSteps } from '../../fixture/randomHistory.ts';

const START = Date.UTC(2016, 8, 20, 1);
const MONTHS = ['2016-09', '2016-10', '2016-11', '2016-12'].map((key) => periodRange(key, 'Asia/Shanghai'));

function count(rows: ReturnType<MiniCity['rows']>, asOfMs: number, period = MONTHS[0] ?? { fromMs: 0, toMs: 0 }) {
  return figuresOf(rows, { period, asOfMs, readings: INITIAL_SETTINGS });
}

/** The rows as they stood at an instant: every case folded from what was recorded by then. */
function rowsAsOf(city: MiniCity, asOfMs: number): ReturnType<MiniCity['rows']> {
  const all = [...city.cases.values()].flatMap(({ events }) => {
    const known = events.filter(({ recordedAtMs }) => recordedAtMs <= asOfMs);
    return known.length > 0 ? [rowsOf(foldCase(known))] : [];
  });
  return {
    tasks: all.flatMap(({ tasks }) => tasks),
    checks: all.flatMap(({ checks }) => checks),
    duties: all.flatMap(({ duties }) => duties),
  };
}

describe('figures over random histories', () => {
  test('equal a naive second implementation, at the end and as of any instant', () => {
    fc.assert(
      fc.property(randomSteps, fc.double({ min: 0, max: 1, noNaN: true }), (steps, share) => {
        const { city, endMs } = playSteps(steps, START);
        const asOfMs = START + Math.floor(((endMs - START) * share) / 1000) * 1000;
        for (const [rows, cutMs] of [
          [city.rows(), endMs],
          [rowsAsOf(city, asOfMs), asOfMs],
        ] as const) {
          const histories = [...city.cases.values()].map(({ events }) => events);
          for (const period of MONTHS) {
            const figures = figuresOf(rows, { period, asOfMs: cutMs, readings: INITIAL_SETTINGS });
            for (const unit of ['U', 'V', 'W']) {
              expect(figures.get(unit) ?? NO_FIGURES).toEqual(
                naiveFigures(histories, { unit, ...period, asOfMs: cutMs }),
              );
            }
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  test('invariants 1, 2 and 7: due adds up to the tasks, closed ≤ due, timely ≤ closed, reworked ≤ checked, replay', () => {
    fc.assert(
      fc.property(randomSteps, (steps) => {
        const { city, endMs } = playSteps(steps, START);
        let due = 0;
        for (const period of MONTHS) {
          for (const figures of count(city.rows(), endMs, period).values()) {
            expect(figures.closed).toBeLessThanOrEqual(figures.due);
            expect(figures.timely).toBeLessThanOrEqual(figures.closed);
            expect(figures.reworked).toBeLessThanOrEqual(figures.checked);
            due += figures.due;
          }
        }
        const files = [...city.cases.values()];
        const last = MONTHS.at(-1)?.toMs ?? 0;
        const standing = files
          .flatMap(({ file }) => (file.stage === 'voided' ? [] : file.tasks))
          .filter(({ end, dueAtMs }) => (end === null || end.how === 'closed') && dueAtMs !== null && dueAtMs < last);
        expect(due).toBe(standing.length);
        for (const { file, events } of files) {
          expect(foldCase(events)).toEqual(file);
          let step: CaseFile | null = null;
          for (const event of events) step = applyEvent(step, event);
          expect(isOpen(file.stage)).toBe(file.endedAtMs === null);
        }
      }),
      { numRuns: 100 },
    );
  });
});

test('invariant 6: figures counted anew from the log as of an instant are those that were counted at it', () => {
  fc.assert(
    fc.property(randomSteps, fc.double({ min: 0, max: 0.99, noNaN: true }), (steps, share) => {
      const cut = Math.max(1, Math.floor(steps.length * share));
      fc.pre((steps[cut]?.waitMinutes ?? 0) > 0);
      const { city: early, endMs: frozenMs } = playSteps(steps.slice(0, cut), START);
      const { city: late } = playSteps(steps, START);
      for (const period of MONTHS)
        expect(count(rowsAsOf(late, frozenMs), frozenMs, period)).toEqual(count(early.rows(), frozenMs, period));
    }),
    { numRuns: 60 },
  );
});

describe('readings', () => {
  const period = { fromMs: 0, toMs: 1_000_000 };
  const task = {
    caseId: 1,
    no: 1,
    unit: 'U',
    designated: 0,
    reportedAtMs: 0,
    dispatchedAtMs: 0,
    dueAtMs: 100_000,
    dueBeforeObservationAtMs: null,
    running: 0,
    feedbackAtMs: 90_000,
    missedAtMs: null,
    extensions: 0,
    end: 'closed',
    endedAtMs: 120_000,
    ruledJustified: null,
    imported: 0,
    sourceOnTime: null,
    excluded: 0,
    missKind: null,
    explained: 0,
    cause: null,
    corrected: 0,
  } as const;
  const figures = (change: object, readings: object = {}): Figures =>
    figuresOf(
      { tasks: [{ ...task, ...change }], checks: [], duties: [] },
      { period, asOfMs: 500_000, readings: { ...INITIAL_SETTINGS, ...readings } },
    ).get('U') ?? NO_FIGURES;

  test('A1: timely by the feedback, optionally by the closing', () => {
    expect(figures({})).toMatchObject({ due: 1, closed: 1, timely: 1 });
    expect(figures({}, { 'figures.timelyAt': 'close' })).toMatchObject({ timely: 0 });
    expect(figures({ feedbackAtMs: 100_000 })).toMatchObject({ timely: 1 });
    expect(figures({ feedbackAtMs: 101_000 })).toMatchObject({ timely: 0 });
  });

  test('A4, A28: void, recalled and returned tasks are in no due count; a late return stays until ruled justified', () => {
    expect(figures({ excluded: 1 })).toEqual(NO_FIGURES);
    expect(figures({ end: 'returned' })).toMatchObject({ due: 0, returned: 1 });
    expect(figures({ end: 'returned', missedAtMs: 100_000 })).toMatchObject({ due: 1, closed: 0, overdueOpen: 1 });
    expect(figures({ end: 'returned', missedAtMs: 100_000, ruledJustified: 1 })).toMatchObject({ due: 0 });
  });

  test('A6: the strict reading keeps an observed task by the deadline that observation replaced', () => {
    const observed = {
      end: null,
      feedbackAtMs: null,
      endedAtMs: null,
      running: 1,
      dueAtMs: 2_000_000,
      dueBeforeObservationAtMs: 100_000,
    };
    expect(figures(observed)).toMatchObject({ due: 0 });
    expect(figures(observed, { 'observation.counts': 'strict' })).toMatchObject({ due: 1, closed: 0 });
  });

  test('A2: by month of dispatch or report; an import without deadline counts by the flag of its source', () => {
    const imported = { dueAtMs: null, sourceOnTime: 1, imported: 1, reportedAtMs: 5000 };
    expect(figures(imported)).toMatchObject({ due: 0 });
    expect(figures(imported, { 'figures.attribution': 'report' })).toMatchObject({ due: 1, closed: 1, timely: 1 });
  });
});
