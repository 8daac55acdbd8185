import { amendedByCase, touchesFindings } from '../../../../shared/accountability/caseAmendment.ts';
import { drawnByCase, drawnByOverdues } from '../../../../shared/accountability/caseEngine.ts';
import type { NewAccountabilityEvent } from '../../../../shared/accountability/accountabilityEvent.ts';
import type { Proposal } from '../../../../shared/accountability/engine.ts';
import type { Finding } from '../../../../shared/accountability/finding.ts';
import { overdueMonth } from '../../../../shared/accountability/overdueCount.ts';
import { applyEvent } from '../../../../shared/case/apply.ts';
import type { CaseFile } from '../../../../shared/case/caseFile.ts';
import type { CaseEvent } from '../../../../shared/case/event.ts';
import { findFinding, findingsOfCase, readClosedMonths, readFinding } from '../../../../db/read/accountability.ts';
import { readCaseEvents } from '../../../../db/read/caseFile.ts';
import type { ReadableStore, WritableStore } from '../../../../db/store/handle.ts';
import { appendAccountability } from '../../../../db/write/accountabilityLog.ts';
import type { Closing, evaluateClosing } from '../accountability/closing.ts';
import { caseRules, drawOrExtend, ENGINE } from '../accountability/follow.ts';

/** An event of a case that accountability follows, with the case before and after it. */
export type CaseDeed = {
  readonly atMs: number;
  readonly event: CaseEvent;
  readonly before: CaseFile | null;
  readonly after: CaseFile;
};

/** The events of a case that may draw or amend a finding, within a span. */
export function caseDeeds(
  store: ReadableStore,
  id: number,
  { fromMs, untilMs }: { readonly fromMs: number; readonly untilMs: number },
): readonly CaseDeed[] {
  const deeds: CaseDeed[] = [];
  let file: CaseFile | null = null;
  for (const event of readCaseEvents(store, id)) {
    const before: CaseFile | null = file;
    const after = applyEvent(before, event);
    const { recordedAtMs: atMs } = event;
    if (atMs >= fromMs && atMs <= untilMs && touchesFindings(event)) deeds.push({ atMs, event, before, after });
    file = after;
  }
  return deeds;
}

/** The overdues counted so far, by unit and month. */
export type Overdues = Map<string, number[]>;

/**
 * Lets accountability follow an event of the made-up past at its own time: what it draws and what it amends. Done twice, it
 * writes once. Answers the findings that it speaks of.
 */
export function followCase(store: WritableStore, deed: CaseDeed, overdues: Overdues): readonly number[] {
  const { event, after, atMs } = deed;
  const rules = caseRules(store, event);
  const proposals = [...drawnByCase(event, after, rules)];
  const [miss] = proposals;
  if (event.kind === 'limitMissed' && miss) {
    const third = thirdOverdue(miss, event.body.dueAtMs, overdues, rules);
    if (third) proposals.push(third);
  }
  const drawn = draw(store, proposals, atMs);
  amend(store, deed, rules.zone);
  return drawn;
}

function thirdOverdue(
  { unit, caseId }: Proposal,
  missedAtMs: number,
  overdues: Overdues,
  { settings, zone }: ReturnType<typeof caseRules>,
): Proposal | null {
  const month = overdueMonth(missedAtMs, zone);
  const key = `${unit} ${month}`;
  const counted = [...new Set([...(overdues.get(key) ?? []), ...(caseId === null ? [] : [caseId])])];
  overdues.set(key, counted);
  return counted.length > settings['rule.R25.count']
    ? null
    : drawnByOverdues({ unit, month, counted, withExempt: counted }, settings);
}

/** Draws or extends what does not stand yet; answers the ids of the findings proposed. */
export function draw(store: WritableStore, proposals: readonly Proposal[], atMs: number): readonly number[] {
  return proposals.flatMap((proposal) => {
    const { clause, unit, period } = proposal;
    const known = findFinding(store, clause, unit, period);
    const finding = known === null ? null : readFinding(store, known);
    const stands = finding && (finding.drawnAtMs >= atMs || finding.extensions.some((one) => one.atMs >= atMs));
    if (!stands) appendAccountability(store, drawOrExtend(store, [proposal], atMs), atMs);
    const id = findFinding(store, clause, unit, period);
    return id === null ? [] : [id];
  });
}

function amend(store: WritableStore, { event, before, after, atMs }: CaseDeed, zone: string): void {
  const amended = amendedByCase({ event, before, after, recordedAtMs: atMs, zone });
  if (!amended) return;
  const { because, unit, drawnAfterMs, note } = amended;
  const events = findingsOfCase(store, after.id)
    .filter((one) => unit === null || one.unit === unit)
    .filter(({ drawnAtMs }) => drawnAtMs <= atMs && (drawnAfterMs === null || drawnAtMs > drawnAfterMs))
    .filter(({ id }) => !isAmended(readFinding(store, id), atMs, after.id))
    .map(({ id: finding }): NewAccountabilityEvent => ({
      kind: 'findingAmended',
      occurredAtMs: atMs,
      by: ENGINE,
      body: { finding, because, caseId: after.id, note },
    }));
  if (events.length > 0) appendAccountability(store, events, atMs);
}

function isAmended(finding: Finding | null, atMs: number, caseId: number): boolean {
  return finding?.amendments.some((one) => one.atMs === atMs && one.caseId === caseId) ?? false;
}

/** Closes a month of the made-up past with what was evaluated for it; answers the findings that it speaks of. */
export function closePast(
  store: WritableStore,
  { month, part, atMs }: Closing,
  { rates, proposals }: ReturnType<typeof evaluateClosing>,
): readonly number[] {
  if (readClosedMonths(store, month, month).length === 0)
    appendAccountability(
      store,
      [{ kind: 'monthClosed', occurredAtMs: atMs, by: ENGINE, body: { month, part, rates } }],
      atMs,
    );
  return draw(store, proposals, atMs);
}
