import { openDuty } from '../../shared/case/caseFile.ts';
import type { CaseFile } from '../../shared/case/caseFile.ts';
import type { DutyRow } from '../../shared/case/rows.ts';

/** An hour that has run out counts as missed, also where the clock was off and has not written it yet (R5, A14). */
export function runOutDuty(file: CaseFile, asOfMs: number): DutyRow | null {
  const duty = openDuty(file);
  if (duty?.state !== 'running' || duty.dueAtMs >= asOfMs) return null;
  const { kind, unit, startAtMs, dueAtMs } = duty;
  return { caseId: file.id, no: file.hourDuties.length - 1, kind, unit, startAtMs, dueAtMs, doneAtMs: null, onTime: 0 };
}
