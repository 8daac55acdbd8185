/** The host's time, real or simulated. Everything that reads the time or waits takes it from here. */
export type Clock = {
  /** Now, in epoch milliseconds. */
  readonly nowMs: () => number;
  /** Calls `work` once after a wait; returns how to give it up. */
  readonly after: (waitMs: number, work: () => void) => () => void;
};

/** The longest wait that a timer of Node can hold. */
const LONGEST_WAIT_MS = 2_147_483_647;

/** The machine's own clock. */
export function realClock(): Clock {
  return {
    nowMs: () => Date.now(),
    after(waitMs, work) {
      const timer = setTimeout(work, Math.min(Math.max(0, waitMs), LONGEST_WAIT_MS));
      // A waiting timer alone keeps no program alive.
      timer.unref();
      return () => clearTimeout(timer);
    },
  };
}

export type SimulatedClock = Clock & {
  /** Moves the time on; what falls due on the way happens at its own time and in its order. */
  readonly advanceTo: (toMs: number) => void;
};

/** A clock that moves only when it is told to, for training, replay and tests. */
export function simulatedClock(startMs: number): SimulatedClock {
  let nowMs = startMs;
  let waiting: { readonly atMs: number; readonly work: () => void }[] = [];
  return {
    nowMs: () => nowMs,
    after(waitMs, work) {
      const entry = { atMs: nowMs + Math.max(0, waitMs), work };
      waiting = [...waiting, entry].toSorted((a, b) => a.atMs - b.atMs);
      return () => {
        waiting = waiting.filter((other) => other !== entry);
      };
    },
    advanceTo(toMs) {
      for (let next = waiting[0]; next && next.atMs <= toMs; next = waiting[0]) {
        waiting = waiting.slice(1);
        nowMs = Math.max(nowMs, next.atMs);
        next.work();
      }
      nowMs = Math.max(nowMs, toMs);
    },
  };
}
