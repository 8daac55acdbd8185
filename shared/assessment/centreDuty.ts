import type { CentreDuty } from '../contract/assessment.ts';
import type { DutyRow } from '../case/rows.ts';
import { isWithin } from './assessmentRows.ts';
import type { Period } from './figures.ts';

/** The centre's own duties with their clauses. */
export const CENTRE_DUTIES = [
  { duty: 'acceptance', clause: 'R1' },
  { duty: 'acceptanceVerified', clause: 'R2' },
  { duty: 'dispatch', clause: 'R4' },
  { duty: 'check', clause: 'R11' },
] as const satisfies readonly Pick<CentreDuty, 'duty' | 'clause'>[];

/**
 * Which of the centre's duties a row is; null: a unit's sign-off. Only the first duty of a case begins with its report
 * (R1); every later acceptance follows a verification (R2).
 */
export function centreDutyOf({ kind, no }: Pick<DutyRow, 'kind' | 'no'>): CentreDuty['duty'] | null {
  if (kind === 'signOff') return null;
  return kind === 'acceptance' && no > 0 ? 'acceptanceVerified' : kind;
}

/** How the centre kept its own hours: the duties whose hour ends in the period, done or missed; of them on time (R12). */
export function centreDutiesOf(duties: Iterable<DutyRow>, period: Period): readonly CentreDuty[] {
  const counts = new Map(CENTRE_DUTIES.map(({ duty }) => [duty as string, { due: 0, timely: 0 }]));
  for (const row of duties) {
    const count = counts.get(centreDutyOf(row) ?? '');
    if (!count || !isWithin(row.dueAtMs, period)) continue;
    count.due += 1;
    count.timely += row.onTime;
  }
  return CENTRE_DUTIES.map((one) => ({ ...one, ...(counts.get(one.duty) ?? { due: 0, timely: 0 }) }));
}
