import { useEffect, useRef } from 'react';
import type { ReplayTurn } from '../../../../shared/contract/replay.ts';
import type { Remote } from '../remote.ts';
import { meaningOf } from './replayKeys.ts';
import { neighbourOf, withoutReplay, withReplay } from './replayPeriod.ts';
import type { ReplayAction, ReplayState } from './replayState.ts';

/** Lets keys control a replay; the address follows its period and pace, so that it can be opened again. */
export function useReplayKeys(state: ReplayState, tell: (action: ReplayAction) => void, zone: string): void {
  const { period, speed, course } = state;
  useEffect(() => {
    const { search, pathname } = window.location;
    const address = new URLSearchParams(search);
    // A replay that a desk has called for is gone with the next start of the wall.
    if (address.get('scene') !== 'replay') return;
    window.history.replaceState(null, '', `${pathname}?${withReplay(address, { period, speed })}`);
  }, [period, speed]);

  useEffect(() => {
    function press(event: KeyboardEvent): void {
      const meaning = meaningOf(event, { period, course });
      // A map in focus is moved by its arrows.
      const isMap = event.target instanceof Element && event.target.closest('.map-stage') !== null;
      if (meaning === null || (isMap && event.key.startsWith('Arrow'))) return;
      event.preventDefault();
      if (meaning.type === 'leave') leave();
      else if (meaning.type === 'period') {
        // What has not come yet cannot be replayed.
        const hasNext = course !== null && course.untilMs >= course.toMs - 1000;
        if (meaning.step === -1 || hasNext)
          tell({ type: 'ask', ask: { period: neighbourOf(period, meaning.step, zone), speed } });
      } else tell(meaning);
    }
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [period, speed, course, tell, zone]);
}

/** Which key a turn from a desk stands for. */
const TURN_KEYS = {
  toggle: ' ',
  back: 'ArrowLeft',
  forth: 'ArrowRight',
  faster: 'ArrowUp',
  slower: 'ArrowDown',
} as const satisfies Readonly<Record<ReplayTurn, string>>;
const NOTHING_HELD = { shiftKey: false, ctrlKey: false, altKey: false, metaKey: false } as const;

/** Lets a desk turn a replay as its keys do; what was turned before it began is past. */
export function useReplayTurns(
  turned: Remote['turned'],
  state: Pick<ReplayState, 'period' | 'course'>,
  tell: (action: ReplayAction) => void,
): void {
  const done = useRef(turned?.count ?? 0);
  useEffect(() => {
    if (turned === null || turned.count === done.current) return;
    done.current = turned.count;
    const meaning = meaningOf({ key: TURN_KEYS[turned.turn], ...NOTHING_HELD }, state);
    if (meaning !== null && meaning.type !== 'leave' && meaning.type !== 'period') tell(meaning);
  }, [turned, state, tell]);
}

/** Back to the live wall. */
function leave(): void {
  const { search, pathname } = window.location;
  const rest = withoutReplay(new URLSearchParams(search)).toString();
  window.location.assign(rest === '' ? pathname : `${pathname}?${rest}`);
}
