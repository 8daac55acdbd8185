import type { ImportProfile } from '../contract/importProfile.ts';
import type { TimeZone } from '../time/zone.ts';
import type { ColumnChoice, MomentColumns } from './profile.ts';
import { isPair, namesOf } from './profile.ts';
import type { Cell } from './tableRow.ts';
import { cellText, columnKey } from './tableRow.ts';
import type { Moment } from './values.ts';
import { decodeEntities, parseDateAndTime, parseTime } from './values.ts';

export type Read<Value> = (cells: readonly Cell[]) => Value;
export type Condition = NonNullable<ImportProfile['closedWhen']>[number];

/** The columns of one profile bound to one table: each function reads its part of a row. */
export type ColumnReads = {
  /** The first of the columns that holds something, trimmed; null: none does. */
  readonly cellOf: (names: ColumnChoice) => Read<Cell>;
  /** The same as text, without escapes; empty: nothing. */
  readonly textOf: (names: ColumnChoice) => Read<string>;
  /** The texts of several columns, from the major to the minor one; what repeats the one before is left out. */
  readonly joinedOf: (names: ColumnChoice) => Read<string>;
  readonly momentOf: (names: MomentColumns | undefined) => Read<Moment | 'unreadable' | null>;
  readonly holds: (condition: Condition | undefined) => Read<boolean>;
};

/** Binds columns by name, whatever their width, case and spaces; `zone` is where times without an offset are read. */
export function bindColumns(profile: ImportProfile, columns: readonly string[], zone: TimeZone): ColumnReads {
  const blanks = new Set(profile.blank);
  const keys = columns.map(columnKey);

  function oneOf(name: string): Read<Cell> {
    const index = keys.indexOf(columnKey(name));
    return (cells) => {
      const cell = cells[index];
      if (typeof cell !== 'string') return cell ?? null;
      const text = cell.trim();
      return text === '' || (blanks.size > 0 && blanks.has(text)) ? null : text;
    };
  }
  function cellOf(names: ColumnChoice): Read<Cell> {
    const reads = namesOf(names).map(oneOf);
    const [first] = reads;
    if (first && reads.length === 1) return first;
    return (cells) => {
      for (const read of reads) {
        const cell = read(cells);
        if (cell !== null) return cell;
      }
      return null;
    };
  }
  function textOf(names: ColumnChoice): Read<string> {
    const read = cellOf(names);
    return (cells) => decodeEntities(cellText(read(cells))).trim();
  }
  function joinedOf(names: ColumnChoice): Read<string> {
    const reads = namesOf(names).map((name) => textOf(name));
    return (cells) => {
      let joined = '';
      let last = '';
      for (const read of reads) {
        const part = read(cells);
        if (part === '' || part === last) continue;
        joined = joined === '' ? part : `${joined}/${part}`;
        last = part;
      }
      return joined;
    };
  }
  function momentOf(names: MomentColumns | undefined): Read<Moment | 'unreadable' | null> {
    if (names !== undefined && isPair(names)) {
      const date = oneOf(names.date);
      const time = oneOf(names.time);
      return (cells) => {
        const pair = { date: date(cells), time: time(cells) };
        return pair.date === null ? null : (parseDateAndTime(pair, profile.dateOrder, zone) ?? 'unreadable');
      };
    }
    const read = cellOf(names);
    return (cells) => {
      const cell = read(cells);
      return cell === null ? null : (parseTime(cell, profile.dateOrder, zone) ?? 'unreadable');
    };
  }
  function holds(condition: Condition | undefined): Read<boolean> {
    if (!condition) return () => false;
    const read = oneOf(condition.column);
    const values = new Set(condition.values.map((value) => value.trim().toLowerCase()));
    return (cells) => values.has(cellText(read(cells)).toLowerCase());
  }
  return { cellOf, textOf, joinedOf, momentOf, holds };
}
