/** The host's time. Everything that reads the time or waits takes it from here. */
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
