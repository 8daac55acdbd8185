import { foldCity, nextRuleChangeAtMs, rulesOf } from '../../shared/city/city.ts';
import type { City } from '../../shared/city/city.ts';
import type { Rules } from '../../shared/case/rules.ts';
import { settingsOfPeriod } from '../../shared/setting/setting.ts';
import type { Settings } from '../../shared/setting/setting.ts';
import { SHIPPED } from '../store/shipped.ts';
import type { ReadableStore } from '../store/handle.ts';
import { cityEventOf, EVENT_LIST, lastSequence, OF_ACCOUNTABILITY } from './log.ts';
import type { EventRow } from './log.ts';

const EVENTS_OF_CITY = `SELECT ${EVENT_LIST} FROM event INDEXED BY event_of_city WHERE case_id IS NULL AND sequence > ? AND NOT ${OF_ACCOUNTABILITY} ORDER BY sequence`;

/** The city's own state as of the end of the log. */
export function readCity(store: ReadableStore): City {
  const known = store.memory.city;
  // Before the entries are asked for: what another connection writes meanwhile is looked through once more.
  const end = lastSequence(store);
  const rows = store.prepare<[number], EventRow>(EVENTS_OF_CITY).all(known?.seen ?? 0);
  const sequence = rows.at(-1)?.sequence ?? known?.sequence ?? 0;
  const city = known && rows.length === 0 ? known.city : foldCity(known?.city ?? null, rows.map(cityEventOf));
  store.memory.city = { sequence, seen: Math.max(end, sequence), city };
  return city;
}

/** The settings that held for a period as of a cut-off. */
export function readPeriodSettings(store: ReadableStore, cut: Parameters<typeof settingsOfPeriod>[1]): Settings {
  return settingsOfPeriod(readCity(store).settings, cut);
}

/** The rules in force at an instant; the same object as long as they are the same. */
export function readRules(store: ReadableStore, atMs: number): Rules {
  const city = readCity(store);
  const sequence = store.memory.city?.sequence ?? 0;
  const known = store.memory.rules;
  if (known?.sequence === sequence && known.fromMs <= atMs && (known.untilMs === null || atMs < known.untilMs))
    return known.rules;
  const rules = rulesOf(city, SHIPPED, atMs);
  store.memory.rules = { sequence, fromMs: atMs, untilMs: nextRuleChangeAtMs(city, atMs), rules };
  return rules;
}
