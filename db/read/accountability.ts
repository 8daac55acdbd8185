import type { Exemption, FeedItem } from '../../shared/accountability/accountabilityEvent.ts';
import type {
  StoredClosedMonth,
  StoredExemption,
  StoredFrozenMonth,
} from '../../shared/accountability/accountabilityRows.ts';
import type { CaseRole, Finding, FindingState } from '../../shared/accountability/finding.ts';
import type { Clause } from '../../shared/accountability/rule.ts';
import type { FigureReadings, Figures } from '../../shared/assessment/figures.ts';
import { monthsOfPeriod } from '../../shared/time/zone.ts';
import { selectList } from '../schema/columns.ts';
import { closedMonth, exemption, frozenMonth } from '../schema/tables.ts';
import type { ReadableStore } from '../store/handle.ts';

type Body = { readonly body: string };

function findingOf({ body }: Body): Finding {
  return JSON.parse(body) as Finding;
}

/** The finding of an id; null: none. */
export function readFinding(store: ReadableStore, id: number): Finding | null {
  const row = store.prepare<[number], Body>('SELECT body FROM finding WHERE id = ?').get(id);
  return row ? findingOf(row) : null;
}

/** The id of the finding of a clause about a unit in a period; null: none was drawn. */
export function findFinding(store: ReadableStore, clause: Clause, unit: string, period: string): number | null {
  return (
    store
      .prepare<[string, string, string], number>('SELECT id FROM finding WHERE clause = ? AND unit = ? AND period = ?')
      .pluck()
      .get(clause, unit, period) ?? null
  );
}

/** What a question about findings asks by; what is left out asks for all. */
export type FindingQuery = {
  readonly unit?: string | undefined;
  readonly state?: FindingState | undefined;
  /**
   * A month (`2016-09`), quarter or year and its span: the findings of the period and its months, and those of cases drawn
   * within it (but for a year also those of the year). One drawn at the very end belongs to it, for a month is closed then.
   */
  readonly period?: { readonly key: string; readonly fromMs: number; readonly toMs: number } | undefined;
};

/** Findings in the order in which they were drawn. */
export function readFindings(store: ReadableStore, { unit, state, period }: FindingQuery = {}): readonly Finding[] {
  const conditions = [
    ...(unit === undefined ? [] : [{ sql: 'unit = ?', values: [unit] }]),
    ...(state === undefined ? [] : [{ sql: 'state = ?', values: [state] }]),
    ...(period === undefined ? [] : [ofPeriod(period)]),
  ];
  const where = conditions.length === 0 ? '' : `WHERE ${conditions.map(({ sql }) => sql).join(' AND ')}`;
  return store
    .prepare<unknown[], Body>(`SELECT body FROM finding ${where} ORDER BY id`)
    .all(...conditions.flatMap(({ values }) => values))
    .map(findingOf);
}

/** Written as searches by index, so that a long history costs nothing. */
function ofPeriod({ key, fromMs, toMs }: NonNullable<FindingQuery['period']>) {
  const { first, last } = monthsOfPeriod(key);
  const ofIts = 'SELECT id FROM finding WHERE period = ? OR (period >= ? AND period <= ?)';
  const others = key.length === 4 ? 'case_id IS NOT NULL' : '(case_id IS NOT NULL OR length(period) = 4)';
  const within = `SELECT id FROM finding WHERE drawn_at_ms > ? AND drawn_at_ms <= ? AND ${others}`;
  return { sql: `id IN (${ofIts} UNION ${within})`, values: [key, first, last, fromMs, toMs] };
}

/** A finding in whose evidence a case stands, and its part in it. */
export type FindingOfCase = {
  readonly id: number;
  readonly clause: Clause;
  readonly unit: string;
  readonly drawnAtMs: number;
  readonly role: CaseRole;
};

/** The findings whose evidence holds a case, each once. */
export function findingsOfCase(store: ReadableStore, caseId: number): readonly FindingOfCase[] {
  return store
    .prepare<[number], FindingOfCase>(
      `SELECT f.id, f.clause, f.unit, f.drawn_at_ms AS drawnAtMs, min(c.role) AS role
       FROM finding_case c JOIN finding f ON f.id = c.finding WHERE c.case_id = ? GROUP BY f.id ORDER BY f.id`,
    )
    .all(caseId);
}

/** The numbers of documents that begin so. */
export function readDocumentNumbers(store: ReadableStore, head: string): readonly string[] {
  return store
    .prepare<[string, string], string>(
      'SELECT document_number FROM finding WHERE document_number >= ? AND document_number < ?',
    )
    .pluck()
    .all(head, `${head}\u{10FFFF}`);
}

/** The evaluations of ended months from one month to another, both included, oldest first. */
export function readClosedMonths(store: ReadableStore, from: string, to: string): readonly StoredClosedMonth[] {
  return store
    .prepare<[string, string], StoredClosedMonth>(
      `SELECT ${selectList(closedMonth)} FROM closed_month WHERE month >= ? AND month <= ? ORDER BY month, part`,
    )
    .all(from, to);
}

/** The last month that was closed, and the months whose closing rate still waits for the days of grace. */
export function readClosings(store: ReadableStore): {
  readonly last: string | null;
  readonly inGrace: readonly string[];
} {
  const last = store
    .prepare<[], string | null>(`SELECT max(month) FROM closed_month WHERE part <> 'afterGrace'`)
    .pluck()
    .get();
  const inGrace = store
    .prepare<[], string>(
      `SELECT month FROM closed_month c WHERE part = 'atEnd' AND NOT EXISTS
        (SELECT 1 FROM closed_month d WHERE d.month = c.month AND d.part = 'afterGrace') ORDER BY month`,
    )
    .pluck()
    .all();
  return { last: last ?? null, inGrace };
}

/** A frozen month: its figures can change no more. */
export type FrozenMonth = Omit<StoredFrozenMonth, 'readings' | 'figures'> & {
  readonly readings: FigureReadings;
  readonly figures: Readonly<Record<string, Figures>>;
};

function frozenMonthOf({ readings, figures, ...row }: StoredFrozenMonth): FrozenMonth {
  return {
    ...row,
    readings: JSON.parse(readings) as FigureReadings,
    figures: JSON.parse(figures) as FrozenMonth['figures'],
  };
}

/** The frozen figures of a month; null: not frozen. */
export function readFrozenMonth(store: ReadableStore, month: string): FrozenMonth | null {
  const row = store
    .prepare<[string], StoredFrozenMonth>(`SELECT ${selectList(frozenMonth)} FROM frozen_month WHERE month = ?`)
    .get(month);
  return row ? frozenMonthOf(row) : null;
}

/** Every frozen month, oldest first. */
export function readFrozenMonths(store: ReadableStore): readonly FrozenMonth[] {
  return store
    .prepare<[], StoredFrozenMonth>(`SELECT ${selectList(frozenMonth)} FROM frozen_month ORDER BY month`)
    .all()
    .map(frozenMonthOf);
}

/** An exempted period with what became of it. */
export type KnownExemption = Omit<StoredExemption, 'body'> & Exemption;

function exemptionOf(row: StoredExemption): KnownExemption {
  const { body, ...known } = row;
  return { ...known, ...(JSON.parse(body) as Exemption) };
}

export function readExemption(store: ReadableStore, id: number): KnownExemption | null {
  const row = store
    .prepare<[number], StoredExemption>(`SELECT ${selectList(exemption)} FROM exemption WHERE id = ?`)
    .get(id);
  return row ? exemptionOf(row) : null;
}

/** The exempted periods that touch a span, whatever became of them, oldest first. */
export function readExemptions(
  store: ReadableStore,
  { fromMs, toMs }: { readonly fromMs: number; readonly toMs: number },
): readonly KnownExemption[] {
  return store
    .prepare<[number, number], StoredExemption>(
      `SELECT ${selectList(exemption)} FROM exemption WHERE from_ms < ? AND to_ms > ? ORDER BY id`,
    )
    .all(toMs, fromMs)
    .map(exemptionOf);
}

/** The exempted periods that hold in a span: those a second person has signed. */
export function signedExemptions(
  store: ReadableStore,
  span: { readonly fromMs: number; readonly toMs: number },
): readonly KnownExemption[] {
  return readExemptions(store, span).filter(({ state }) => state === 'signed');
}

/** A frozen 12345 feed. */
export type FrozenFeed = {
  readonly month: string;
  readonly frozenAtMs: number;
  readonly seat: string;
  readonly digest: string;
  readonly items: readonly FeedItem[];
};

/** The last feed that was frozen for a month up to this one; null: none. `before`: strictly before it. */
export function readFrozenFeed(store: ReadableStore, month: string, how: 'of' | 'before'): FrozenFeed | null {
  const row = store
    .prepare<[string], Omit<FrozenFeed, 'items'> & { readonly items: string }>(
      `SELECT month, frozen_at_ms AS frozenAtMs, seat, digest, items FROM frozen_feed
       WHERE month ${how === 'of' ? '=' : '<'} ? ORDER BY month DESC LIMIT 1`,
    )
    .get(month);
  return row ? { ...row, items: JSON.parse(row.items) as readonly FeedItem[] } : null;
}
