import type { Actor } from '../case/caseFile.ts';
import type { Rules } from '../case/rules.ts';
import type { CalendarStep } from '../case/replay.ts';
import { foldCity, nextRuleChangeAtMs, rulesOf } from './city.ts';
import type { City, Shipped } from './city.ts';
import type { CityEvent } from './cityEvent.ts';

export type LoggedCityEvent = CityEvent & { readonly sequence: number };

/** A place of the log. */
export type Place = { readonly sequence: number; readonly recordedAtMs: number };

/** The rules as they were at every place of the log. */
export type RuleTimeline = {
  readonly rulesAt: (place: Place) => Rules;
  readonly calendarSteps: readonly CalendarStep[];
};

const OF_RULES: ReadonlySet<CityEvent['kind']> = new Set<CityEvent['kind']>([
  'cityBegun',
  'settingChanged',
  'unitSaved',
  'handbookRowSaved',
  'handbookRowRemoved',
  'categoryAdded',
  'calendarChanged',
]);

/**
 * The rules that held for what was written at any place of the log, each city first changed by `change`: with it they are
 * the rules as they would have been. What was made up for the time before the city began (a demonstration's past) stands
 * under the rules with which it began.
 */
export function ruleTimeline(
  events: readonly LoggedCityEvent[],
  shipped: Shipped,
  change: (city: City) => City = (city) => city,
): RuleTimeline {
  const changes = events.filter(({ kind }) => OF_RULES.has(kind));
  const begunAtMs = changes[0]?.occurredAtMs ?? 0;
  const cities = new Map<number, City>();
  const rules = new Map<number, { readonly fromMs: number; readonly untilMs: number; readonly rules: Rules }[]>();

  /** The city after so many changes. */
  function cityAfter(count: number): City {
    let city = cities.get(count);
    city ??= foldCity(null, changes.slice(0, count));
    cities.set(count, city);
    return city;
  }

  function rulesAfter(count: number, atMs: number): Rules {
    const kept = rules.get(count) ?? [];
    const known = kept.find(({ fromMs, untilMs }) => fromMs <= atMs && atMs < untilMs);
    if (known) return known.rules;
    const city = change(cityAfter(count));
    const made = rulesOf(city, shipped, atMs);
    rules.set(count, [...kept, { fromMs: atMs, untilMs: nextRuleChangeAtMs(city, atMs) ?? Infinity, rules: made }]);
    return made;
  }

  function rulesAt({ sequence, recordedAtMs }: Place): Rules {
    const atMs = Math.max(recordedAtMs, begunAtMs);
    let count = changes.length;
    for (let last = changes[count - 1]; last; last = changes[count - 1]) {
      if (last.sequence < sequence && last.recordedAtMs <= atMs) break;
      count -= 1;
    }
    return rulesAfter(count, atMs);
  }

  const calendarSteps = changes.flatMap((event, index): readonly CalendarStep[] => {
    if (event.kind !== 'calendarChanged') return [];
    const { sequence, recordedAtMs: atMs, body } = event;
    const by: Actor = event.by;
    const [before, after] = [index, index + 1].map((count) => rulesAfter(count, atMs).calendar);
    return before && after ? [{ sequence, atMs, by, notice: body.notice, before, after }] : [];
  });
  return { rulesAt, calendarSteps };
}
