import { lampOf } from '../../shared/case/lamp.ts';
import type { Rules } from '../../shared/case/rules.ts';
import { QUEUE_GROUPING, QUEUES } from '../../shared/contract/desk.ts';
import type {
  ForgottenReason,
  QueueFilter,
  QueueGroup,
  QueueName,
  QueueQuery,
  QueueRow,
  QueueSummary,
} from '../../shared/contract/desk.ts';
import { unitShortName } from '../../shared/unit/unit.ts';
import type { ReadableStore } from '../store/handle.ts';
import { IS_OPEN } from './openCases.ts';
import { filterCondition, groupOf, OFFICER } from './queueFilter.ts';

type Queue = {
  /** Which cases stand in it, in the words of an index. */
  readonly cases: string;
  /** The limit that is worked against, and when it began. */
  readonly due: string;
  readonly since: string;
};

const DAY_MS = 86_400_000;

const inStage = (stage: string): string => `c.stage = '${stage}' AND ${IS_OPEN}`;
const UNRULED = `SELECT t.case_id FROM task t WHERE t."end" = 'returned' AND t.ruled_justified IS NULL AND t.excluded = 0`;
const TASK_BEGAN = `coalesce((SELECT t.dispatched_at_ms FROM task t WHERE t.case_id = c.id ORDER BY t.no DESC LIMIT 1),
  c.stage_since_ms)`;

const hourly = (stage: string): Queue => ({
  cases: inStage(stage),
  due: 'c.duty_due_at_ms',
  since: 'c.stage_since_ms',
});

/**
 * The instant from which a case counts as forgotten, by what is waited for: the confirmation of a hazard (R3), the decision
 * of a request (R7, R9), the next look at an observation (R10), any step at all.
 */
const FORGOTTEN: readonly (readonly [reason: ForgottenReason, when: string, fromMs: string])[] = [
  [
    'hazard',
    'c.hazard = 1 AND c.hazard_confirmed_at_ms IS NULL AND c.accepted_at_ms IS NOT NULL',
    'c.accepted_at_ms + @hazardMs',
  ],
  ['request', 'c.request IS NOT NULL', 'c.as_of_ms + @requestMs'],
  ['review', `c.stage = 'observation'`, 'c.as_of_ms + @reviewMs'],
  ['quiet', '1', 'c.as_of_ms + @quietMs'],
];
const FORGOTTEN_FROM = `CASE ${FORGOTTEN.map(([, when, fromMs]) => `WHEN ${when} THEN ${fromMs}`).join(' ')} END`;
const FORGOTTEN_REASON = `CASE ${FORGOTTEN.map(([reason, when]) => `WHEN ${when} THEN '${reason}'`).join(' ')} END`;

const QUEUE: { readonly [K in QueueName]: Queue } = {
  // The goal of R3 (A25): confirmed within so many minutes of acceptance.
  hazards: {
    cases: `c.hazard = 1 AND c.hazard_confirmed_at_ms IS NULL AND ${IS_OPEN} AND c.accepted_at_ms IS NOT NULL`,
    due: 'c.accepted_at_ms + @hazardMs',
    since: 'c.accepted_at_ms',
  },
  verification: { cases: inStage('verification'), due: 'NULL', since: 'c.stage_since_ms' },
  acceptance: hourly('acceptance'),
  dispatch: hourly('dispatch'),
  signOff: hourly('signOff'),
  handling: { cases: inStage('handling'), due: 'c.due_at_ms', since: TASK_BEGAN },
  requests: { cases: 'c.request IS NOT NULL', due: 'c.due_at_ms', since: TASK_BEGAN },
  observation: { cases: inStage('observation'), due: 'c.due_at_ms', since: TASK_BEGAN },
  check: hourly('check'),
  forgotten: { cases: `${IS_OPEN} AND ${FORGOTTEN_FROM} <= @nowMs`, due: FORGOTTEN_FROM, since: 'c.stage_since_ms' },
  returns: { cases: `c.id IN (${UNRULED})`, due: 'NULL', since: 'c.stage_since_ms' },
};

type Named = Readonly<
  Record<'nowMs' | 'hazardMs' | 'requestMs' | 'reviewMs' | 'quietMs' | 'minutesMs' | 'share', number>
>;

function named({ settings }: Rules, nowMs: number): Named {
  return {
    nowMs,
    hazardMs: settings['hazard.acknowledgeMinutes'] * 60_000,
    requestMs: settings['follow.requestHours'] * 3_600_000,
    reviewMs: settings['follow.reviewDays'] * DAY_MS,
    quietMs: settings['follow.quietDays'] * DAY_MS,
    minutesMs: settings['warning.minutes'] * 60_000,
    share: settings['warning.share'],
  };
}

/** How a queue stands: the counts are the lamps of its rows (`lampOf`), the time is the next limit that ends. */
export function queueStatement(queue: QueueName): string {
  const { cases, due, since } = QUEUE[queue];
  const isSoon =
    queue === 'observation' || queue === 'hazards'
      ? '0'
      : 'due > @nowMs AND (due - @nowMs <= @minutesMs OR (due - @nowMs) * 100 <= (due - since) * @share)';
  return `SELECT count(*) AS count, count(*) FILTER (WHERE due <= @nowMs) AS overdue, count(*) FILTER (WHERE ${isSoon}) AS soon,
    min(due) FILTER (WHERE due > @nowMs) AS nextDueAtMs
    FROM (SELECT ${due} AS due, ${since} AS since FROM cases c WHERE ${cases})`;
}

/** Every queue of the desk, in its order. */
export function readQueues(store: ReadableStore, rules: Rules, nowMs: number): readonly QueueSummary[] {
  return QUEUES.map((queue) => readQueue(store, queue, { rules, nowMs }));
}

function readQueue(
  store: ReadableStore,
  queue: QueueName,
  { rules, nowMs }: { readonly rules: Rules; readonly nowMs: number },
): QueueSummary {
  const counts = store.prepare<[Named], Omit<QueueSummary, 'queue'>>(queueStatement(queue)).get(named(rules, nowMs));
  return { queue, ...(counts ?? { count: 0, overdue: 0, soon: 0, nextDueAtMs: null }) };
}

/** How many cases a filter leaves of a queue: a tenth of the work of telling how they stand. */
export function countQueue(
  store: ReadableStore,
  { queue, ...filter }: QueueFilter & Pick<QueueQuery, 'queue'>,
  { rules, nowMs }: { readonly rules: Rules; readonly nowMs: number },
): number {
  const { sql, values } = filterCondition(queue, filter, rules);
  return (
    store
      .prepare<[object], number>(`SELECT count(*) FROM cases c WHERE ${QUEUE[queue].cases}${sql}`)
      .pluck()
      .get({ ...named(rules, nowMs), ...values }) ?? 0
  );
}

const ROW = `c.id, c.number, c.stage, c.category, c.address, c.lng, c.lat, c.unit, ${OFFICER} AS officer, c.hazard, c.hazard_confirmed_at_ms AS confirmedAtMs,
  c.accepted_at_ms AS acceptedAtMs, c.reworks, c.supervised, c.revision`;

type StoredRow = Pick<
  QueueRow,
  | 'id'
  | 'number'
  | 'stage'
  | 'category'
  | 'address'
  | 'lng'
  | 'lat'
  | 'unit'
  | 'officer'
  | 'dueAtMs'
  | 'sinceMs'
  | 'reworks'
  | 'revision'
  | 'forgotten'
> & {
  readonly hazard: 0 | 1;
  readonly supervised: 0 | 1;
  readonly confirmedAtMs: number | null;
  readonly acceptedAtMs: number | null;
};

/** A page of a queue, or of what a filter leaves of it: what ends first stands first, what has no limit by its age. */
export function queuePageStatement(queue: QueueName, filter = ''): string {
  const { cases, due, since } = QUEUE[queue];
  const order = due === 'NULL' ? 'sinceMs, c.id' : `${due} NULLS LAST, c.id`;
  const more = queue === 'forgotten' ? `, ${FORGOTTEN_REASON} AS forgotten` : '';
  return `SELECT ${ROW}${more}, ${due} AS dueAtMs, ${since} AS sinceMs FROM cases c
    WHERE ${cases}${filter} ORDER BY ${order} LIMIT @limit OFFSET @offset`;
}

/** The rows of a queue from `offset` on, most urgent first. */
export function readQueuePage(
  store: ReadableStore,
  { queue, offset, limit, ...filter }: QueueQuery,
  { rules, nowMs }: { readonly rules: Rules; readonly nowMs: number },
): readonly QueueRow[] {
  const { sql, values } = filterCondition(queue, filter, rules);
  return store
    .prepare<[object], StoredRow>(queuePageStatement(queue, sql))
    .all({ ...named(rules, nowMs), ...values, limit, offset })
    .map((row) => queueRow(row, rules, nowMs));
}

/** The cases that a filter leaves of a queue, in its order. */
export function readQueueIds(
  store: ReadableStore,
  { queue, ...filter }: Omit<QueueQuery, 'offset' | 'limit'>,
  { rules, nowMs }: { readonly rules: Rules; readonly nowMs: number },
): readonly number[] {
  const { sql, values } = filterCondition(queue, filter, rules);
  return store
    .prepare<[object], { readonly id: number }>(queuePageStatement(queue, sql))
    .all({ ...named(rules, nowMs), ...values, limit: -1, offset: 0 })
    .map(({ id }) => id);
}

function queueRow({ confirmedAtMs, acceptedAtMs, ...row }: StoredRow, rules: Rules, nowMs: number): QueueRow {
  const { settings } = rules;
  const hazard = row.hazard === 0 || acceptedAtMs === null ? 0 : confirmedAtMs === null ? 2 : 1;
  const warning = { share: settings['warning.share'], minutes: settings['warning.minutes'] };
  return {
    ...row,
    categoryName: rules.categories.get(row.category) ?? row.category,
    unitName: row.unit === null ? null : unitShortName(rules.units, row.unit),
    hazard: row.hazard === 1,
    supervised: row.supervised === 1,
    lamp: lampOf({ stage: row.stage, hazard, dueAtMs: row.dueAtMs, sinceMs: row.sinceMs }, nowMs, warning),
  };
}

/** The officers, categories or units of a queue's cases, the one with most first; a case of none is left out. */
export function readQueueGroups(
  store: ReadableStore,
  queue: QueueName,
  { rules, nowMs }: { readonly rules: Rules; readonly nowMs: number },
): readonly QueueGroup[] {
  const { units, categories } = rules;
  const nameOf = {
    officer: (code: string) => code,
    category: (code: string) => categories.get(code) ?? code,
    unit: (code: string) => unitShortName(units, code),
  }[QUEUE_GROUPING[queue]];
  return store
    .prepare<[object], { readonly code: string; readonly count: number }>(
      `SELECT ${groupOf(queue)} AS code, count(*) AS count FROM cases c
        WHERE ${QUEUE[queue].cases} AND code IS NOT NULL GROUP BY code ORDER BY count DESC, code`,
    )
    .all(named(rules, nowMs))
    .map(({ code, count }) => ({ code, name: nameOf(code), count }));
}

/** The rows of cases by their ids in that order, against the limit that each is worked under now. */
export function readQueueRows(
  store: ReadableStore,
  ids: readonly number[],
  { rules, nowMs }: { readonly rules: Rules; readonly nowMs: number },
): readonly QueueRow[] {
  const rows = store
    .prepare<[string], StoredRow>(
      `SELECT ${ROW}, CASE WHEN ${IS_OPEN} THEN coalesce(c.duty_due_at_ms, c.due_at_ms) END AS dueAtMs,
        CASE WHEN c.duty_due_at_ms IS NULL THEN ${TASK_BEGAN} ELSE c.stage_since_ms END AS sinceMs
       FROM cases c WHERE c.id IN (SELECT value FROM json_each(?))`,
    )
    .all(JSON.stringify(ids));
  const byId = new Map(rows.map((row) => [row.id, queueRow(row, rules, nowMs)]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** The unconfirmed hazard that has waited longest since its acceptance (R3), and how many there are; null: none. */
export function readWaitingHazard(
  store: ReadableStore,
): { readonly count: number; readonly caseId: number; readonly sinceMs: number } | null {
  const row = store
    .prepare<[], { count: number; caseId: number; sinceMs: number | null }>(
      `SELECT count(*) AS count, c.id AS caseId, min(c.accepted_at_ms) AS sinceMs FROM cases c WHERE ${QUEUE.hazards.cases}`,
    )
    .get();
  return row && row.sinceMs !== null ? { ...row, sinceMs: row.sinceMs } : null;
}
