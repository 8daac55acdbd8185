import type { Clock } from '../../electron/host/clock.ts';

/** From when on, at which instant of the machine's clock it is that, and how many times faster time passes. */
export type Haste = { readonly fromMs: number; readonly realMs: number; readonly factor: number };

/** However short a wait, a host that is always woken would do nothing else. */
const SHORTEST_WAIT_MS = 20;

export function fastClock({ fromMs, realMs, factor }: Haste): Clock {
  return {
    nowMs: () => Math.floor(fromMs + (Date.now() - realMs) * factor),
    after(waitMs, work) {
      const timer = setTimeout(work, Math.max(SHORTEST_WAIT_MS, waitMs / factor));
      return () => clearTimeout(timer);
    },
  };
}
