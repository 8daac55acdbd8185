import { arithmeticOf } from '../../../../shared/accountability/comparison.ts';
import { effectiveFromMs } from '../../../../shared/accountability/effective.ts';
import { measuredOf } from '../../../../shared/accountability/engine.ts';
import { evidenceNow } from '../../../../shared/accountability/finding.ts';
import type { Evidence, Finding, Measured } from '../../../../shared/accountability/finding.ts';
import { measureWords } from '../../../../shared/accountability/noticeWords.ts';
import type { Rule } from '../../../../shared/accountability/rule.ts';
import { ruleOf } from '../../../../shared/accountability/rule.ts';
import type { FindingView } from '../../../../shared/contract/finding.ts';
import { localParts, periodRange } from '../../../../shared/time/zone.ts';
import { readFinding, readFindings } from '../../../../db/read/accountability.ts';
import { readCity, readRules } from '../../../../db/read/city.ts';
import { readEvidenceCases } from '../../../../db/read/evidenceCases.ts';
import { lastSequence } from '../../../../db/read/log.ts';
import { readCountedOverdues } from '../../../../db/read/overdues.ts';
import type { ReadableStore } from '../../../../db/store/handle.ts';
import { findingRowOf } from './findingRows.ts';
import { readPeriodFacts } from './monthFacts.ts';
import { noticeView } from './notice.ts';

/** So many cases of the evidence are shown; the annex of the notice and the export hold all. */
const SHOWN_CASES = 500;

/** A finding opened to its evidence, arithmetic, notice and history; null: there is none of this id. */
export function findingView(store: ReadableStore, id: number, nowMs: number): FindingView | null {
  const finding = readFinding(store, id);
  if (!finding) return null;
  const rules = readRules(store, nowMs);
  const zone = rules.settings['city.timeZone'];
  const rule = ruleOf(finding.clause);
  const evidence = evidenceNow(finding);
  const cases = readEvidenceCases(store, { unit: finding.unit, evidence }, { rules, nowMs });
  const { year } = localParts(nowMs, zone);
  const live = liveMeasure(store, finding, rule, nowMs);
  return {
    sequence: lastSequence(store),
    nowMs,
    finding,
    row: findingRowOf(finding, rules.units),
    article: rule.article,
    text: rule.text,
    arithmetic: arithmeticLines(rule, evidence),
    liveMeasure: live && measureWords(live) !== measureWords(evidence.measured) ? measureWords(live) : null,
    cases: cases.slice(0, SHOWN_CASES),
    caseCount: cases.length,
    notice: noticeView(store, finding, nowMs),
    earlier: readFindings(store, { unit: finding.unit, state: 'issued' })
      .filter((one) => one.id !== id && one.decision !== null && localParts(one.decision.atMs, zone).year === year)
      .map((one) => findingRowOf(one, rules.units)),
    replyDays: rule.reply ? rules.settings['result.days'] : null,
  };
}

/** The comparison that drew it, after that of each month where months cumulate. */
function arithmeticLines({ comparison }: Rule, { measured, threshold, months }: Evidence): readonly string[] {
  const ofMonths = months.map(({ month, part, whole, line }) => {
    const [compared = ''] = arithmeticOf('<', { kind: 'rate', part, whole }, line);
    return `${month}：${compared}`;
  });
  return [...ofMonths, ...(threshold === null ? [] : arithmeticOf(comparison, measured, threshold))];
}

/** What the same rule reads now; null: it reads no figure of one period (R27 and R28 read closed months, which stay). */
function liveMeasure(
  store: ReadableStore,
  { clause, unit, period }: Finding,
  rule: Rule,
  nowMs: number,
): Measured | null {
  const { settings } = readRules(store, nowMs);
  const zone = settings['city.timeZone'];
  if (clause === 'R25') {
    const { begunAtMs } = readCity(store);
    const fromMs = effectiveFromMs(settings, { begunAtMs, zone });
    const explained = settings['rule.T1.explained'];
    const { counted } = readCountedOverdues(store, { unit, month: period, zone, fromMs, explained });
    return { kind: 'count', count: counted.length };
  }
  if (rule.span === 'case' || rule.figure === 'judgement' || clause === 'R27' || clause === 'R28') return null;
  const facts = readPeriodFacts(store, periodRange(period, zone), nowMs).units.get(unit);
  return facts ? measuredOf(rule, facts) : null;
}
