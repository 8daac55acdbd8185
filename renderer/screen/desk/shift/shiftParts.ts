import { isOpen } from '../../../../shared/case/caseFile.ts';
import type { QueueRow } from '../../../../shared/contract/desk.ts';

/** So far ahead a shift looks. */
const SOON_MS = 2 * 3_600_000;

/** What became of the cases of a shift: due within two hours or over, open beyond, ended. The most urgent first. */
export type ShiftParts = Readonly<Record<'soon' | 'open' | 'ended', readonly QueueRow[]>>;

/** The parts of what a seat took; each case stands in one. */
export function shiftParts(taken: readonly QueueRow[], nowMs: number): ShiftParts {
  const byDue = (a: QueueRow, b: QueueRow): number => (a.dueAtMs ?? Infinity) - (b.dueAtMs ?? Infinity) || a.id - b.id;
  const open = taken.filter(({ stage }) => isOpen(stage)).toSorted(byDue);
  const isSoon = ({ dueAtMs }: QueueRow): boolean => dueAtMs !== null && dueAtMs - nowMs <= SOON_MS;
  return {
    soon: open.filter(isSoon),
    open: open.filter((row) => !isSoon(row)),
    ended: taken.filter(({ stage }) => !isOpen(stage)),
  };
}
