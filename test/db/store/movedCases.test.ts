import fc from 'fast-check';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { figureRowsAsOf } from '../../../db/read/figureRows.ts';
import { countFigures, figuresAsOf } from '../../../db/read/figures.ts';
import type { WritableStore } from '../../../db/store/handle.ts';
import { figuresFromLog } from '../../../db/verify/figuresFromLog.ts';
import { closeStore, openStore } from '../../../db/store/openStore.ts';
import { appendCaseEvents } from '../../../db/write/caseLog.ts';
import { readCaseFile } from '../../../db/read/caseFile.ts';
import { FIGURE_KEYS, figuresOf } from '../../../shared/assessment/figures.ts';
import type { FigureReadings, Figures } from '../../../shared/assessment/figures.ts';
import { foldCase } from '../../../shared/case/apply.ts';
import { checkAsOf, dutyAsOf, taskAsOf } from '../../../shared/case/asOf.ts';
import { openDuty } from '../../../shared/case/caseFile.ts';
import { knownAtMs } from '../../../shared/case/event.ts';
import type { CaseEvent } from '../../../shared/case/event.ts';
import { rowsOf } from '../../../shared/case/rows.ts';
import type { CaseRows, DutyRow } from '../../../shared/case/rows.ts';
import { HISTORY_START_MS as START_MS, lateHistories } from '../../fixture/lateHistory.ts';

const DAY_MS = 86_400_000;

/** The definition: every case folded from what was known, an hour that ran out counted as missed. */
function rowsKnown(events: readonly CaseEvent[], asOfMs: number): Omit<CaseRows, 'case'> {
  const known = events.filter((event) => knownAtMs(event) <= asOfMs);
  if (known.length === 0) return { tasks: [], checks: [], duties: [] };
  const file = foldCase(known);
  const { tasks, checks, duties } = rowsOf(file);
  const open = openDuty(file);
  if (open === null || open.state !== 'running' || open.dueAtMs >= asOfMs) return { tasks, checks, duties };
  const { kind, unit, startAtMs, dueAtMs } = open;
  const missed: DutyRow = { caseId: file.id, no: -1, kind, unit, startAtMs, dueAtMs, doneAtMs: null, onTime: 0 };
  return { tasks, checks, duties: [...duties, missed] };
}

const readings: fc.Arbitrary<FigureReadings> = fc.record({
  'figures.attribution': fc.constantFrom('deadline', 'deadline', 'dispatch', 'report'),
  'figures.timelyAt': fc.constantFrom('feedback', 'close'),
  'observation.counts': fc.constantFrom('no', 'strict'),
});

function withStore(cases: readonly (readonly CaseEvent[])[], look: (store: WritableStore) => void): void {
  const folder = mkdtempSync(join(tmpdir(), 'moved-'));
  const store = openStore(folder, { nowMs: START_MS });
  try {
    for (const event of cases.flat()) {
      const { caseId, recordedAtMs } = event;
      appendCaseEvents(store, { file: readCaseFile(store, caseId), caseId, events: [event], recordedAtMs });
    }
    look(store);
  } finally {
    closeStore(store);
    rmSync(folder, { recursive: true, force: true });
  }
}

const counted = (figures: ReadonlyMap<string, Figures>): ReadonlyMap<string, Figures> =>
  new Map([...figures].filter(([, one]) => FIGURE_KEYS.some((key) => one[key] !== 0)));

test('figures counted in SQL or from the log as of any instant, under any reading, are those of the cases as they stood', () => {
  fc.assert(
    fc.property(
      lateHistories,
      readings,
      fc.array(
        fc.record({ from: fc.nat({ max: 60 }), days: fc.integer({ min: 1, max: 40 }), cut: fc.nat({ max: 99 }) }),
        {
          minLength: 5,
          maxLength: 5,
        },
      ),
      ({ cases, endMs }, read, asks) => {
        withStore(cases, (store) => {
          const instants = [...new Set(cases.flat().flatMap(instantsOf))];
          for (const { from, days, cut } of asks) {
            const fromMs = START_MS + (from - 10) * DAY_MS;
            const period = { fromMs, toMs: fromMs + days * DAY_MS };
            // Just before, at and after what happened or fell due is where a cut-off goes wrong.
            const chosen = instants[cut % instants.length] ?? endMs;
            for (const asOfMs of [chosen - 1000, chosen, chosen + 1000, endMs]) {
              const rows = cases.map((events) => rowsKnown(events, asOfMs));
              const expected = figuresOf(
                {
                  tasks: rows.flatMap(({ tasks }) => tasks),
                  checks: rows.flatMap(({ checks }) => checks),
                  duties: rows.flatMap(({ duties }) => duties),
                },
                { period, asOfMs, readings: read },
              );
              const asked = { period, asOfMs, readings: read };
              expect(figuresAsOf(store, asked)).toEqual(counted(expected));
              expect(counted(figuresOf(figureRowsAsOf(store, { ...asked, centre: true }), asked))).toEqual(
                counted(expected),
              );
              expect(counted(figuresFromLog(store, asked))).toEqual(counted(expected));
            }
          }
        });
      },
    ),
    { numRuns: 20 },
  );
});

function instantsOf(event: CaseEvent): readonly number[] {
  const due = Object.entries(event.body).flatMap(([key, value]) => (key.endsWith('ueAtMs') ? [Number(value)] : []));
  return [event.occurredAtMs, event.recordedAtMs, ...due.filter((atMs) => atMs > 0)];
}

test('the rows of a case tell every instant since it last moved', () => {
  fc.assert(
    fc.property(lateHistories, ({ cases }) => {
      for (const events of cases) {
        const file = foldCase(events);
        const last = rowsOf(file);
        for (const atMs of new Set(events.flatMap(instantsOf).flatMap((ms) => [ms - 1000, ms, ms + 1000]))) {
          if (file.moved !== null && atMs < file.moved.atMs) continue;
          const then = rowsKnown(events, atMs);
          expect(last.tasks.flatMap((row) => taskAsOf(row, atMs) ?? [])).toEqual(then.tasks);
          expect(last.checks.flatMap((row) => checkAsOf(row, atMs) ?? [])).toEqual(then.checks);
          const timesOf = (rows: readonly DutyRow[]) =>
            rows.map(({ kind, dueAtMs, doneAtMs, onTime }) => ({ kind, dueAtMs, doneAtMs, onTime }));
          const open = openDuty(file);
          const duties: readonly DutyRow[] =
            open?.state === 'running' ? [...last.duties, { ...open, caseId: file.id, no: -1, onTime: 0 }] : last.duties;
          expect(timesOf(duties.flatMap((row) => dutyAsOf(row, atMs) ?? []))).toEqual(timesOf(then.duties));
        }
      }
    }),
    { numRuns: 100 },
  );
});

test('only the figures that are asked for are counted', () => {
  fc.assert(
    fc.property(lateHistories, ({ cases, endMs }) => {
      withStore(cases, (store) => {
        const asked = {
          period: { fromMs: START_MS, toMs: endMs },
          asOfMs: START_MS + Math.floor((endMs - START_MS) / 2000) * 1000,
        };
        const all = figuresAsOf(store, asked);
        for (const key of FIGURE_KEYS)
          for (const [unit, one] of all) expect(countFigures(store, asked, [key]).get(unit)?.[key] ?? 0).toBe(one[key]);
      });
    }),
    { numRuns: 5 },
  );
});
