import { REPLAY_SPEED } from '../../../../shared/contract/replay.ts';
import type { ReplayAsk } from '../../../../shared/contract/replay.ts';
import { DAY_KEY, QUARTER_KEY } from '../../../../shared/time/periodKey.ts';
import { dayKey, isDayKey, nextDay, periodRange, quarterKey } from '../../../../shared/time/zone.ts';

/** A day lasts two and a half minutes, a quarter six. */
export const USUAL_SPEED = { day: 600, quarter: 21_600 } as const;

export function isQuarter(period: string): boolean {
  return QUARTER_KEY.test(period);
}

/**
 * What an address asks for: `day=2026-11-24` or `quarter=2026-Q3`, and `speed=600`; without a day and a quarter yesterday.
 * Null: what stands there is neither.
 */
export function replayAskOf(address: URLSearchParams, nowMs: number, zone: string): ReplayAsk | null {
  const quarter = address
    .get('quarter')
    ?.replace(/^(\d{4})-?(Q[1-4])$/i, (_, year: string, no: string) => `${year}-${no.toUpperCase()}`);
  const period = address.get('day') ?? quarter ?? dayBefore(dayKey(nowMs, zone));
  if (!isQuarter(period) && !(DAY_KEY.test(period) && isDayKey(period))) return null;
  const speed = Math.round(Number(address.get('speed')));
  const usual = USUAL_SPEED[isQuarter(period) ? 'quarter' : 'day'];
  return { period, speed: speed >= REPLAY_SPEED.least && speed <= REPLAY_SPEED.most ? speed : usual };
}

/** The address of a replay, what else stands in it stays. */
export function withReplay(address: URLSearchParams, { period, speed }: ReplayAsk): URLSearchParams {
  const next = withoutReplay(address);
  next.set('scene', 'replay');
  next.set(isQuarter(period) ? 'quarter' : 'day', period);
  next.set('speed', String(speed));
  return next;
}

/** The address of the live wall. */
export function withoutReplay(address: URLSearchParams): URLSearchParams {
  const next = new URLSearchParams(address);
  for (const key of ['scene', 'day', 'quarter', 'speed']) next.delete(key);
  return next;
}

function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

/** The period before or after one. */
export function neighbourOf(period: string, step: -1 | 1, zone: string): string {
  if (!isQuarter(period)) return step === 1 ? nextDay(period) : dayBefore(period);
  const { fromMs, toMs } = periodRange(period, zone);
  return quarterKey(step === 1 ? toMs : fromMs - 1000, zone);
}
