import type { WritableStore } from '../../db/store/handle.ts';
import { nextEndAtMs, recordEnded } from '../../electron/host/service/deadlineClock.ts';
import { tickAtMs, ticksIn } from './tickStore.ts';

/** The host's clock on a tick store: a round of ticks, each recording what fell due and looking for what is next. */
export function clockTicks(store: WritableStore): (round: number) => void {
  let n = 0;
  return (round) => {
    for (let i = 0; i < ticksIn(round); i += 1) {
      if (recordEnded(store, tickAtMs(n)) === null) throw new Error(`nothing fell due at tick ${n}`);
      nextEndAtMs(store);
      n += 1;
    }
  };
}
