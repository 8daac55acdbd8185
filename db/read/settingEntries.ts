import type { SettingEntry } from '../../shared/contract/admin.ts';
import type { ReadableStore } from '../store/handle.ts';

type Row = { readonly sequence: number; readonly atMs: number; readonly seat: string; readonly value: string };

const ENTRIES = `SELECT sequence, occurred_at_ms AS atMs, seat, body -> '$.value' AS value
  FROM event INDEXED BY event_of_city
  WHERE case_id IS NULL AND kind = 'settingChanged' AND json_extract(body, '$.key') = ?
  ORDER BY sequence DESC LIMIT ?`;

/** The latest changes of a setting, the newest first; empty: it was never changed. */
export function readSettingEntries(store: ReadableStore, key: string, most: number): readonly SettingEntry[] {
  return store
    .prepare<[string, number], Row>(ENTRIES)
    .all(key, most)
    .map(({ value, ...row }) => ({ ...row, value: JSON.parse(value) as unknown }));
}
