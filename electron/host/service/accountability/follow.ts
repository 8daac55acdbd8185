import type { NewAccountabilityEvent } from '../../../../shared/accountability/accountabilityEvent.ts';
import { amendedByCase, touchesFindings } from '../../../../shared/accountability/caseAmendment.ts';
import { drawnByCase, drawnByOverdues, furtherOverdues } from '../../../../shared/accountability/caseEngine.ts';
import type { CaseRules } from '../../../../shared/accountability/caseEngine.ts';
import { effectiveFromMs } from '../../../../shared/accountability/effective.ts';
import type { Proposal } from '../../../../shared/accountability/engine.ts';
import { evidenceNow } from '../../../../shared/accountability/finding.ts';
import { overdueMonth } from '../../../../shared/accountability/overdueCount.ts';
import type { Actor, CaseFile } from '../../../../shared/case/caseFile.ts';
import type { NewEvent } from '../../../../shared/case/event.ts';
import { settingsAt } from '../../../../shared/setting/setting.ts';
import { findFinding, findingsOfCase, readFinding, signedExemptions } from '../../../../db/read/accountability.ts';
import { readCity } from '../../../../db/read/city.ts';
import { readCountedOverdues } from '../../../../db/read/overdues.ts';
import type { WritableStore } from '../../../../db/store/handle.ts';
import { appendAccountability } from '../../../../db/write/accountabilityLog.ts';
import { appendCaseEvents } from '../../../../db/write/caseLog.ts';
import type { Appended } from '../../../../db/write/caseLog.ts';

/** Who draws findings: nobody's hand, the rules. */
export const ENGINE: Actor = { party: 'host', unit: null, seat: '问责规则' };

type Written = {
  readonly file: CaseFile | null;
  readonly caseId: number;
  readonly events: readonly NewEvent[];
  readonly recordedAtMs: number;
};

/**
 * Appends events to one case and lets accountability follow in the same transaction: findings that they draw or extend, and
 * amendments of findings that rest on the case. The one way for events that happen now; history that is imported or made
 * draws nothing (A30). Events that can touch no finding cost no question to the store.
 */
export function writeCaseEvents(store: WritableStore, written: Written): Appended {
  const done = appendCaseEvents(store, written);
  const touching = written.events.filter(touchesFindings);
  if (touching.length === 0) return done;
  const lastSequence = follow(store, { ...written, events: touching }, done.file);
  return lastSequence === null ? done : { ...done, lastSequence };
}

function follow(store: WritableStore, { file: before, events, recordedAtMs }: Written, after: CaseFile): number | null {
  const drawn = events.flatMap((event) => followDrawn(store, event, { before, after }));
  const amended = amendments(store, { before, after, events, recordedAtMs });
  const all = [...drawn, ...amended];
  return all.length === 0 ? null : appendAccountability(store, all, recordedAtMs);
}

type Around = { readonly before: CaseFile | null; readonly after: CaseFile };

function followDrawn(store: WritableStore, event: NewEvent, around: Around): readonly NewAccountabilityEvent[] {
  const rules = caseRules(store, event);
  const proposals = drawnByCase(event, around.after, rules);
  const counted = newlyCounted(event, around, proposals);
  const cumulated = counted && overdueProposal(store, counted, rules);
  return drawOrExtend(store, cumulated ? [...proposals, cumulated] : proposals, event.occurredAtMs);
}

type CountedMiss = { readonly unit: string; readonly missedAtMs: number };

/** The miss that counts towards R25 from this event on: one that draws its finding, or whose cause is the unit after all. */
function newlyCounted(event: NewEvent, around: Around, [proposal]: readonly Proposal[]): CountedMiss | null {
  if (event.kind === 'limitMissed') return proposal ? { unit: proposal.unit, missedAtMs: event.body.dueAtMs } : null;
  if (event.kind !== 'causeAttributed' || event.body.cause !== 'unit') return null;
  const task = around.before?.tasks.find(({ no }) => no === event.body.task);
  if (!task || task.missedAtMs === null || task.cause === null || task.cause === 'unit') return null;
  return { unit: task.unit, missedAtMs: task.missedAtMs };
}

/** What holds for the rules of a case at an event; exempted periods by the deadline that it speaks of. */
export function caseRules(store: WritableStore, event: NewEvent): CaseRules {
  const city = readCity(store);
  const settings = settingsAt(city.settings, event.occurredAtMs);
  const zone = settings['city.timeZone'];
  const from = effectiveFromMs(settings, { begunAtMs: city.begunAtMs, zone });
  const dueAtMs = event.kind === 'limitMissed' ? event.body.dueAtMs : null;
  const exemptions = dueAtMs === null ? [] : signedExemptions(store, { fromMs: dueAtMs, toMs: dueAtMs + 1 });
  return { settings, zone, effectiveFromMs: from, exemptions };
}

/** R25, which is drawn at the event that completes the count and extended by each further one. */
function overdueProposal(
  store: WritableStore,
  { unit, missedAtMs }: { readonly unit: string; readonly missedAtMs: number },
  { settings, zone, effectiveFromMs: from }: CaseRules,
): Proposal | null {
  const month = overdueMonth(missedAtMs, zone);
  const explained = settings['rule.T1.explained'];
  const counted = readCountedOverdues(store, { unit, month, zone, fromMs: from, explained });
  const drawn = drawnByOverdues({ unit, month, ...counted }, settings);
  const id = drawn && findFinding(store, 'R25', unit, month);
  const finding = id === null ? null : readFinding(store, id);
  if (!drawn || !finding) return drawn;
  const evidence = furtherOverdues(evidenceNow(finding), drawn.evidence);
  return evidence && { ...drawn, evidence };
}

function draw(proposals: readonly Proposal[], occurredAtMs: number): readonly NewAccountabilityEvent[] {
  return proposals.map((body) => ({ kind: 'findingDrawn', occurredAtMs, by: ENGINE, body }));
}

/** Each proposal as a new finding, or as an extension of the one that exists: a finding is never drawn twice (A17). */
export function drawOrExtend(
  store: WritableStore,
  proposals: readonly Proposal[],
  occurredAtMs: number,
): readonly NewAccountabilityEvent[] {
  return proposals.flatMap((proposal) => {
    const { clause, unit, period, evidence } = proposal;
    const finding = findFinding(store, clause, unit, period);
    if (finding === null) return draw([proposal], occurredAtMs);
    return [{ kind: 'findingExtended', occurredAtMs, by: ENGINE, body: { finding, evidence } }];
  });
}

export function amendments(
  store: WritableStore,
  {
    before,
    after,
    events,
    recordedAtMs,
  }: Pick<Written, 'events' | 'recordedAtMs'> & { readonly before: CaseFile | null; readonly after: CaseFile },
): readonly NewAccountabilityEvent[] {
  const zone = settingsAt(readCity(store).settings, recordedAtMs)['city.timeZone'];
  const found = events.flatMap((event) => amendedByCase({ event, before, after, recordedAtMs, zone }) ?? []);
  const [first] = found;
  if (!first) return [];
  // One act may say the same twice: the corrected miss, and the entry that corrects it.
  const each = found.filter(({ because }, index) => found.findIndex((one) => one.because === because) === index);
  const findings = findingsOfCase(store, after.id);
  return each.flatMap(({ because, unit, drawnAfterMs, note }) =>
    findings
      .filter((one) => unit === null || one.unit === unit)
      .filter(({ drawnAtMs }) => drawnAfterMs === null || drawnAtMs > drawnAfterMs)
      .map(({ id: finding }): NewAccountabilityEvent => ({
        kind: 'findingAmended',
        occurredAtMs: recordedAtMs,
        by: ENGINE,
        body: { finding, because, caseId: after.id, note },
      })),
  );
}
