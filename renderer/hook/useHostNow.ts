import { useSyncExternalStore } from 'react';

/** How far the host's clock is ahead of this machine's; every answer that bears the host's time corrects it. */
let aheadMs = 0;
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

/** Takes over the host's time from an answer or a message. */
export function noteHostTime(nowMs: number): void {
  aheadMs = nowMs - Date.now();
}

/** The host's time now, in epoch milliseconds. */
export function hostNowMs(): number {
  return Date.now() + aheadMs;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    for (const tell of listeners) tell();
  }, 1000);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** The host's time, cut to steps of `stepMs`: a part that shows minutes is drawn again by the minute only. */
export function useHostNow(stepMs: number): number {
  return useSyncExternalStore(subscribe, () => Math.floor(hostNowMs() / stepMs) * stepMs);
}
