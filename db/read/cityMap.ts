import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import demoMap from '../../resources/geo/demo.json' with { type: 'json' };
import type { CityMap } from '../../shared/grid/cityMap.ts';
import type { ReadableStore } from '../store/handle.ts';
import { readCity } from './city.ts';

/** A city's own map, laid into its data folder. */
export const OWN_MAP = 'map.json';

/** The map under the city's cases: its own, else the sketch of the demonstration; null where there is neither. */
export function readCityMap(store: ReadableStore): CityMap | null {
  const own = join(store.folder, OWN_MAP);
  if (existsSync(own)) return JSON.parse(readFileSync(own, 'utf8')) as CityMap;
  return readCity(store).demo ? (demoMap as unknown as CityMap) : null;
}

/** What the log keeps of a map: the SHA-256 of its file's text. */
export function mapDigest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** The digest of the map in the folder; null: the city has none of its own. */
export function ownMapDigest(store: ReadableStore): string | null {
  const own = join(store.folder, OWN_MAP);
  return existsSync(own) ? mapDigest(readFileSync(own, 'utf8')) : null;
}
