import { evidenceNow } from '../../../../shared/accountability/finding.ts';
import type { Finding } from '../../../../shared/accountability/finding.ts';
import { measureWords } from '../../../../shared/accountability/noticeWords.ts';
import { ruleOf } from '../../../../shared/accountability/rule.ts';
import type { FindingRow } from '../../../../shared/contract/finding.ts';
import { unitShortName } from '../../../../shared/unit/unit.ts';
import type { Unit } from '../../../../shared/unit/unit.ts';

/** A finding as a list shows it. */
export function findingRowOf(finding: Finding, units: ReadonlyMap<string, Unit>): FindingRow {
  const { id, clause, unit, period, caseId, drawnAtMs, state, decision, replyDueAtMs } = finding;
  const rule = ruleOf(clause);
  const { measured, threshold } = evidenceNow(finding);
  return {
    id,
    clause,
    unit,
    unitName: unitShortName(units, unit),
    period,
    caseId,
    line: threshold,
    measure: measureWords(measured),
    consequence: rule.consequence,
    step: rule.step,
    drawnAtMs,
    state,
    decidedAtMs: decision?.atMs ?? null,
    documentNumber: decision?.documentNumber ?? null,
    amended: finding.amendments.length > 0,
    major: finding.major !== null,
    replyDueAtMs,
    replied: finding.result !== null,
  };
}
