import { evidenceNow } from '../../../shared/accountability/finding.ts';
import type { Finding } from '../../../shared/accountability/finding.ts';
import { measureWords } from '../../../shared/accountability/noticeWords.ts';
import { LADDER, ruleOf } from '../../../shared/accountability/rule.ts';
import type { WallAccountability, WallFinding } from '../../../shared/contract/wallFindings.ts';
import { localParts, monthKey } from '../../../shared/time/zone.ts';
import { unitShortName } from '../../../shared/unit/unit.ts';
import type { Unit } from '../../../shared/unit/unit.ts';
import { readFindings } from '../../../db/read/accountability.ts';
import { readRules } from '../../../db/read/city.ts';
import { lastSequence } from '../../../db/read/log.ts';
import type { ReadableStore } from '../../../db/store/handle.ts';

/**
 * What the wall's scene shows: the findings that a person has issued in the year that runs, and the ladder by them.
 * Proposals only where `wall.showProposals` is on, each then marked.
 */
export function wallFindingsOf(store: ReadableStore, nowMs: number): WallAccountability {
  const { settings, units } = readRules(store, nowMs);
  const zone = settings['city.timeZone'];
  const month = monthKey(nowMs, zone);
  const { year } = localParts(nowMs, zone);
  const issued = readFindings(store, { state: 'issued' })
    .filter(({ decision }) => decision !== null && localParts(decision.atMs, zone).year === year)
    .toSorted((a, b) => (b.decision?.atMs ?? 0) - (a.decision?.atMs ?? 0) || b.id - a.id);
  const proposed = settings['wall.showProposals'] ? readFindings(store, { state: 'proposed' }).toReversed() : [];
  return {
    sequence: lastSequence(store),
    nowMs,
    month,
    findings: [...proposed, ...issued].map((finding) => wallFindingOf(finding, units)),
    ladder: LADDER.map(({ step }) => {
      const onStep = issued.filter(({ clause }) => ruleOf(clause).step === step);
      const inMonth = onStep.filter(({ decision }) => decision && monthKey(decision.atMs, zone) === month);
      return { step, month: inMonth.length, year: onStep.length };
    }),
  };
}

function wallFindingOf(finding: Finding, units: ReadonlyMap<string, Unit>): WallFinding {
  const { id, clause, unit, period, decision, state } = finding;
  const rule = ruleOf(clause);
  const { measured, threshold } = evidenceNow(finding);
  return {
    id,
    clause,
    unitName: unitShortName(units, unit),
    period,
    line: threshold,
    measure: measureWords(measured),
    step: rule.step,
    decidedAtMs: decision?.atMs ?? null,
    documentNumber: decision?.documentNumber ?? null,
    issued: state === 'issued',
  };
}
