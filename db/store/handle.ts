import type Database from 'better-sqlite3';
import type { CaseFile } from '../../shared/case/caseFile.ts';
import type { Rules } from '../../shared/case/rules.ts';
import type { City } from '../../shared/city/city.ts';

/** The end of the log: what the next event is chained to. */
export type LogHead = { readonly sequence: number; readonly hash: string; readonly recordedAtMs: number };

/** What a connection remembers of the store; all of it is dropped when a transaction fails. */
export type StoreMemory = {
  head: LogHead | null;
  /** `sequence`: of the city's last own event; `seen`: up to where the log was looked through for one. */
  city: { readonly sequence: number; readonly seen: number; readonly city: City } | null;
  rules: {
    readonly sequence: number;
    readonly fromMs: number;
    readonly untilMs: number | null;
    readonly rules: Rules;
  } | null;
  readonly files: Map<number, CaseFile>;
  /** When the next month is to be closed. */
  closingAtMs: number | null;
};

/** A connection that reads. */
export type ReadableStore = {
  readonly folder: string;
  readonly sqlite: Database.Database;
  /** A statement, prepared once a connection by its text. */
  readonly prepare: <Parameters extends unknown[] = unknown[], Row = unknown>(
    sql: string,
  ) => Database.Statement<Parameters, Row>;
  readonly memory: StoreMemory;
};

declare const writable: unique symbol;

/** The one connection that writes. */
export type WritableStore = ReadableStore & { readonly [writable]: true };
