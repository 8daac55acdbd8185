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
import type { CaseEvent, NewEvent } from '../../../shared/case/event.ts';
import { rowsOf } from '../../../shared/case/rows.ts';
import type { CaseRows, DutyRow } from '../../../shared/case/rows.ts';
import { parseIso } from '../../../shared/time/zone.ts';
import { playSteps, randomSteps } from '../../fixture/randomHistory.ts';

const START_MS = parseIso('2016-09-20T08:00:00+08:00') ?? Number.NaN;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Lives in which entries come later than what they tell, the host was off now and then, and an import brought some. */
const histories = fc
  .record({
    steps: randomSteps,
    lags: fc.array(fc.oneof(fc.constant(0), fc.constant(0), fc.integer({ min: 0, max: 200 })), {
      minLength: 1,
      maxLength: 30,
    }),
    imports: fc.array(
      fc.record({
        reported: fc.nat({ max: 400 }),
        dueAfter: fc.option(fc.nat({ max: 100 })),
        otherDueAfter: fc.option(fc.nat({ max: 100 })),
        closedAfter: fc.option(fc.nat({ max: 200 })),
        unknown: fc.boolean(),
        onTime: fc.option(fc.boolean()),
      }),
      { maxLength: 4 },
    ),
  })
  .map(({ steps, lags, imports }) => {
    const { city, endMs } = playSteps(steps, START_MS);
    city.advance(endMs);
    const lived = [...city.cases.values()].map(({ events }) => delayed(events, lags));
    const importedAtMs = endMs;
    const brought = imports.map((one, i) => imported(one, lived.length + i + 1, importedAtMs));
    return { cases: [...lived, ...brought], endMs: endMs + 3 * DAY_MS };
  });

function delayed(events: readonly CaseEvent[], lags: readonly number[]): readonly CaseEvent[] {
  let latestMs = 0;
  return events.map((event, i) => {
    const lagMs = (lags[i % lags.length] ?? 0) * 60_000;
    latestMs = Math.max(latestMs, event.recordedAtMs + lagMs);
    return { ...event, recordedAtMs: latestMs };
  });
}

type Import = {
  readonly reported: number;
  readonly dueAfter: number | null;
  readonly otherDueAfter: number | null;
  readonly closedAfter: number | null;
  readonly unknown: boolean;
  readonly onTime: boolean | null;
};

function imported(given: Import, caseId: number, importedAtMs: number): readonly CaseEvent[] {
  const by = { party: 'import', unit: null, seat: '导入' } as const;
  const reportedAtMs = Math.min(START_MS + given.reported * HOUR_MS, importedAtMs);
  const dueOf = (hours: number | null): number | null => (hours === null ? null : reportedAtMs + hours * HOUR_MS);
  const number = `导入-${caseId}`;
  const head = { by, evidence: null };
  const events: NewEvent[] = [
    {
      ...head,
      kind: 'imported',
      occurredAtMs: reportedAtMs,
      body: {
        number,
        source: 'public',
        category: 'event:06010',
        description: '随机',
        address: null,
        lat: null,
        lng: null,
        cell: null,
        batch: 1,
        flags: [],
      },
    },
    {
      ...head,
      kind: 'importedDispatch',
      occurredAtMs: reportedAtMs,
      body: { task: 1, unit: 'U', dispatchedAtMs: reportedAtMs, dueAtMs: dueOf(given.dueAfter) },
    },
  ];
  if (given.otherDueAfter !== null)
    events.push({
      ...head,
      kind: 'importedDeadline',
      occurredAtMs: importedAtMs,
      body: { task: 1, dueAtMs: dueOf(given.otherDueAfter) },
    });
  if (given.closedAfter !== null)
    events.push({
      ...head,
      kind: 'importedClosing',
      occurredAtMs: given.unknown ? importedAtMs : reportedAtMs + given.closedAfter * HOUR_MS,
      body: { known: !given.unknown, onTime: given.onTime },
    });
  return events.map((event, i) => {
    const occurredAtMs = Math.min(event.occurredAtMs, importedAtMs);
    return { ...event, occurredAtMs, caseId, revision: i + 1, recordedAtMs: importedAtMs };
  });
}

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
      histories,
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
    fc.property(histories, ({ cases }) => {
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
    fc.property(histories, ({ cases, endMs }) => {
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
