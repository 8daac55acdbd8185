import type { HandoverNote } from '../../shared/contract/deskTools.ts';
import type { ReadableStore } from '../store/handle.ts';
import { cityEventOf, EVENT_LIST } from './log.ts';
import type { EventRow } from './log.ts';

/** The cases in which a seat wrote something from an instant on, the latest first. */
export function readTakenCases(store: ReadableStore, seat: string, fromMs: number): readonly number[] {
  return store
    .prepare<[number, number, string], number>(
      `SELECT e.case_id FROM cases c INDEXED BY cases_as_of CROSS JOIN event e ON e.case_id = c.id
       WHERE c.as_of_ms >= ? AND e.recorded_at_ms >= ? AND e.seat = ?
       GROUP BY e.case_id ORDER BY max(e.sequence) DESC`,
    )
    .pluck()
    .all(fromMs, fromMs, seat);
}

/** The latest notes that shifts left to the next, the newest first. */
export function readHandoverNotes(store: ReadableStore, limit: number): readonly HandoverNote[] {
  return store
    .prepare<[number], EventRow>(
      `SELECT ${EVENT_LIST} FROM event INDEXED BY event_of_city
       WHERE case_id IS NULL AND kind = 'shiftHandedOver' ORDER BY sequence DESC LIMIT ?`,
    )
    .all(limit)
    .map(cityEventOf)
    .flatMap((event) =>
      event.kind === 'shiftHandedOver'
        ? [{ sequence: event.sequence, writtenAtMs: event.recordedAtMs, seat: event.by.seat, ...event.body }]
        : [],
    );
}
