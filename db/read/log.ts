import { ACCOUNTABILITY_KINDS } from '../../shared/accountability/accountabilityEvent.ts';
import type { AccountabilityEvent } from '../../shared/accountability/accountabilityEvent.ts';
import type { Actor, Party } from '../../shared/case/caseFile.ts';
import type { CaseEvent } from '../../shared/case/event.ts';
import type { CityEvent } from '../../shared/city/cityEvent.ts';
import { cutToSecond } from '../../shared/time/zone.ts';
import { selectList } from '../schema/columns.ts';
import { event } from '../schema/tables.ts';
import type { ReadableStore } from '../store/handle.ts';
import { readHead } from '../write/log.ts';

/** An entry as its row holds it. */
export type EventRow = {
  readonly sequence: number;
  readonly caseId: number | null;
  readonly revision: number | null;
  readonly kind: string;
  readonly occurredAtMs: number;
  readonly recordedAtMs: number;
  readonly party: Party;
  readonly unit: string | null;
  readonly seat: string;
  readonly evidence: string | null;
  readonly body: string;
  readonly algorithm: string;
  readonly hash: Buffer;
};

export const EVENT_LIST = selectList(event);

export function actorOf({ party, unit, seat }: Pick<EventRow, 'party' | 'unit' | 'seat'>): Actor {
  return { party, unit, seat };
}

/** The row of a case's entry as its event. */
export function caseEventOf(row: EventRow): CaseEvent & { readonly sequence: number } {
  const { sequence, caseId, revision, kind, occurredAtMs, recordedAtMs, evidence } = row;
  const by = actorOf(row);
  const body = JSON.parse(row.body) as unknown;
  return { sequence, caseId, revision, kind, occurredAtMs, recordedAtMs, by, evidence, body } as CaseEvent & {
    readonly sequence: number;
  };
}

/** The row of an entry of accountability as its event. */
export function accountabilityEventOf(row: EventRow): AccountabilityEvent {
  const { sequence, kind, occurredAtMs, recordedAtMs } = row;
  const body = JSON.parse(row.body) as unknown;
  return { sequence, kind, occurredAtMs, recordedAtMs, by: actorOf(row), body } as AccountabilityEvent;
}

/** `kind IN ('monthClosed', …)`: entries without a case that are no matter of the city itself. */
export const OF_ACCOUNTABILITY = `kind IN (${ACCOUNTABILITY_KINDS.map((kind) => `'${kind}'`).join(', ')})`;

/** The row of a city's entry as its event. */
export function cityEventOf(row: EventRow): CityEvent & { readonly sequence: number; readonly caseId: null } {
  const { sequence, kind, occurredAtMs, recordedAtMs } = row;
  const body = JSON.parse(row.body) as unknown;
  return { sequence, caseId: null, kind, occurredAtMs, recordedAtMs, by: actorOf(row), body } as CityEvent & {
    readonly sequence: number;
    readonly caseId: null;
  };
}

/** The sequence of the log's last entry; 0: an empty log. */
export function lastSequence(store: ReadableStore): number {
  return readHead(store).sequence;
}

/** The latest time at which the log was written: its time never runs backwards (A14). */
export function lastRecordedAtMs(store: ReadableStore): number {
  return readHead(store).recordedAtMs;
}

/** The time at which the log can be written now: whole seconds, never before its last entry (A14). */
export function recordingTimeMs(store: ReadableStore, nowMs: number): number {
  return Math.max(cutToSecond(nowMs), lastRecordedAtMs(store));
}

/** The city's own entries that were written no later than an instant. */
export function readFirstCityEvents(store: ReadableStore, untilMs: number): readonly CityEvent[] {
  return store
    .prepare<[number], EventRow>(
      `SELECT ${EVENT_LIST} FROM event INDEXED BY event_of_city WHERE case_id IS NULL AND recorded_at_ms <= ? AND NOT ${OF_ACCOUNTABILITY} ORDER BY sequence`,
    )
    .all(untilMs)
    .map(cityEventOf);
}
