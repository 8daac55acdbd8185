import { applyEvent, foldCase } from './apply.ts';
import type { CaseFile } from './caseFile.ts';
import type { CaseEvent } from './event.ts';
import { knownAtMs } from './event.ts';

/** One event of a case, since when it was known, and the case as it was known with it. */
export type CourseStep<Event extends CaseEvent> = {
  readonly atMs: number;
  readonly event: Event;
  readonly file: CaseFile;
};

/**
 * How a case went on, in the order in which its events were known. An import may tell of an earlier time what stands later
 * in the log (A30): the case is then folded anew from what was known at each step. `before`: the case before its first
 * event of `history`, where no import has told of it.
 */
export function* courseOf<Event extends CaseEvent>(
  history: readonly Event[],
  before: CaseFile | null = null,
): Generator<CourseStep<Event>, void> {
  const isInOrder = history.every((event, i) => i === 0 || knownAtMs(event) >= knownAtMs(history[i - 1] ?? event));
  if (!isInOrder) return yield* foldedAnew(history);
  let file = before;
  for (const event of history) {
    file = applyEvent(file, event);
    yield { atMs: knownAtMs(event), event, file };
  }
}

function* foldedAnew<Event extends CaseEvent>(history: readonly Event[]): Generator<CourseStep<Event>, void> {
  const byKnown = history.toSorted((a, b) => knownAtMs(a) - knownAtMs(b) || a.revision - b.revision);
  for (const [i, event] of byKnown.entries()) {
    const known = byKnown.slice(0, i + 1).toSorted((a, b) => a.revision - b.revision);
    yield { atMs: knownAtMs(event), event, file: foldCase(known) };
  }
}
