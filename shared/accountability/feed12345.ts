import { dueTasks } from '../assessment/allFigures.ts';
import type { AllFigures } from '../contract/assessment.ts';
import type { FeedView } from '../contract/accountability.ts';
import type { AssessmentQuestion, AssessmentRows } from '../assessment/assessmentRows.ts';
import { isTimely } from '../assessment/figures.ts';
import type { Period } from '../assessment/figures.ts';
import type { Settings } from '../setting/setting.ts';
import type { FeedItem } from './accountabilityEvent.ts';
import { noticeKindOf } from './documentNumber.ts';
import { FEED_ITEMS, kindsOf, weightOf } from './feedItem.ts';
import type { FeedCounts } from './feedItem.ts';
import type { Finding } from './finding.ts';

/** What the month's feed is counted from (R35, R39). */
export type FeedFacts = {
  /** The units in the order of the feed. */
  readonly units: readonly string[];
  readonly figures: ReadonlyMap<string, AllFigures>;
  readonly rows: AssessmentRows;
  readonly question: AssessmentQuestion;
  /** The issued findings. */
  readonly findings: readonly Finding[];
  readonly settings: Pick<Settings, 'feed.mapping' | 'feed.weights'>;
};

/** Every item of every unit, each with its kind and its weight; one that is mapped to two kinds stands under both. */
export function feedItems({ units, figures, rows, question, findings, settings }: FeedFacts): readonly FeedItem[] {
  const cases = caseCounts(rows, question);
  const { 'feed.mapping': mapping, 'feed.weights': weights } = settings;
  return units.flatMap((unit) => {
    const counts: FeedCounts = {
      ...dataCounts(figures.get(unit)),
      ...(cases.get(unit) ?? NO_CASES),
      circulars: findings.filter((one) => one.unit === unit && isCircularOf(one, question.period)).length,
      major: findings.filter((one) => one.unit === unit && isWithin(one.major?.atMs, question.period)).length,
    };
    return FEED_ITEMS.flatMap(({ key, part, name: item }) =>
      kindsOf(part, mapping).map((kind) => ({
        unit,
        item,
        kind,
        count: counts[key],
        weight: weightOf(kind, item, weights),
      })),
    );
  });
}

type DataKey =
  | 'dispatched'
  | 'due'
  | 'closed'
  | 'timely'
  | 'exemptDue'
  | 'signOffDue'
  | 'signOffTimely'
  | 'returned'
  | 'reworked'
  | 'reworks';

/** As the rules read them: what fell due in an exempted period is apart. */
function dataCounts(figures: AllFigures | undefined): Pick<FeedCounts, DataKey> {
  return {
    dispatched: figures?.dispatched ?? 0,
    due: figures ? figures.due - figures.exemptDue : 0,
    closed: figures ? figures.closed - figures.exemptClosed : 0,
    timely: figures ? figures.timely - figures.exemptTimely : 0,
    exemptDue: figures?.exemptDue ?? 0,
    signOffDue: figures?.signOffDue ?? 0,
    signOffTimely: figures?.signOffTimely ?? 0,
    returned: figures?.returned ?? 0,
    reworked: figures?.reworked ?? 0,
    reworks: figures?.reworks ?? 0,
  };
}

type CaseKey = 'supervised' | 'supervisedTimely' | 'led' | 'ledTimely' | 'cooperating' | 'cooperatingTimely';
type CaseCounts = Pick<FeedCounts, CaseKey>;

const NO_CASES: CaseCounts = {
  supervised: 0,
  supervisedTimely: 0,
  led: 0,
  ledTimely: 0,
  cooperating: 0,
  cooperatingTimely: 0,
};

/**
 * Supervised and designated cases due in the month, by the same deadline as the figures; a cooperating unit takes part in
 * the lead's result under an item of its own (A27). Exempted ones are in none.
 */
function caseCounts(rows: AssessmentRows, question: AssessmentQuestion): ReadonlyMap<string, CaseCounts> {
  const counts = new Map<string, { -readonly [K in CaseKey]: number }>();
  const add = (unit: string, key: CaseKey, timelyKey: CaseKey, timely: boolean): void => {
    const tally = counts.get(unit) ?? { ...NO_CASES };
    counts.set(unit, tally);
    tally[key] += 1;
    if (timely) tally[timelyKey] += 1;
  };
  const cooperators = Map.groupBy(rows.cooperations, ({ caseId, no }) => `${caseId} ${no}`);
  for (const { task, deadlineMs, exempt } of dueTasks(rows, question)) {
    if (exempt) continue;
    const timely = isTimely(task, deadlineMs, question.readings);
    if (rows.supervised.has(task.caseId)) add(task.unit, 'supervised', 'supervisedTimely', timely);
    if (task.designated === 0) continue;
    add(task.unit, 'led', 'ledTimely', timely);
    for (const { unit } of cooperators.get(`${task.caseId} ${task.no}`) ?? [])
      add(unit, 'cooperating', 'cooperatingTimely', timely);
  }
  return counts;
}

/** A circular counts in the month in which it was issued. */
function isCircularOf({ clause, state, decision }: Finding, period: Period): boolean {
  return state === 'issued' && noticeKindOf(clause) === 'circular' && isWithin(decision?.atMs, period);
}

function isWithin(atMs: number | undefined, { fromMs, toMs }: Period): boolean {
  return atMs !== undefined && atMs >= fromMs && atMs < toMs;
}

/** The items that bear no weight, each once: to be said loudly, never guessed (A22, 未设定比例). */
export function missingWeights(items: readonly FeedItem[]): readonly string[] {
  return [...new Set(items.flatMap(({ item, weight }) => (weight === null ? [item] : [])))];
}

/** What differs from an earlier feed, by unit and item; `before` null: it was not in it, and no earlier feed: nothing differs. */
export function feedChanges(items: readonly FeedItem[], earlier: readonly FeedItem[] | null): FeedView['changes'] {
  if (earlier === null) return [];
  const before = new Map(earlier.map(({ unit, item, count }) => [`${unit}\t${item}`, count]));
  const now = new Map(items.map((one) => [`${one.unit}\t${one.item}`, one]));
  return [...now].flatMap(([key, { unit, item, count }]) => {
    const was = before.get(key) ?? null;
    return was === count || (was === null && count === 0) ? [] : [{ unit, item, before: was, now: count }];
  });
}

/** The canonical text of a feed, over which its digest is taken: a line for the month and one an item, in fixed order. */
export function feedText(month: string, items: readonly FeedItem[]): string {
  const lines = items.map(({ unit, item, kind, count, weight }) =>
    [unit, item, kind, count, weight ?? ''].map(fieldText).join('\t'),
  );
  return [`12345\t${month}`, ...lines.toSorted((one, other) => (one < other ? -1 : 1)), ''].join('\n');
}

function fieldText(value: string | number): string {
  return String(value).replace(/[\\\t\n\r]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
