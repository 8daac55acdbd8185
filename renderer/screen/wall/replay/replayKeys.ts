import type { ReplayAction, ReplayState } from './replayState.ts';
import { isQuarter } from './replayPeriod.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

export type KeyMeaning = ReplayAction | { readonly type: 'period'; readonly step: -1 | 1 } | { readonly type: 'leave' };

/** What a key means to a replay; null: nothing, the browser's own. */
export function meaningOf(
  {
    key,
    shiftKey,
    ctrlKey,
    altKey,
    metaKey,
  }: Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'altKey' | 'metaKey'>,
  { period, course }: Pick<ReplayState, 'period' | 'course'>,
): KeyMeaning | null {
  if (ctrlKey || altKey || metaKey) return null;
  const [small, large] = isQuarter(period) ? [DAY_MS, 7 * DAY_MS] : [10 * MINUTE_MS, HOUR_MS];
  const move = (sign: -1 | 1): KeyMeaning => ({ type: 'move', byMs: sign * (shiftKey ? large : small) });
  switch (key) {
    case ' ':
      return { type: 'toggle' };
    case 'ArrowLeft':
      return move(-1);
    case 'ArrowRight':
      return move(1);
    case 'ArrowUp':
      return { type: 'pace', change: 'faster' };
    case 'ArrowDown':
      return { type: 'pace', change: 'slower' };
    case 'Home':
      return { type: 'seek', atMs: course?.fromMs ?? 0 };
    case 'End':
      return { type: 'seek', atMs: course?.untilMs ?? 0 };
    case 'PageUp':
      return { type: 'period', step: -1 };
    case 'PageDown':
      return { type: 'period', step: 1 };
    case 'Escape':
      return { type: 'leave' };
    default:
      return null;
  }
}
