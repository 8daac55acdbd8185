import { foldCase } from '../../shared/case/apply.ts';
import { openDuty } from '../../shared/case/caseFile.ts';
import type { CaseFile } from '../../shared/case/caseFile.ts';
import { knownAtMs } from '../../shared/case/event.ts';
import type { DutyRow } from '../../shared/case/rows.ts';
import type { ReadableStore } from '../store/handle.ts';
import { readCaseEvents } from './caseFile.ts';

/** The cases that something has touched after the cut-off, as they stood at it: folded anew from what was known then (A3). */
export function readMovedCases(store: ReadableStore, asOfMs: number): readonly CaseFile[] {
  const ids = store
    .prepare<[number, number], { id: number }>('SELECT id FROM cases WHERE as_of_ms > ? AND reported_at_ms <= ?')
    .all(asOfMs, asOfMs);
  return ids.flatMap(({ id }) => {
    const events = readCaseEvents(store, id).filter((event) => knownAtMs(event) <= asOfMs);
    return events.length === 0 ? [] : [foldCase(events)];
  });
}

/** The settled cases whose hour ran out before the cut-off and still stands as running: the clock was off. */
export function readRunOutCases(store: ReadableStore, asOfMs: number): readonly CaseFile[] {
  return store
    .prepare<[number, number], { id: number }>('SELECT id FROM cases WHERE next_duty_miss_at_ms < ? AND +as_of_ms <= ?')
    .all(asOfMs, asOfMs)
    .map(({ id }) => foldCase(readCaseEvents(store, id)));
}

/** An hour that has run out counts as missed, also where the clock was off and has not written it yet (R5, A14). */
export function runOutDuty(file: CaseFile, asOfMs: number): DutyRow | null {
  const duty = openDuty(file);
  if (duty?.state !== 'running' || duty.dueAtMs >= asOfMs) return null;
  const { kind, unit, startAtMs, dueAtMs } = duty;
  return { caseId: file.id, no: file.hourDuties.length - 1, kind, unit, startAtMs, dueAtMs, doneAtMs: null, onTime: 0 };
}
