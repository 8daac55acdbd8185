import type { CaseFile, Task } from '../../../../shared/case/caseFile.ts';

/** How a unit's time with a case ended: `held`: it has the case still. */
export type HandoverEnd = 'held' | 'closed' | 'voided' | 'recalled' | 'waiting' | 'justified' | 'unjustified';

/** One dispatch in the course of a case from unit to unit. */
export type Handover = {
  readonly no: number;
  /** The place of the unit among `units`. */
  readonly row: number;
  readonly fromMs: number;
  /** Null: it has not ended, or an import does not say when. */
  readonly toMs: number | null;
  readonly end: HandoverEnd;
};

/** The course of a case from unit to unit: every unit once, in the order in which each first had it. */
export type Handovers = { readonly units: readonly string[]; readonly steps: readonly Handover[] };

function endOf({ end, ruling }: Task): HandoverEnd {
  if (end === null) return 'held';
  if (end.how !== 'returned') return end.how;
  return ruling === null ? 'waiting' : ruling.justified ? 'justified' : 'unjustified';
}

/** Null: the case has stayed where it was first sent. */
export function handoversOf({ tasks }: Pick<CaseFile, 'tasks'>): Handovers | null {
  if (!tasks.some(({ end }) => end?.how === 'returned' || end?.how === 'recalled')) return null;
  const units = [...new Set(tasks.map(({ unit }) => unit))];
  const steps = tasks.map((task) => ({
    no: task.no,
    row: units.indexOf(task.unit),
    fromMs: task.dispatchedAtMs,
    toMs: task.end?.atMs ?? null,
    end: endOf(task),
  }));
  return { units, steps };
}
