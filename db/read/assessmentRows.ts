import type {
  AssessmentRows,
  CaseKind,
  CooperationRow,
  EntryRow,
  ObservedRow,
} from '../../shared/assessment/assessmentRows.ts';
import { foldCase } from '../../shared/case/apply.ts';
import type { CaseFile } from '../../shared/case/caseFile.ts';
import { responsibleTask } from '../../shared/case/caseFile.ts';
import { knownAtMs } from '../../shared/case/event.ts';
import type { TaskRow } from '../../shared/case/rows.ts';
import type { ReadableStore } from '../store/handle.ts';
import { readCaseEvents } from './caseFile.ts';
import { figureRowsAsOf } from './figureRows.ts';
import type { RowsWanted } from './figureRows.ts';
import { IS_OPEN } from './openCases.ts';

/**
 * All that the figures of a period are counted from, as of a cut-off: the rows of cases as they tell it, of those that moved
 * since as folded anew from what was known then (A3). Nothing is stored.
 */
export function readAssessmentRows(store: ReadableStore, wanted: RowsWanted): AssessmentRows {
  const { asOfMs } = wanted;
  const rows = figureRowsAsOf(store, wanted);
  return {
    ...rows,
    observed: [...settledObserved(store, asOfMs), ...touchedObserved(store, asOfMs)],
    cooperations: rows.tasks.flatMap((row) => (row.designated === 1 ? readCooperations(store, row) : [])),
    entries: readEntries(store, wanted),
    supervised: new Set(readSupervised(store, asOfMs)),
    kindOf: kindReader(store, asOfMs),
  };
}

/** When an event of the alias `e` was known: the history of an import from its own times on (`knownAtMs`). */
const KNOWN_AT = "CASE e.party WHEN 'import' THEN e.occurred_at_ms ELSE e.recorded_at_ms END";

/** A case folded from what was known at an instant; null: nothing was. */
function caseAsOf(store: ReadableStore, id: number, asOfMs: number): CaseFile | null {
  const events = readCaseEvents(store, id).filter((event) => knownAtMs(event) <= asOfMs);
  return events.length === 0 ? null : foldCase(events);
}

function settledObserved(store: ReadableStore, asOfMs: number): ObservedRow[] {
  return store
    .prepare<[number], ObservedRow>(
      `SELECT id AS caseId, unit, stage_since_ms AS sinceMs, due_at_ms AS expectedAtMs FROM cases c
       WHERE ${IS_OPEN} AND stage = 'observation' AND +as_of_ms <= ?`,
    )
    .all(asOfMs);
}

/** Those among the cases that something has touched since: each that ever was observed and had not ended by then. */
function touchedObserved(store: ReadableStore, asOfMs: number): readonly ObservedRow[] {
  return store
    .prepare<[object], number>(
      `SELECT DISTINCT c.id FROM task r CROSS JOIN cases c ON c.id = r.case_id
       WHERE r.due_before_observation_at_ms IS NOT NULL AND c.as_of_ms > :asOfMs AND c.reported_at_ms <= :asOfMs
         AND (c.ended_at_ms IS NULL OR c.ended_at_ms > :asOfMs OR c.moved_at_ms > :asOfMs)`,
    )
    .pluck()
    .all({ asOfMs })
    .flatMap((id) => {
      const file = caseAsOf(store, id, asOfMs);
      return file ? observedOf(file) : [];
    });
}

function observedOf(file: CaseFile): readonly ObservedRow[] {
  const unit = responsibleTask(file)?.unit;
  if (file.stage !== 'observation' || unit === undefined) return [];
  return [{ caseId: file.id, unit, sinceMs: file.stageSinceMs, expectedAtMs: file.expectedDates.at(-1) ?? null }];
}

/** The units that the lead of a designated task was given (A27). */
function readCooperations(store: ReadableStore, { caseId, no }: TaskRow): readonly CooperationRow[] {
  return store
    .prepare<[number, number], string>(
      `SELECT json_extract(body, '$.designation.cooperating') FROM event
       WHERE case_id = ? AND kind = 'dispatched' AND json_extract(body, '$.task') = ?`,
    )
    .pluck()
    .all(caseId, no)
    .flatMap((units) => (JSON.parse(units) as readonly string[]).map((unit) => ({ caseId, no, unit })));
}

function readSupervised(store: ReadableStore, asOfMs: number): readonly number[] {
  return store
    .prepare<[number], number>(
      `SELECT c.id FROM cases c WHERE c.supervised = 1
         AND EXISTS (SELECT 1 FROM event e WHERE e.case_id = c.id AND e.kind = 'supervised' AND ${KNOWN_AT} <= ?)`,
    )
    .pluck()
    .all(asOfMs);
}

/** What was entered with a time of occurrence (a correction only follows from it), but for cases that were void at the cut-off: they are in no figure. */
function readEntries(store: ReadableStore, { period, asOfMs }: RowsWanted): readonly EntryRow[] {
  return store
    .prepare<[object], EntryRow>(
      `SELECT e.sequence, e.case_id AS caseId, e.kind, e.party, e.unit, e.seat, e.occurred_at_ms AS occurredAtMs,
         e.recorded_at_ms AS recordedAtMs
       FROM event e JOIN cases c ON c.id = e.case_id
       WHERE e.evidence IS NOT NULL AND e.case_id IS NOT NULL AND e.kind <> 'missCorrected'
         AND e.recorded_at_ms >= :fromMs AND e.recorded_at_ms < :toMs AND e.recorded_at_ms <= :asOfMs
         AND NOT (c.stage = 'voided' AND EXISTS
           (SELECT 1 FROM event v WHERE v.case_id = c.id AND v.kind = 'voided' AND v.recorded_at_ms <= :asOfMs))`,
    )
    .all({ ...period, asOfMs });
}

/** Reads cell and category of a case as they stood, when an exempted period asks for them. */
export function kindReader(store: ReadableStore, asOfMs: number): (caseId: number) => CaseKind {
  const known = new Map<number, CaseKind>();
  return (caseId) => {
    const found = known.get(caseId) ?? readKind(store, caseId, asOfMs);
    known.set(caseId, found);
    return found;
  };
}

function readKind(store: ReadableStore, caseId: number, asOfMs: number): CaseKind {
  const row = store
    .prepare<[number], CaseKind & { readonly caseAsOfMs: number }>(
      'SELECT cell, category, as_of_ms AS caseAsOfMs FROM cases WHERE id = ?',
    )
    .get(caseId);
  const stood = row && row.caseAsOfMs > asOfMs ? caseAsOf(store, caseId, asOfMs) : row;
  return { cell: stood?.cell ?? null, category: stood?.category ?? '' };
}
