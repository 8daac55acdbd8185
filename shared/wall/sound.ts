import { isTimeOfDay, minuteAt, minuteOf } from '../time/timeOfDay.ts';
import type { TimeZone } from '../time/zone.ts';

/** A time of the day from when to when, `22:00`; `to` before `from`: over midnight. */
export type QuietHours = { readonly from: string; readonly to: string };

/** When and how loud the walls of the city sound. */
export type WallSound = {
  /** The alarm of a safety hazard, until a seat has heard it (R3, A25). */
  readonly hazard: boolean;
  /** A short chime when a handling limit is about to pass. */
  readonly soon: boolean;
  /** So long before the limit. */
  readonly soonMinutes: number;
  /** In per cent. */
  readonly volume: number;
  readonly quiet: readonly QuietHours[];
  /** In per cent: the hazard's alarm in quiet hours, in which the chime is silent. */
  readonly quietVolume: number;
};

export const INITIAL_WALL_SOUND: WallSound = {
  hazard: true,
  soon: true,
  soonMinutes: 10,
  volume: 60,
  quiet: [{ from: '22:00', to: '06:00' }],
  quietVolume: 30,
};

/** Shares of the full volume, 0 to 1. */
export type Volumes = { readonly hazard: number; readonly soon: number };

export const MOST_QUIET_HOURS = 4;
const KEYS = Object.keys(INITIAL_WALL_SOUND).toSorted().join();
const FORM =
  '应写作 {"hazard":true,"soon":true,"soonMinutes":10,"volume":60,"quiet":[{"from":"22:00","to":"06:00"}],"quietVolume":30}';

/** What is wrong with `wall.sound`, in words that follow its name; null: nothing. */
export function wallSoundProblem(value: unknown): string | null {
  if (!isRecord(value) || Object.keys(value).toSorted().join() !== KEYS) return FORM;
  const { hazard, soon, soonMinutes, volume, quiet, quietVolume } = value;
  if (typeof hazard !== 'boolean' || typeof soon !== 'boolean' || !Array.isArray(quiet)) return FORM;
  if (!isWhole(soonMinutes, 1, 60)) return '中临期提前的时间应为 1 至 60 的整数（分钟）';
  if (!isWhole(volume, 0, 100) || !isWhole(quietVolume, 0, 100)) return '中音量应为 0 至 100 的整数（%）';
  return quietProblem(quiet);
}

function quietProblem(quiet: readonly unknown[]): string | null {
  if (quiet.length > MOST_QUIET_HOURS) return `中静默时段最多 ${MOST_QUIET_HOURS} 个`;
  for (const hours of quiet) {
    if (!isRecord(hours) || Object.keys(hours).toSorted().join() !== 'from,to') return FORM;
    const { from, to } = hours;
    if (!isTimeOfDay(from) || !isTimeOfDay(to)) return '中静默时段的时刻应写作 22:00 的样子';
    if (from === to) return '中静默时段的起止时刻不能相同';
  }
  return null;
}

/** Whether an instant lies in quiet hours: `from` belongs to them, `to` no longer does. */
export function isQuiet({ quiet }: Pick<WallSound, 'quiet'>, atMs: number, zone: TimeZone): boolean {
  const now = minuteAt(atMs, zone);
  return quiet.some((hours) => {
    const from = minuteOf(hours.from);
    const to = minuteOf(hours.to);
    return from < to ? from <= now && now < to : from <= now || now < to;
  });
}

/** How loud what would sound at an instant; 0: not at all. */
export function volumesAt(sound: WallSound, atMs: number, zone: TimeZone): Volumes {
  const quiet = isQuiet(sound, atMs, zone);
  return {
    hazard: sound.hazard ? (quiet ? sound.quietVolume : sound.volume) / 100 : 0,
    soon: sound.soon && !quiet ? sound.volume / 100 : 0,
  };
}

/**
 * How many limits came within `minutes` of their end after `fromMs` and up to `toMs`: each counts once, however often a
 * wall looks.
 */
export function fallenDue(
  cases: readonly { readonly dueAtMs: number | null }[],
  { minutes, fromMs, toMs }: { readonly minutes: number; readonly fromMs: number; readonly toMs: number },
): number {
  return cases.filter(({ dueAtMs }) => {
    const warnAtMs = (dueAtMs ?? Number.NaN) - minutes * 60_000;
    return fromMs < warnAtMs && warnAtMs <= toMs;
  }).length;
}

function isWhole(value: unknown, min: number, max: number): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
