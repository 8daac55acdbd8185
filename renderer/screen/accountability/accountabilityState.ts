import type { FindingRow } from '../../../shared/contract/finding.ts';
import type { FindingState } from '../../../shared/accountability/finding.ts';
import { CLAUSES } from '../../../shared/accountability/rule.ts';
import type { Clause, LadderStep } from '../../../shared/accountability/rule.ts';
import { isPeriod } from './period.ts';

export const TABS = ['findings', 'appeals', 'exemptions', 'replies', 'feed', 'tryOut', 'papers'] as const;
export type Tab = (typeof TABS)[number];

/** The acts that stand as a form beside an opened finding. */
export const FINDING_ACTS = ['issue', 'dismiss', 'major', 'result', 'conclude'] as const;
export type FindingAct = (typeof FINDING_ACTS)[number];

export type Filter = {
  readonly state: FindingState | null;
  readonly clause: Clause | null;
  readonly unit: string | null;
  readonly step: LadderStep | null;
};

export const NO_FILTER: Filter = { state: null, clause: null, unit: null, step: null };

/** A person's own place on the page; what the host knows lives in the query cache. */
export type AccountabilityState = {
  /** Null: the running month, as soon as the host has told its time. */
  readonly period: string | null;
  readonly tab: Tab;
  readonly findingId: number | null;
  readonly filter: Filter;
  readonly act: FindingAct | null;
  readonly dialog: 'seat' | 'keys' | 'freeze' | 'meeting' | null;
};

export type AccountabilityStep =
  | { readonly do: 'showPeriod'; readonly period: string }
  | { readonly do: 'showTab'; readonly tab: Tab }
  | { readonly do: 'open'; readonly id: number }
  | { readonly do: 'close' }
  | { readonly do: 'filter'; readonly filter: Partial<Filter> }
  /** On the finding that is shown: it stays open whatever becomes graver meanwhile. */
  | { readonly do: 'openAct'; readonly act: FindingAct; readonly id: number }
  | { readonly do: 'closeAct' }
  | { readonly do: 'openDialog'; readonly dialog: Exclude<AccountabilityState['dialog'], null> }
  | { readonly do: 'closeDialog' };

/** Where the person stands after a step. */
export function accountabilityStep(state: AccountabilityState, step: AccountabilityStep): AccountabilityState {
  switch (step.do) {
    case 'showPeriod':
      return { ...state, period: step.period, findingId: null, act: null };
    case 'showTab':
      return { ...state, tab: step.tab, act: null };
    case 'open':
      return step.id === state.findingId ? state : { ...state, findingId: step.id, act: null };
    case 'close':
      return { ...state, findingId: null, act: null };
    case 'filter':
      return { ...state, filter: { ...state.filter, ...step.filter } };
    case 'openAct':
      return { ...state, findingId: step.id, act: step.act };
    case 'closeAct':
      return { ...state, act: null };
    case 'openDialog':
      return { ...state, dialog: step.dialog };
    case 'closeDialog':
      return { ...state, dialog: null };
  }
}

const STATES: readonly FindingState[] = ['proposed', 'issued', 'dismissed'];

/** The page as its address names it: `/accountability?period=2026-10&finding=123&tab=feed`, or `?dialog=meeting` to enter one. */
export function accountabilityStateOf(query: string): AccountabilityState {
  const words = new URLSearchParams(query);
  const period = words.get('period');
  const id = Number(words.get('finding') ?? '');
  return {
    period: period !== null && isPeriod(period) ? period : null,
    tab: TABS.find((known) => known === words.get('tab')) ?? 'findings',
    findingId: Number.isInteger(id) && id > 0 ? id : null,
    filter: {
      state: STATES.find((known) => known === words.get('state')) ?? null,
      clause: CLAUSES.find((known) => known === words.get('clause')) ?? null,
      unit: words.get('unit'),
      step: null,
    },
    act: null,
    dialog: words.get('dialog') === 'meeting' ? 'meeting' : null,
  };
}

/** The address of a place on the page; other words of the query, such as the language, stay. */
export function accountabilityQuery(
  query: string,
  { period, tab, findingId, filter }: Pick<AccountabilityState, 'period' | 'tab' | 'findingId' | 'filter'>,
): string {
  const words = new URLSearchParams(query);
  const parts = {
    period,
    finding: findingId === null ? null : String(findingId),
    tab: tab === 'findings' ? null : tab,
    state: filter.state,
    clause: filter.clause,
    unit: filter.unit,
    dialog: null,
  };
  for (const [name, value] of Object.entries(parts)) {
    if (value === null) words.delete(name);
    else words.set(name, value);
  }
  const text = words.toString();
  return text === '' ? '' : `?${text}`;
}

/** The findings that a filter lets through. */
export function filtered(rows: readonly FindingRow[], { state, clause, unit, step }: Filter): readonly FindingRow[] {
  return rows.filter(
    (row) =>
      (state === null || row.state === state) &&
      (clause === null || row.clause === clause) &&
      (unit === null || row.unit === unit) &&
      (step === null || row.step === step),
  );
}

/** The undecided first, the gravest of them on top; then what was decided, the newest first. */
export function inOrder(rows: readonly FindingRow[]): readonly FindingRow[] {
  const decided = (row: FindingRow): number => (row.state === 'proposed' ? 0 : 1);
  return rows.toSorted(
    (a, b) =>
      decided(a) - decided(b) ||
      (a.state === 'proposed'
        ? b.step - a.step || b.drawnAtMs - a.drawnAtMs
        : (b.decidedAtMs ?? 0) - (a.decidedAtMs ?? 0)) ||
      b.id - a.id,
  );
}

/** The neighbour of the opened row; from none, the first or the last. */
export function neighbour(rows: readonly FindingRow[], id: number | null, by: 1 | -1): FindingRow | undefined {
  const at = rows.findIndex((row) => row.id === id);
  if (at === -1) return by === 1 ? rows[0] : rows.at(-1);
  return rows[at + by];
}
