import { dayKey } from '../../shared/time/zone.ts';
import type { ReadableStore } from '../store/handle.ts';

/** The number of the next case reported on the day of an instant: `20161019-00137`, from 1 each day. */
export function nextCaseNumber(store: ReadableStore, atMs: number, zone: string): string {
  const prefix = `${dayKey(atMs, zone).replaceAll('-', '')}-`;
  // '.' follows '-' directly, so this is every number of the day.
  const last = store
    .prepare<[string, string], { last: string | null }>(
      `SELECT max(number_key) AS last FROM cases WHERE number_key >= ? AND number_key < ? AND number_key NOT GLOB '*[^0-9-]*'`,
    )
    .get(prefix, prefix.replace('-', '.'))?.last;
  const serial = last ? Number(last.slice(prefix.length)) + 1 : 1;
  return prefix + String(serial).padStart(5, '0');
}
