import { evidenceNow } from '../../../shared/accountability/finding.ts';
import type { CaseRole, Finding, Measured } from '../../../shared/accountability/finding.ts';
import type { LadderStep } from '../../../shared/accountability/rule.ts';
import { rateWords } from '../../../shared/assessment/rate.ts';
import type { EvidenceCase, FindingRow } from '../../../shared/contract/finding.ts';
import type { Translate } from '../../../shared/locale/text.ts';
import { dateWords, formatDateTime } from '../../../shared/time/words.ts';
import { localParts } from '../../../shared/time/zone.ts';
import type { TimeZone } from '../../../shared/time/zone.ts';

/** What a leader does to a finding, named after its step: 告知, 通报, 上报, 取消资格. */
type Deed = 'inform' | 'circulate' | 'report' | 'withdraw';

function deedOf(step: LadderStep): Deed {
  if (step === 0) return 'inform';
  if (step <= 2) return 'circulate';
  return step === 5 ? 'withdraw' : 'report';
}

/** `待定`, `10-27 已通报`, `不予通报`. */
export function stateWords(row: FindingRow, zone: TimeZone, t: Translate): string {
  const deed = deedOf(row.step);
  switch (row.state) {
    case 'proposed':
      return t('accountability.state.proposed');
    case 'issued':
      return t('accountability.state.issued', {
        date: row.decidedAtMs === null ? '' : dateWords(row.decidedAtMs, zone),
        deed: t(`accountability.done.${deed}`),
      });
    case 'dismissed':
      return t(`accountability.not.${deed}`);
  }
}

/** What counts on a line, where the number alone does not say it. */
const COUNTED = { R25: 'times', R27: 'months', R28: 'months', R34: 'cases' } as const;

/** The number or the case that a row of the list has room for: `79 / 92 = 85.87%`, `3 次`, the number of the case. */
export function listedMeasure({ clause, caseId, period, measure }: FindingRow, t: Translate): string {
  if (caseId !== null) return period;
  const what = Object.entries(COUNTED).find(([known]) => known === clause)?.[1];
  return what === undefined || !/^\d+$/.test(measure)
    ? measure
    : t(`accountability.counted.${what}`, { count: measure });
}

/** `发布通报`, `告知单位`: the decision that stands open. */
export function issueWords(step: LadderStep, t: Translate): string {
  return t(`accountability.issue.${deedOf(step)}`);
}

export function dismissWords(step: LadderStep, t: Translate): string {
  return t(`accountability.not.${deedOf(step)}`);
}

/** The number that met the line, as large figures: what stands over what, and the share. */
export type MeasureParts = {
  readonly part: string;
  readonly whole: string | null;
  readonly value: string | null;
};

export function measureParts(measured: Measured): MeasureParts {
  switch (measured.kind) {
    case 'rate':
      return {
        part: String(measured.part),
        whole: String(measured.whole),
        value: rateWords(measured.part, measured.whole),
      };
    case 'count':
      return { part: String(measured.count), whole: null, value: null };
    case 'judgement':
      return { part: measured.words, whole: null, value: null };
  }
}

/** The order in which the cases of a finding stand: what is well first, what is missing last. */
const ROLES: readonly CaseRole[] = [
  'timely',
  'checkedOnly',
  'late',
  'reworked',
  'counted',
  'open',
  'subject',
  'exempt',
];

export function byRole(cases: readonly EvidenceCase[]): readonly EvidenceCase[] {
  return cases.toSorted((a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role) || (a.dueAtMs ?? 0) - (b.dueAtMs ?? 0));
}

/** How many cases the evidence names in each part; the host may send fewer than it counts. */
export function roleCounts(finding: Finding): readonly { readonly role: CaseRole; readonly count: number }[] {
  const { cases } = evidenceNow(finding);
  return ROLES.flatMap((role) => {
    const count = cases[role]?.length ?? 0;
    return count > 0 ? [{ role, count }] : [];
  });
}

/** Cases that a finding is held against: they stand below the squares, the longest overdue first. */
export function gravest(cases: readonly EvidenceCase[]): readonly EvidenceCase[] {
  const grave: readonly CaseRole[] = ['open', 'subject', 'counted', 'reworked', 'late'];
  return cases
    .filter(({ role }) => grave.includes(role))
    .toSorted(
      (a, b) =>
        grave.indexOf(a.role) - grave.indexOf(b.role) ||
        (a.dueAtMs ?? Infinity) - (b.dueAtMs ?? Infinity) ||
        a.id - b.id,
    );
}

/** `10-27 09:12`, with the year where it is another one. */
export function instantWords(atMs: number, nowMs: number, zone: TimeZone): string {
  const { year } = localParts(atMs, zone);
  return (year === localParts(nowMs, zone).year ? '' : `${year}-`) + formatDateTime(atMs, zone);
}

/**
 * The end of a period as an office writes it: midnight is the 24:00 of the day before. An instant one second before
 * midnight is that midnight too.
 */
export function cutOffWords(asOfMs: number, zone: TimeZone): string {
  const at = asOfMs % 60_000 === 59_000 ? asOfMs + 1000 : asOfMs;
  const { hour, minute } = localParts(at, zone);
  return hour === 0 && minute === 0 ? `${dateWords(at - 1000, zone)} 24:00` : formatDateTime(at, zone);
}

/** Whole days from one instant to another, by the calendar of the zone. */
export function daysBetween(fromMs: number, toMs: number, zone: TimeZone): number {
  const day = (atMs: number): number => {
    const { year, month, day: date } = localParts(atMs, zone);
    return Date.UTC(year, month - 1, date) / 86_400_000;
  };
  return day(toMs) - day(fromMs);
}

/** How a written reply stands: `剩 3 天`, `今天到期`, `已逾期 2 天`. */
export function replyLeftWords(
  dueAtMs: number,
  { nowMs, zone }: { readonly nowMs: number; readonly zone: TimeZone },
  t: Translate,
): string {
  const days = daysBetween(nowMs, dueAtMs, zone);
  if (dueAtMs < nowMs) return t('accountability.reply.over', { days: Math.max(1, -days) });
  return days === 0 ? t('accountability.reply.today') : t('accountability.reply.left', { days });
}
