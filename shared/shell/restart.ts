/** Ends of the host that count against the limit are those of the last ten minutes. */
const WINDOW_MS = 600_000;
const MOST_RESTARTS = 5;
const FIRST_DELAY_MS = 500;

export type Restart = { readonly delayMs: number | null; readonly endsMs: readonly number[] };

/**
 * What to do after the host ended at `nowMs`: start it again after `delayMs` (0.5 s, doubled each time), or leave it and
 * ask a person (null), where it ended for the sixth time within ten minutes. `endsMs`: the earlier ends, as returned before.
 */
export function afterEnd(endsMs: readonly number[], nowMs: number): Restart {
  const recent = [...endsMs.filter((endMs) => nowMs - endMs < WINDOW_MS), nowMs];
  const delayMs = recent.length > MOST_RESTARTS ? null : FIRST_DELAY_MS * 2 ** (recent.length - 1);
  return { delayMs, endsMs: recent };
}

/** How long to wait before the nth attempt (n from 1) to load a page whose host does not answer: 1 s to 15 s, for ever. */
export function reloadDelayMs(attempt: number): number {
  return Math.min(15_000, 1000 * 2 ** (attempt - 1));
}
