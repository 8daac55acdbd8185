import { useEffect, useRef, useState } from 'react';
import { useNow } from '../../../hook/useNow.ts';
import { hotSpots } from '../../../../shared/wall/hotSpots.ts';
import type { HotSpot } from '../../../../shared/wall/hotSpots.ts';
import type { Overview } from '../overview.ts';
import type { WallPicture } from '../wallState.ts';

export type TourStop = { readonly spot: HotSpot; readonly index: number; readonly count: number };

/** As lists turn their pages. */
const STOP_MS = 12_000;
/** The city itself is on the screen before it is searched for crowds. */
const FIRST_MS = 1000;

type TourInput = {
  readonly cases: WallPicture['cases'];
  readonly lamps: Overview['lamps'];
  /** Nothing graver is on the map: no hazard, no gesture, no news. */
  readonly isFree: boolean;
};

/** The place that the tour of hot spots is at; null: cases crowd nowhere, or the tour has stopped. */
export function useTour({ cases, lamps, isFree }: TourInput): TourStop | null {
  const turn = Math.floor(useNow(STOP_MS) / STOP_MS);
  const latest = useRef({ cases, lamps });
  const [spots, setSpots] = useState<readonly HotSpot[]>([]);

  useEffect(() => {
    latest.current = { cases, lamps };
  }, [cases, lamps]);
  useEffect(() => {
    if (!isFree) return;
    // A stop keeps its figures until the next one: they are read as a sentence, not as a counter.
    function look(): void {
      const { cases: open, lamps: states } = latest.current;
      setSpots(hotSpots(open.values(), ({ id }) => states.get(id)?.lamp === 'overdue'));
    }
    const first = setTimeout(look, FIRST_MS);
    const timer = setInterval(look, STOP_MS);
    return () => {
      clearTimeout(first);
      clearInterval(timer);
    };
  }, [isFree]);

  const spot = spots[turn % Math.max(1, spots.length)];
  return isFree && spot ? { spot, index: (turn % spots.length) + 1, count: spots.length } : null;
}
