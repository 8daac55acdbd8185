import { effectiveFromMs } from '../../../../shared/accountability/effective.ts';
import type { Finding } from '../../../../shared/accountability/finding.ts';
import { LADDER, ruleOf } from '../../../../shared/accountability/rule.ts';
import { NO_FIGURES } from '../../../../shared/assessment/figures.ts';
import type { Period } from '../../../../shared/assessment/figures.ts';
import type {
  AccountabilityPage,
  AppealRow,
  ExemptionView,
  LadderCount,
} from '../../../../shared/contract/accountability.ts';
import { quarterStatus } from '../../../../shared/meeting/quarter.ts';
import type { HeldMeeting } from '../../../../shared/meeting/quarter.ts';
import { periodRange } from '../../../../shared/time/zone.ts';
import type { TimeZone } from '../../../../shared/time/zone.ts';
import { unitShortName } from '../../../../shared/unit/unit.ts';
import type { Unit } from '../../../../shared/unit/unit.ts';
import { readExemptions, readFindings, readFrozenMonth } from '../../../../db/read/accountability.ts';
import type { KnownExemption } from '../../../../db/read/accountability.ts';
import { readAppeals } from '../../../../db/read/appeals.ts';
import type { AppealOfCase } from '../../../../db/read/appeals.ts';
import { readCity, readRules } from '../../../../db/read/city.ts';
import { countExemptTasks } from '../../../../db/read/exemptCases.ts';
import { countFigures } from '../../../../db/read/figures.ts';
import { lastSequence } from '../../../../db/read/log.ts';
import type { ReadableStore } from '../../../../db/store/handle.ts';
import { cutOf } from '../assessment/table.ts';
import { findingRowOf } from './findingRows.ts';

const DAY_MS = 86_400_000;

/** Everything the page of accountability shows of a month, quarter or year at once. */
export function accountabilityPage(store: ReadableStore, period: string, nowMs: number): AccountabilityPage {
  const { settings, units } = readRules(store, nowMs);
  const zone = settings['city.timeZone'];
  const cut = cutOf(store, { period }, nowMs);
  const span = cut.period;
  const year = period.slice(0, 4);
  const findings = readFindings(store, { period: { key: period, ...span } });
  const ofYear = readFindings(store, { period: { key: year, ...periodRange(year, zone) } });
  const { begunAtMs, meetings } = readCity(store);
  const from = effectiveFromMs(settings, { begunAtMs, zone });
  const rowOf = (finding: Finding) => findingRowOf(finding, units);
  return {
    sequence: lastSequence(store),
    nowMs,
    period,
    asOfMs: cut.asOfMs,
    running: nowMs < span.toMs,
    trial: span.toMs <= from,
    effectiveFromMs: from,
    bulletinAtMs: span.toMs + (settings['bulletin.day'] - 1) * DAY_MS,
    frozen: readFrozenMonth(store, period) !== null,
    city: cityOf(store, cut),
    findings: findings.map(rowOf),
    ladder: ladderOf(findings, ofYear),
    replies: repliesOf(store, findings).map(rowOf),
    exemptions: readExemptions(store, span).map((one) => exemptionView(store, one)),
    appeals: readAppeals(store)
      .map((one) => appealRow(one, units))
      .filter(({ atMs, state }) => state === 'waiting' || (atMs >= span.fromMs && atMs < span.toMs)),
    meeting: meetingOf(meetings, { atMs: Math.min(nowMs, span.toMs - 1), nowMs, zone }),
  };
}

/** How the quarter of an instant stands, with every meeting that it had. */
function meetingOf(
  meetings: readonly HeldMeeting[],
  { atMs, nowMs, zone }: { readonly atMs: number; readonly nowMs: number; readonly zone: TimeZone },
): AccountabilityPage['meeting'] {
  const status = quarterStatus(meetings, atMs, zone);
  const held = meetings.filter(({ quarter }) => quarter === status.quarter);
  return { ...status, ended: periodRange(status.quarter, zone).toMs <= nowMs, held };
}

const CITY_KEYS = ['due', 'closed', 'timely', 'reworked', 'checked'] as const;

function cityOf(
  store: ReadableStore,
  cut: { readonly period: Period; readonly asOfMs: number },
): AccountabilityPage['city'] {
  const { due, closed, timely, reworked, checked } = NO_FIGURES;
  const city = { due, closed, timely, reworked, checked };
  for (const figures of countFigures(store, cut, CITY_KEYS).values())
    for (const key of CITY_KEYS) city[key] += figures[key] ?? 0;
  return city;
}

function ladderOf(findings: readonly Finding[], ofYear: readonly Finding[]): readonly LadderCount[] {
  const on = (step: number, all: readonly Finding[]): readonly Finding[] =>
    all.filter(({ clause, state }) => ruleOf(clause).step === step && state !== 'dismissed');
  return LADDER.map(({ step, name, note }) => {
    const here = on(step, findings);
    return {
      step,
      name,
      note,
      period: here.length,
      proposed: here.filter(({ state }) => state === 'proposed').length,
      year: on(step, ofYear).length,
    };
  });
}

/** What still waits for a written reply, whenever it was issued, and what was answered of the period; the nearest first. */
function repliesOf(store: ReadableStore, findings: readonly Finding[]): readonly Finding[] {
  const waiting = readFindings(store, { state: 'issued' }).filter(
    ({ replyDueAtMs, result }) => replyDueAtMs !== null && result === null,
  );
  const answered = findings.filter(({ replyDueAtMs, result }) => replyDueAtMs !== null && result !== null);
  return [...waiting.toSorted((a, b) => (a.replyDueAtMs ?? 0) - (b.replyDueAtMs ?? 0)), ...answered];
}

function exemptionView(store: ReadableStore, exemption: KnownExemption): ExemptionView {
  const { id, state, fromMs, toMs, cells, units, categories, reason, document } = exemption;
  const { proposedBy, proposedAtMs, decidedBy, decidedAtMs } = exemption;
  const own = { id, state, fromMs, toMs, cells, units, categories, reason, document };
  return { ...own, proposedBy, proposedAtMs, decidedBy, decidedAtMs, tasks: countExemptTasks(store, exemption) };
}

function appealRow({ caseId, number, appeal }: AppealOfCase, units: ReadonlyMap<string, Unit>): AppealRow {
  const { unit, grounds, atMs, reviews } = appeal;
  const upheld = reviews.filter(({ uphold }) => uphold).length;
  return {
    caseId,
    number,
    unit,
    unitName: unitShortName(units, unit),
    grounds,
    atMs,
    reviews: reviews.map(({ reviewer, seat, uphold, atMs: reviewedAtMs }) => ({
      reviewer,
      seat,
      uphold,
      atMs: reviewedAtMs,
    })),
    state: upheld === 2 ? 'upheld' : reviews.length === 2 ? 'rejected' : 'waiting',
  };
}
