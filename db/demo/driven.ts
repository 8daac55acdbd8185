import { IS_OPEN } from '../read/openCases.ts';
import type { ReadableStore } from '../store/handle.ts';
import { DEMO_SEAT } from './actors.ts';

/** The cases that may have a next step: the open ones, and those whose return was ruled on late or is still to be ruled on. */
export function livelyCases(store: ReadableStore, changedSinceMs: number): readonly number[] {
  return store
    .prepare<[number], { id: number }>(
      `SELECT c.id FROM cases c WHERE ${IS_OPEN} UNION SELECT id FROM cases WHERE as_of_ms > ? AND returns > 0`,
    )
    .all(changedSinceMs)
    .map(({ id }) => id);
}

/** The cases written after a sequence that may have a next step. */
export function casesChangedSince(store: ReadableStore, sequence: number): readonly number[] {
  return store
    .prepare<[number], { id: number }>(
      `SELECT DISTINCT c.id FROM event JOIN cases c ON c.id = event.case_id
        WHERE event.sequence > ? AND (${IS_OPEN} OR c.returns > 0)`,
    )
    .all(sequence)
    .map(({ id }) => id);
}

/** What people at desks have had to do with a case of the demonstration city. */
export type Handled = {
  /** A person reported it, or a file brought it: it stays theirs. */
  readonly own: boolean;
  /** When a person last wrote on it; null: never. */
  readonly atMs: number | null;
};

/** Tells a person's acts from the made-up ones by the seat that wrote them; the host's clock is nobody. */
export function handledByPeople(store: ReadableStore, caseId: number): Handled {
  const row = store
    .prepare<[string, number], { first: number | null; last: number | null }>(
      `SELECT min(revision) AS first, max(recorded_at_ms) AS last FROM event
        WHERE party <> 'host' AND substr(seat, 1, ${DEMO_SEAT.length}) <> ? AND case_id = ?`,
    )
    .get(DEMO_SEAT, caseId);
  return { own: row?.first === 1, atMs: row?.last ?? null };
}

const REPORT = 'demo-report/';

/** The command of the n-th report of a day (from 0): ids sort as the reports follow each other. */
export function reportCommandId(day: string, index: number): string {
  return `${REPORT}${day}/${String(index).padStart(5, '0')}`;
}

/** The last report that the live city has made; null: none since its history. */
export function lastReport(store: ReadableStore): { readonly day: string; readonly index: number } | null {
  const last = store
    .prepare<[string, string], { id: string | null }>(
      'SELECT max(command_id) AS id FROM command_result WHERE command_id >= ? AND command_id < ?',
    )
    // '0' follows '/' directly, so this is every id that begins with the word.
    .get(REPORT, REPORT.replace('/', '0'))?.id;
  const [, day, index] = last?.split('/') ?? [];
  return day === undefined || index === undefined ? null : { day, index: Number(index) };
}
