import type { Rules } from '../case/rules.ts';
import { changeCalendar } from '../deadline/calendarChange.ts';
import type { CalendarChange } from '../deadline/calendarChange.ts';
import type { WorkCalendar } from '../deadline/calendar.ts';
import { handbookKey } from '../handbook/handbook.ts';
import type { HandbookRow } from '../handbook/handbook.ts';
import { settingsAt } from '../setting/setting.ts';
import type { HeldMeeting } from '../meeting/quarter.ts';
import type { SettingChange } from '../setting/setting.ts';
import type { Unit } from '../unit/unit.ts';
import type { BatchCounts, CityEvent } from './cityEvent.ts';

/** An import of a file (A30); `counts` null: broken off, or still running. */
export type Batch = {
  readonly batch: number;
  readonly file: string;
  readonly digest: string;
  readonly profile: string;
  readonly begunAtMs: number;
  readonly counts: BatchCounts | null;
};

/** The city's own state, folded from its events by `applyCityEvent`; immutable. */
export type City = {
  readonly name: string;
  readonly zone: string;
  readonly demo: boolean;
  readonly begunAtMs: number;
  readonly settings: readonly SettingChange[];
  /** By code. */
  readonly units: ReadonlyMap<string, Unit>;
  /** By `handbookKey`. */
  readonly handbook: ReadonlyMap<string, HandbookRow>;
  /** Names of categories beyond the shipped catalogue, by id. */
  readonly categories: ReadonlyMap<string, string>;
  readonly calendarChanges: readonly CalendarChange[];
  readonly meetings: readonly HeldMeeting[];
  readonly batches: ReadonlyMap<number, Batch>;
};

const NO_CITY: City = {
  name: '',
  zone: 'Asia/Shanghai',
  demo: false,
  begunAtMs: 0,
  settings: [],
  units: new Map(),
  handbook: new Map(),
  categories: new Map(),
  calendarChanges: [],
  meetings: [],
  batches: new Map(),
};

/** Folds the events of the city. Maps are filled anew for a run of events, so that thousands of units cost no square. */
export function foldCity(before: City | null, events: Iterable<CityEvent>): City {
  const start = before ?? NO_CITY;
  const units = new Map(start.units);
  const handbook = new Map(start.handbook);
  const categories = new Map(start.categories);
  const batches = new Map(start.batches);
  const settings = [...start.settings];
  const calendarChanges = [...start.calendarChanges];
  const meetings = [...start.meetings];
  let { name, zone, demo, begunAtMs } = start;
  for (const event of events) {
    switch (event.kind) {
      case 'cityBegun':
        ({ name, zone, demo } = event.body);
        begunAtMs = event.occurredAtMs;
        break;
      case 'settingChanged':
        settings.push(event.body);
        break;
      case 'unitSaved':
        units.set(event.body.unit.code, event.body.unit);
        break;
      case 'handbookRowSaved':
        handbook.set(handbookKey(event.body.row), event.body.row);
        break;
      case 'handbookRowRemoved':
        handbook.delete(event.body.key);
        break;
      case 'categoryAdded':
        categories.set(event.body.id, event.body.name);
        break;
      case 'calendarChanged':
        calendarChanges.push(event.body);
        break;
      case 'meetingHeld':
        meetings.push({
          ...event.body,
          heldAtMs: event.occurredAtMs,
          recordedAtMs: event.recordedAtMs,
          seat: event.by.seat,
        });
        break;
      case 'gridImported':
      case 'shiftHandedOver':
      case 'photoOriginsErased':
      case 'mapImported':
        break;
      case 'batchBegun':
        batches.set(event.body.batch, { ...event.body, begunAtMs: event.occurredAtMs, counts: null });
        break;
      case 'batchEnded': {
        const batch = batches.get(event.body.batch);
        if (batch) batches.set(batch.batch, { ...batch, counts: event.body.counts });
        break;
      }
    }
  }
  return { name, zone, demo, begunAtMs, settings, units, handbook, categories, calendarChanges, meetings, batches };
}

/** What the product brings of itself: the national catalogue's names by id, and the calendar of China. */
export type Shipped = { readonly categories: ReadonlyMap<string, string>; readonly calendar: WorkCalendar };

/** The rules in force at an instant. */
export function rulesOf(city: City, shipped: Shipped, atMs: number): Rules {
  const settings = settingsAt(city.settings, atMs);
  const own: WorkCalendar = { ...shipped.calendar, zone: settings['city.timeZone'] };
  return {
    settings,
    calendar: city.calendarChanges.reduce(changeCalendar, own),
    handbook: Map.groupBy(city.handbook.values(), ({ category }) => category),
    categories: new Map([...shipped.categories, ...city.categories]),
    units: city.units,
  };
}

/** The next instant after `atMs` at which a setting changes by its date; null when none. */
export function nextRuleChangeAtMs(city: City, atMs: number): number | null {
  const later = city.settings.flatMap(({ fromMs }) => (fromMs !== null && fromMs > atMs ? [fromMs] : []));
  return later.length > 0 ? Math.min(...later) : null;
}
