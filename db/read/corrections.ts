import type { FigureReadings, FigureRows } from '../../shared/assessment/figures.ts';
import { foldCase } from '../../shared/case/apply.ts';
import { checkAsOf, dutyAsOf, taskAsOf } from '../../shared/case/asOf.ts';
import { knownAtMs } from '../../shared/case/event.ts';
import { rowsOf } from '../../shared/case/rows.ts';
import type { CaseRows, DutyRow } from '../../shared/case/rows.ts';
import type { ReadableStore } from '../store/handle.ts';
import { readCaseEvents } from './caseFile.ts';
import type { Asked } from './countedFigures.ts';
import { runOutDuty } from './runOutDuty.ts';
import { readRows } from './rows.ts';

const DAY_MS = 86_400_000;

/** The steps of `cases.moved_step`, in days; the last holds whatever moved later than that after its report. */
const STEPS = [1, 2, 4, 8, 16, 32, 64, 128, 0] as const;
const EVER_MS = 8_640_000_000_000_000;

const CANDIDATES = `SELECT c.id FROM (VALUES ${STEPS.map((days) => `(${days}, ${days === 0 ? EVER_MS : days * DAY_MS})`).join(', ')}) s
  CROSS JOIN cases c ON c.moved_at_ms IS NOT NULL AND c.moved_step = s.column1
    AND c.moved_at_ms > :asOfMs AND c.moved_at_ms <= :asOfMs + s.column2
  WHERE c.reported_at_ms <= :asOfMs`;

/**
 * The cases that moved since the cut-off in a way that can change the period's figures. Only a figure by deadline belongs
 * to an instant that a move tells of; by dispatch or report every case counts that moved.
 */
export function movedCases(
  store: ReadableStore,
  { period, asOfMs, readings }: Omit<Asked, 'readings'> & { readonly readings: FigureReadings | 'all' },
): readonly number[] {
  const isByDeadline = readings !== 'all' && readings['figures.attribution'] === 'deadline';
  const spans = isByDeadline ? ' AND c.moved_from_ms < :toMs AND c.moved_to_ms >= :fromMs' : '';
  return store
    .prepare<[object], { id: number }>(`${CANDIDATES}${spans}`)
    .all(isByDeadline ? { ...period, asOfMs } : { asOfMs })
    .map(({ id }) => id);
}

/** Each case that moved since the cut-off: its rows as they tell it, and as it stood. */
export function corrections(
  store: ReadableStore,
  asked: Asked,
): readonly { readonly told: FigureRows; readonly stood: FigureRows }[] {
  const { asOfMs } = asked;
  return movedCases(store, asked).map((id) => ({
    told: toldAsOf(store, id, asOfMs),
    stood: stoodAsOf(store, id, asOfMs),
  }));
}

/** The rows of a case as its present ones tell an earlier instant: what `countRows` has counted. */
function toldAsOf(store: ReadableStore, id: number, asOfMs: number): FigureRows {
  const { case: row, tasks, checks, duties } = readRows(store, id);
  const told = {
    tasks: tasks.flatMap((one) => taskAsOf(one, asOfMs) ?? []),
    checks: checks.flatMap((one) => checkAsOf(one, asOfMs) ?? []),
    duties: duties.flatMap((one) => dutyAsOf(one, asOfMs) ?? []),
  };
  const dueAtMs = row?.nextDutyMissAtMs ?? null;
  if (row?.stage !== 'signOff' || dueAtMs === null || dueAtMs >= asOfMs) return told;
  const { unit, stageSinceMs: startAtMs } = row;
  const runOut: DutyRow = { caseId: id, no: -1, kind: 'signOff', unit, startAtMs, dueAtMs, doneAtMs: null, onTime: 0 };
  return { ...told, duties: [...told.duties, runOut] };
}

/** The rows of a case folded anew from what was known at an instant (A3), of the log's entries up to one. */
export function stoodAsOf(
  store: ReadableStore,
  id: number,
  asOfMs: number,
  throughSequence = Infinity,
): Omit<CaseRows, 'case'> {
  const events = readCaseEvents(store, id).filter(
    (event) => event.sequence <= throughSequence && knownAtMs(event) <= asOfMs,
  );
  if (events.length === 0) return { tasks: [], checks: [], duties: [] };
  const file = foldCase(events);
  const { tasks, checks, duties } = rowsOf(file);
  return { tasks, checks, duties: [...duties, ...[runOutDuty(file, asOfMs)].filter((duty) => duty !== null)] };
}

/** The cases of which an import has written history after an entry of the log: it is known as of when it happened (A30). */
export function casesImportedAfter(store: ReadableStore, sequence: number): readonly number[] {
  const hasBatch = store
    .prepare<[number], { found: number }>(
      `SELECT EXISTS (SELECT 1 FROM event INDEXED BY event_of_city
          WHERE case_id IS NULL AND sequence > ? AND kind IN ('batchBegun', 'batchEnded'))
        OR EXISTS (SELECT 1 FROM batch WHERE ended = 0) AS found`,
    )
    .get(sequence);
  // The entries since a closing may be a year's: they are walked only where an import is among them.
  if (hasBatch?.found !== 1) return [];
  return store
    .prepare<[number], number>(
      `SELECT DISTINCT case_id FROM event NOT INDEXED WHERE sequence > ? AND party = 'import' AND case_id IS NOT NULL`,
    )
    .pluck()
    .all(sequence);
}
