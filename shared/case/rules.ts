import type { WorkCalendar } from '../deadline/calendar.ts';
import type { HandbookRow } from '../handbook/handbook.ts';
import type { Settings } from '../setting/setting.ts';
import type { Unit } from '../unit/unit.ts';

/** What holds in the city at the moment of a decision: settings, calendar, handbook, units. Values, never read from here. */
export type Rules = {
  readonly settings: Settings;
  readonly calendar: WorkCalendar;
  /** Handbook rows by category. */
  readonly handbook: ReadonlyMap<string, readonly HandbookRow[]>;
  /** Names of the known categories by their id (`event:06010`). */
  readonly categories: ReadonlyMap<string, string>;
  /** Units by code. */
  readonly units: ReadonlyMap<string, Unit>;
};
