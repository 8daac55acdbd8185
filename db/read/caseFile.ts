import { foldCase } from '../../shared/case/apply.ts';
import type { CaseFile } from '../../shared/case/caseFile.ts';
import type { CaseEvent } from '../../shared/case/event.ts';
import { numberKey } from '../../shared/intake/values.ts';
import type { ReadableStore } from '../store/handle.ts';
import { caseEventOf, EVENT_LIST } from './log.ts';
import type { EventRow } from './log.ts';

/** So many case files stay folded in memory, the least recently used goes first; about 2 KB each. */
const KEPT_FILES = 10_000;

/** One event of a case with its place in the log. */
export type LoggedCaseEvent = CaseEvent & { readonly sequence: number };

/** The history of a case in its order, the whole one or what came after a revision; empty: no such case or nothing. */
export function readCaseEvents(store: ReadableStore, id: number, afterRevision = 0): readonly LoggedCaseEvent[] {
  return store
    .prepare<[number, number], EventRow>(
      `SELECT ${EVENT_LIST} FROM event WHERE case_id = ? AND revision > ? ORDER BY revision`,
    )
    .all(id, afterRevision)
    .map(caseEventOf);
}

/** The case as it now stands, folded from its log; null: no such case. */
export function readCaseFile(store: ReadableStore, id: number): CaseFile | null {
  const known = store.memory.files.get(id);
  if (known) return known;
  const events = readCaseEvents(store, id);
  if (events.length === 0) return null;
  const file = foldCase(events);
  keepCaseFile(store, file);
  return file;
}

/** Remembers a folded case; only for the connection that writes, another would not see its changes. */
export function keepCaseFile({ memory: { files }, sqlite }: ReadableStore, file: CaseFile): void {
  if (sqlite.readonly) return;
  files.delete(file.id);
  files.set(file.id, file);
  if (files.size <= KEPT_FILES) return;
  for (const oldest of files.keys()) {
    files.delete(oldest);
    break;
  }
}

/** The case of a number, however its letters and spaces are written. */
export function findCase(
  store: ReadableStore,
  number: string,
): { readonly id: number; readonly number: string; readonly linkedTo: number | null } | null {
  return (
    store
      .prepare<[string], { id: number; number: string; linkedTo: number | null }>(
        'SELECT id, number, linked_to AS linkedTo FROM cases WHERE number_key = ?',
      )
      .get(numberKey(number)) ?? null
  );
}

/** The numbers of many cases, by their ids. */
export function readCaseNumbers(store: ReadableStore, ids: readonly number[]): ReadonlyMap<number, string> {
  return new Map(
    store
      .prepare<[string], { id: number; number: string }>(
        'SELECT c.id, c.number FROM json_each(?) AS asked JOIN cases c ON c.id = asked.value',
      )
      .all(JSON.stringify(ids.toSorted((a, b) => a - b)))
      .map(({ id, number }) => [id, number]),
  );
}

/** The number of a case; null: no such case. */
export function readCaseNumber(store: ReadableStore, id: number): string | null {
  return store.prepare<[number], string>('SELECT number FROM cases WHERE id = ?').pluck().get(id) ?? null;
}
