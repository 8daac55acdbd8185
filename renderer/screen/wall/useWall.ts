import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import type { FeedSaying } from '../../../shared/contract/feed.ts';
import type { CityMapAnswer } from '../../../shared/contract/map.ts';
import type { WallShown } from '../../../shared/contract/wallControl.ts';
import { backoffMs } from '../../rpc/backoff.ts';
import { openFeed } from '../../rpc/feed.ts';
import { askHost } from '../../rpc/host.ts';
import { INITIAL_WALL, wallState } from './wallState.ts';
import type { WallState } from './wallState.ts';

/** The host beats every few seconds; a line on which nothing comes for so long is dead. */
const SILENCE_MS = 20_000;
/** A cable that was pulled answers nothing, not even that it failed. */
const ANSWER_WITHIN_MS = 30_000;

/**
 * The wall's picture, kept live: asked once, then followed by the feed; asked anew when the host says so. `show` tells the
 * host what this wall shows now, and again at every connection.
 */
export function useWall(): { readonly state: WallState; readonly show: (shown: WallShown) => void } {
  const [state, dispatch] = useReducer(wallState, INITIAL_WALL);
  const say = useRef<((saying: FeedSaying) => void) | null>(null);
  const lastShown = useRef<WallShown | null>(null);
  const show = useCallback((shown: WallShown): void => {
    lastShown.current = shown;
    say.current?.({ type: 'showing', shown });
  }, []);
  const hasPicture = state.picture !== null;
  const sequence = useRef<number | null>(null);
  useEffect(() => {
    sequence.current = state.picture?.sequence ?? null;
  }, [state.picture]);

  useEffect(() => {
    if (state.wants === null) return;
    return untilAnswered(
      (signal) => askHost('wall.snapshot', undefined, signal),
      (snapshot) => dispatch({ type: 'picture', snapshot, atMs: Date.now() }),
      (attempt) => dispatch({ type: 'lost', attempt, atMs: Date.now() }),
    );
  }, [state.wants]);

  useEffect(() => {
    if (!hasPicture) return;
    return openFeed({
      screen: 'wall',
      since: () => sequence.current,
      onMessage: (message) => dispatch({ type: 'message', message, atMs: Date.now() }),
      onOpen: (tell) => {
        say.current = tell;
        if (lastShown.current) tell({ type: 'showing', shown: lastShown.current });
      },
      onLost: (attempt) => dispatch({ type: 'lost', attempt, atMs: Date.now() }),
      silenceMs: SILENCE_MS,
    });
  }, [hasPicture]);

  return { state, show };
}

/**
 * The city's map and grid, asked at once, and anew whenever the picture was: another city, grid or base map. Null until
 * they are there. `taken`: which picture; null: there is none yet.
 */
export function useCityMap(taken: string | null): CityMapAnswer | null {
  const [answer, setAnswer] = useState<CityMapAnswer | null>(null);
  const [first, setFirst] = useState(taken);
  const tag = useRef<string | null>(null);
  if (first === null && taken !== null) setFirst(taken);
  const address =
    first === null || taken === null || taken === first ? '/map' : `/map?for=${encodeURIComponent(taken)}`;
  useEffect(() => {
    return untilAnswered(
      async (signal) => {
        const response = await fetch(address, { signal });
        if (!response.ok) throw new Error(`${address}: ${response.status}`);
        const told = response.headers.get('etag');
        // The same map keeps its picture: nothing is painted anew, a view that somebody moved stays.
        if (told !== null && told === tag.current) return null;
        const map = (await response.json()) as CityMapAnswer;
        tag.current = told;
        return map;
      },
      (map) => {
        if (map !== null) setAnswer(map);
      },
    );
  }, [address]);
  return answer;
}

/** Asks until there is an answer, with growing pauses. Returns how to give up. */
export function untilAnswered<Answer>(
  ask: (signal: AbortSignal) => Promise<Answer>,
  onAnswer: (answer: Answer) => void,
  onFailed?: (attempt: number) => void,
): () => void {
  let ended = false;
  let pause: ReturnType<typeof setTimeout> | undefined;
  function attempt(count: number): void {
    ask(AbortSignal.timeout(ANSWER_WITHIN_MS)).then(
      (answer) => {
        if (!ended) onAnswer(answer);
      },
      () => {
        if (ended) return;
        onFailed?.(count);
        pause = setTimeout(() => attempt(count + 1), backoffMs(count, Math.random()));
      },
    );
  }
  attempt(1);
  return () => {
    ended = true;
    clearTimeout(pause);
  };
}
