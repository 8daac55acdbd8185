import type { ReplayAsk, ReplayCourse } from '../../../../shared/contract/replay.ts';

/** Where a replay stands. */
export type ReplayState = {
  readonly period: string;
  /** City seconds a second. */
  readonly speed: number;
  readonly isPlaying: boolean;
  /** Null until it is known what the period holds. */
  readonly course: ReplayCourse | null;
  /** The instant that is shown; the period's beginning until its course is known. */
  readonly atMs: number;
};

export type ReplayAction =
  | { readonly type: 'course'; readonly course: ReplayCourse }
  /** So much of this machine's time has passed while the shown day was at hand. */
  | { readonly type: 'passed'; readonly ms: number }
  | { readonly type: 'seek'; readonly atMs: number }
  | { readonly type: 'move'; readonly byMs: number }
  | { readonly type: 'toggle' }
  | { readonly type: 'pace'; readonly change: 'faster' | 'slower' }
  | { readonly type: 'ask'; readonly ask: ReplayAsk };

/** The paces that keys and desks go through: from one city minute a second to two days a second. */
export const PACES = [60, 300, 600, 1800, 3600, 7200, 21_600, 43_200, 86_400, 172_800] as const;

export function beginReplay({ period, speed }: ReplayAsk): ReplayState {
  return { period, speed, isPlaying: true, course: null, atMs: 0 };
}

/** How a replay stands after one more thing happened. It never leaves its period and stops at its end. */
export function replayState(state: ReplayState, action: ReplayAction): ReplayState {
  switch (action.type) {
    case 'course':
      if (action.course.period !== state.period) return state;
      return at({ ...state, course: action.course }, state.course === null ? action.course.fromMs : state.atMs);
    case 'passed': {
      if (!state.isPlaying) return state;
      const next = at(state, state.atMs + action.ms * state.speed);
      return isAtEnd(next) ? { ...next, isPlaying: false } : next;
    }
    case 'seek':
      return at(state, action.atMs);
    case 'move':
      return at(state, state.atMs + action.byMs);
    case 'toggle':
      // Whoever starts it at the end means the beginning.
      if (!state.isPlaying && isAtEnd(state)) return { ...at(state, 0), isPlaying: true };
      return { ...state, isPlaying: !state.isPlaying };
    case 'pace':
      return { ...state, speed: nextPace(state.speed, action.change) };
    case 'ask':
      return beginReplay(action.ask);
  }
}

/** Whether all of the period that has come yet has been shown. */
export function isAtEnd({ course, atMs }: ReplayState): boolean {
  return course !== null && atMs >= course.untilMs;
}

function at(state: ReplayState, atMs: number): ReplayState {
  const { course } = state;
  if (course === null) return state;
  return { ...state, atMs: Math.max(course.fromMs, Math.min(atMs, course.untilMs)) };
}

function nextPace(speed: number, change: 'faster' | 'slower'): number {
  if (change === 'faster') return PACES.find((pace) => pace > speed) ?? speed;
  return PACES.findLast((pace) => pace < speed) ?? speed;
}
