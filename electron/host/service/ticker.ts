import type { WritableStore } from '../../../db/store/handle.ts';
import type { Clock } from '../clock.ts';
import { nextEndAtMs, recordEnded } from './deadlineClock.ts';

/** However far the next limit lies, the clock looks again after so long: the machine may have slept. */
const LOOK_AGAIN_MS = 30_000;

/** One timer for all limits of all cases. */
export type Ticker = {
  /** Sets the timer anew: a commit may have brought a nearer limit. */
  readonly look: () => void;
  readonly stop: () => void;
};

/**
 * Records limits as they pass, the ones that passed while the host was off at once; `told` is called after each record. What
 * cannot be recorded (`onFault`: a full disk) is tried again a while later: the host goes on to show what it has.
 */
export function startTicker(
  store: WritableStore,
  clock: Clock,
  { told, onFault }: { readonly told: () => void; readonly onFault: (fault: unknown) => void },
): Ticker {
  let wakeAtMs: number | null = null;
  let giveUp: (() => void) | null = null;

  function look(): void {
    const nowMs = clock.nowMs();
    const nextMs = Math.min(nextEndAtMs(store), nowMs + LOOK_AGAIN_MS);
    // A timer that already stands early enough is left alone.
    if (wakeAtMs !== null && wakeAtMs <= nextMs) return;
    wake(nowMs, nextMs);
  }

  function wake(nowMs: number, atMs: number): void {
    giveUp?.();
    wakeAtMs = atMs;
    giveUp = clock.after(atMs - nowMs, tick);
  }

  function tick(): void {
    wakeAtMs = null;
    giveUp = null;
    const nowMs = clock.nowMs();
    try {
      if (recordEnded(store, nowMs) !== null) told();
    } catch (fault) {
      onFault(fault);
      wake(nowMs, nowMs + LOOK_AGAIN_MS);
      return;
    }
    look();
  }

  tick();
  return {
    look,
    stop() {
      giveUp?.();
      giveUp = null;
    },
  };
}
