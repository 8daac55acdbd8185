import type { Actor, CaseFile } from '../../shared/case/caseFile.ts';
import type { NewEvent } from '../../shared/case/event.ts';
import type { BatchCounts } from '../../shared/city/cityEvent.ts';
import type { CaseFacts, CodeAndName, RowReader } from '../../shared/intake/caseFacts.ts';
import { reconcile } from '../../shared/intake/reconcile.ts';
import type { TableRow } from '../../shared/intake/tableRow.ts';
import type { IntakeTally, TallyCounts } from '../../shared/intake/tally.ts';
import type { RowFile } from './rowFile.ts';
import type { SeenNumbers } from './seenNumbers.ts';

export const IMPORT_ACTOR: Actor = { party: 'import', unit: null, seat: '导入' };

/** New events of one case; `file` is the case before them, null: a new one. */
export type LedgerEntry = {
  readonly numberKey: string;
  readonly file: CaseFile | null;
  readonly events: readonly NewEvent[];
};

/** What an intake knows and writes; a trial run writes nothing. */
export type Ledger = {
  /** The case that bears the number, whatever its spelling. */
  readonly find: (numberKey: string) => CaseFile | null;
  readonly write: (entry: LedgerEntry) => void;
  readonly addUnit: (unit: CodeAndName) => void;
  readonly addCategory: (category: CodeAndName) => void;
};

/** A row that was not taken, for the first lines of the report. */
export type Refusal = { readonly line: number; readonly reason: string };

export type IntakeParts = {
  readonly read: RowReader;
  readonly ledger: Ledger;
  readonly knownUnits: Set<string>;
  readonly knownCategories: Set<string>;
  /** Rows of units or categories that the city does not know are rejected. */
  readonly strict: boolean;
  readonly seen: SeenNumbers;
  readonly tally: IntakeTally;
  readonly rejects: RowFile;
  readonly conflicts: RowFile;
  readonly batch: number;
  /** The instant of the import; the same one when it goes on after a break. */
  readonly nowMs: number;
  readonly cellAt: (lng: number, lat: number) => string | null;
  readonly counts: BatchCounts;
};

export type Intake = {
  readonly take: (row: TableRow) => void;
  /** Passes over a row that was taken before a break. */
  readonly skip: (row: TableRow) => void;
  readonly counts: () => BatchCounts;
  /** What going on after a break must know. */
  readonly state: () => { readonly counts: BatchCounts; readonly tally: TallyCounts };
  readonly warnings: () => readonly string[];
  readonly newUnits: readonly CodeAndName[];
  readonly newCategories: readonly CodeAndName[];
  /** The first rows that were not taken, of this run. */
  readonly refusals: readonly Refusal[];
};

const REFUSALS_SHOWN = 20;

/** Takes the rows of one file one after the other: every row counts once as imported, repeated, changed, conflicting or rejected. */
export function createIntake(parts: IntakeParts): Intake {
  const { read, ledger, knownUnits, knownCategories, strict, seen, tally, rejects, conflicts, cellAt } = parts;
  const { batch, nowMs } = parts;
  const counts = { ...parts.counts };
  const newUnits: CodeAndName[] = [];
  const newCategories: CodeAndName[] = [];
  const refusals: Refusal[] = [];

  function refuse(line: number, reason: string): void {
    if (refusals.length < REFUSALS_SHOWN) refusals.push({ line, reason });
  }
  function reject(row: TableRow, reason: string): void {
    counts.rejected += 1;
    rejects.add(row, [row.line, reason]);
    refuse(row.line, reason);
  }
  function contradict(row: TableRow, { number }: CaseFacts, reason: string): void {
    counts.conflicts += 1;
    conflicts.add(row, [row.line, number, reason]);
    refuse(row.line, `案件 ${number}：${reason}`);
  }
  /** Why strictness refuses a row; null: it does not. */
  function unknownIn({ unit, category }: CaseFacts): string | null {
    if (!strict) return null;
    if (unit && !knownUnits.has(unit.code)) return `单位“${unit.code}”不在本市单位名单中`;
    return knownCategories.has(category.code) ? null : `类别“${category.code}”不在类别目录中`;
  }
  function addUnknown({ unit, category }: CaseFacts): void {
    if (unit && !knownUnits.has(unit.code)) {
      knownUnits.add(unit.code);
      newUnits.push(unit);
      ledger.addUnit(unit);
    }
    if (!knownCategories.has(category.code)) {
      knownCategories.add(category.code);
      newCategories.push(category);
      ledger.addCategory(category);
    }
  }
  function take(row: TableRow): void {
    counts.read += 1;
    const reading = read(row);
    if (reading.kind === 'rejected') return reject(row, reading.reason);
    const { facts } = reading;
    const unknown = unknownIn(facts);
    if (unknown !== null) return reject(row, unknown);
    tally.add(facts);
    const firstLine = seen.lineOf(facts.numberKey, facts.line);
    const file = ledger.find(facts.numberKey);
    const cell = facts.lat === null || facts.lng === null ? null : cellAt(facts.lng, facts.lat);
    const found = reconcile(file, facts, { batch, nowMs, by: IMPORT_ACTOR, cell });
    if (found.kind === 'repeated') counts.repeated += 1;
    else if (file !== null && firstLine !== null)
      contradict(row, facts, `与本文件第 ${firstLine} 行编号相同而内容不同，以先出现的一行为准`);
    else if (found.kind === 'conflict') contradict(row, facts, found.reason);
    else {
      addUnknown(facts);
      ledger.write({ numberKey: facts.numberKey, file, events: found.events });
      counts[found.kind] += 1;
    }
  }
  function skip(row: TableRow): void {
    const reading = read(row);
    if (reading.kind === 'facts' && unknownIn(reading.facts) === null)
      seen.lineOf(reading.facts.numberKey, reading.facts.line);
  }
  return {
    take,
    skip,
    counts: () => ({ ...counts }),
    state: () => ({ counts: { ...counts }, tally: tally.counts() }),
    warnings: tally.warnings,
    newUnits,
    newCategories,
    refusals,
  };
}
