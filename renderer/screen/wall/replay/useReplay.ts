import { useEffect, useReducer, useState } from 'react';
import type { ReplayAsk, ReplayPart } from '../../../../shared/contract/replay.ts';
import { dayKey, nextDay, periodRange } from '../../../../shared/time/zone.ts';
import { askHost } from '../../../rpc/host.ts';
import { untilAnswered } from '../useWall.ts';
import { replayedAt } from './replayed.ts';
import type { Replayed } from './replayed.ts';
import { beginReplay, replayState } from './replayState.ts';
import type { ReplayAction, ReplayState } from './replayState.ts';

/** Markers do not move, so five pictures a second are enough for a replay; each is a whole one. */
const FRAME_MS = 200;
/** So many days stay at hand: the shown one, the next, and where somebody goes back and forth. */
const KEPT_DAYS = 4;

export type Replay = {
  readonly state: ReplayState;
  /** The picture at the shown instant; while its day is being read the last one, null before the first. */
  readonly shown: Replayed | null;
  /** The shown day is not at hand yet. */
  readonly isReading: boolean;
  readonly tell: (action: ReplayAction) => void;
};

/** Plays a day or a quarter: keeps the days at hand that are shown next, and moves on with this machine's time. */
export function useReplay(ask: ReplayAsk, zone: string): Replay {
  const [state, tell] = useReducer(replayState, ask, beginReplay);
  const { period, course, isPlaying } = state;
  useEffect(
    () =>
      untilAnswered(
        (signal) => askHost('wall.replayCourse', { period }, signal),
        (answer) => tell({ type: 'course', course: answer }),
      ),
    [period],
  );

  const atMs = Math.floor(state.atMs / 1000) * 1000;
  const day = course === null || course.untilMs < course.fromMs ? null : dayKey(atMs, zone);
  const following = day === null ? null : nextDay(day);
  const goesOn = following !== null && course !== null && periodRange(following, zone).fromMs <= course.untilMs;
  const parts = useDays(day, goesOn ? following : null);
  const part = day === null ? null : (parts.get(day) ?? null);
  const isAtHand = part !== null;

  useEffect(() => {
    if (!isPlaying || !isAtHand) return;
    let lastMs = performance.now();
    const timer = setInterval(() => {
      const nowMs = performance.now();
      tell({ type: 'passed', ms: nowMs - lastMs });
      lastMs = nowMs;
    }, FRAME_MS);
    return () => clearInterval(timer);
  }, [isPlaying, isAtHand]);

  const [shown, setShown] = useState<Replayed | null>(null);
  if (part !== null && (shown?.part !== part || shown.atMs !== atMs)) setShown(replayedAt(part, atMs, shown));
  return { state, shown, isReading: course === null || (day !== null && !isAtHand), tell };
}

/** The days at hand: first the wanted one is read, then the one that follows. */
function useDays(day: string | null, following: string | null): ReadonlyMap<string, ReplayPart> {
  const [days, setDays] = useState<ReadonlyMap<string, ReplayPart>>(new Map());
  const wanted = [day, following].find((one) => one !== null && !days.has(one)) ?? null;
  useEffect(() => {
    if (wanted === null) return;
    return untilAnswered(
      (signal) => readDay(wanted, signal),
      (part) => setDays((before) => withDay(before, part)),
    );
  }, [wanted]);
  return days;
}

async function readDay(day: string, signal: AbortSignal): Promise<ReplayPart> {
  const response = await fetch(`/replay/${day}`, { signal });
  if (!response.ok) throw new Error(`/replay/${day}: ${response.status}`);
  return (await response.json()) as ReplayPart;
}

/** With a new day only those nearest to it stay. */
function withDay(days: ReadonlyMap<string, ReplayPart>, part: ReplayPart): ReadonlyMap<string, ReplayPart> {
  const far = ({ fromMs }: ReplayPart): number => Math.abs(fromMs - part.fromMs);
  const nearest = [...days.values(), part].toSorted((a, b) => far(a) - far(b)).slice(0, KEPT_DAYS);
  return new Map(nearest.map((one) => [one.day, one]));
}
