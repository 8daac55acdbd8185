import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Actor } from '../../shared/case/caseFile.ts';
import type { CityMap } from '../../shared/grid/cityMap.ts';
import { mapDigest, OWN_MAP } from '../read/cityMap.ts';
import type { WritableStore } from '../store/handle.ts';
import { appendCityEvents } from './cityLog.ts';

/** What the file of a city's own map holds. */
export function mapTextOf(map: CityMap): string {
  return `${JSON.stringify(map)}\n`;
}

/** Lays a map into the store's folder in place of the one before; the log keeps its digest. Inside a transaction. */
export function saveMap(
  store: WritableStore,
  {
    text,
    parts,
    by,
    atMs,
  }: { readonly text: string; readonly parts: number; readonly by: Actor; readonly atMs: number },
): void {
  const body = { parts, digest: mapDigest(text) };
  appendCityEvents(store, [{ kind: 'mapImported', occurredAtMs: atMs, by, body }], atMs);
  const file = join(store.folder, OWN_MAP);
  writeFileSync(`${file}.part`, text, { mode: 0o600 });
  renameSync(`${file}.part`, file);
}
