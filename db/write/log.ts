import { hash } from 'node:crypto';
import type { Actor } from '../../shared/case/caseFile.ts';
import { event } from '../schema/tables.ts';
import { insertStatement } from '../schema/columns.ts';
import type { LogHead, ReadableStore, WritableStore } from '../store/handle.ts';

/** What stands in the log of any event, of a case or of the city. */
export type Entry = {
  readonly caseId: number | null;
  readonly revision: number | null;
  readonly kind: string;
  readonly occurredAtMs: number;
  readonly recordedAtMs: number;
  readonly by: Actor;
  readonly evidence: string | null;
  readonly body: unknown;
};

/** The entry that the chain begins after. */
export const CHAIN_START: LogHead = { sequence: 0, hash: '0'.repeat(64), recordedAtMs: 0 };

const ALGORITHM = 'sha256';

/** The facts of an entry in one text, in a fixed order; `body` as it is stored. */
export function entryText(sequence: number, entry: Omit<Entry, 'body'>, body: string): string {
  const { caseId, revision, kind, occurredAtMs, recordedAtMs, by, evidence } = entry;
  return `${JSON.stringify([sequence, caseId, revision, kind, occurredAtMs, recordedAtMs, by.party, by.unit, by.seat, evidence])}\n${body}`;
}

/** The link of the chain, in hex: over the link before it and the entry. All hashing of the log lies here. */
export function chainHash(previous: string, text: string): string {
  return hash(ALGORITHM, `${previous}\n${text}`, 'hex');
}

/** The end of the log as this connection last saw or wrote it. */
export function readHead(store: ReadableStore): LogHead {
  const known = store.memory.head;
  if (known) return known;
  const last = store
    .prepare<[], LogHead>(
      'SELECT sequence, lower(hex(hash)) AS hash, recorded_at_ms AS recordedAtMs FROM event ORDER BY sequence DESC LIMIT 1',
    )
    .get();
  const head = last ?? CHAIN_START;
  // A reader's end moves on without it.
  if (!store.sqlite.readonly) store.memory.head = head;
  return head;
}

const INSERT_EVENT = insertStatement(event);

/** Appends one entry, chained to the last; answers its sequence. Inside a transaction. */
export function appendEntry(store: WritableStore, entry: Entry): number {
  const { caseId, revision, kind, occurredAtMs, recordedAtMs, by, evidence } = entry;
  const before = readHead(store);
  const sequence = before.sequence + 1;
  const body = JSON.stringify(entry.body);
  const link = chainHash(before.hash, entryText(sequence, entry, body));
  store
    .prepare(INSERT_EVENT)
    .run(
      sequence,
      caseId,
      revision,
      kind,
      occurredAtMs,
      recordedAtMs,
      by.party,
      by.unit,
      by.seat,
      evidence,
      body,
      ALGORITHM,
      Buffer.from(link, 'hex'),
    );
  // Not the entry's own time: a demonstration city writes older months after newer ones.
  const latestMs = Math.max(before.recordedAtMs, recordedAtMs);
  store.memory.head = { sequence, hash: link, recordedAtMs: latestMs };
  return sequence;
}
