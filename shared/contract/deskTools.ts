import type { QueueFilter, QueueName, QueueRow, SearchCriteria } from './desk.ts';

/** What a seat did on its shift, most recent first, and what follows from it. */
export type ShiftView = {
  readonly sequence: number;
  readonly nowMs: number;
  /** When the shift began: what was done before belongs to the one before. */
  readonly sinceMs: number;
  /** Cases in which the seat wrote something. */
  readonly taken: readonly QueueRow[];
  /** The latest notes of any shift, the newest first. */
  readonly notes: readonly HandoverNote[];
};

/** What a shift leaves to the next; it stands in the log. */
export type HandoverNote = {
  readonly sequence: number;
  readonly writtenAtMs: number;
  readonly seat: string;
  readonly shift: string;
  readonly text: string;
  readonly taken: number;
  readonly open: number;
};

/** A note has room for so many signs. */
export const NOTE_SIGNS = 2000;

/** A list of the desk that can be exported. */
export type DeskList =
  | ({ readonly kind: 'queue'; readonly queue: QueueName } & QueueFilter)
  | { readonly kind: 'search'; readonly criteria: SearchCriteria }
  | { readonly kind: 'shift'; readonly seat: string };

export type ListFormat = 'xlsx' | 'csv';

/** How an export stands; `total` null: it waits for its turn. */
export type ListExport =
  | { readonly kind: 'running'; readonly done: number; readonly total: number | null }
  | { readonly kind: 'ready'; readonly name: string; readonly rows: number }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'stopped' };
