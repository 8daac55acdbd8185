import type {
  AssessmentTable,
  FigureName,
  PeriodKey,
  ReadingName,
  Scope,
} from '../../../shared/contract/assessment.ts';
import { READING_NAMES } from '../../../shared/contract/assessment.ts';
import { cutToSecond } from '../../../shared/time/zone.ts';
import { groupWords } from '../../../shared/unit/unit.ts';
import type { UnitGroup } from '../../../shared/unit/unit.ts';
import { COLUMNS, COLUMN_SETS, FIGURE_LABELS } from './columns.ts';
import type { ColumnName, ColumnSet } from './columns.ts';
import { isPeriodKey } from './period.ts';

/**
 * Which values of an ended period are shown (A3): as they stood at its end, which the rules read; as the log knew them at a
 * later instant; or as they were frozen.
 */
export type Values = { readonly kind: 'end' | 'frozen' } | { readonly kind: 'asOf'; readonly atMs: number };

const AT_END: Values = { kind: 'end' };

/** The values that a period has beside each other. */
export function valueKinds({ frozenFigures }: Pick<AssessmentTable, 'frozenFigures'>): readonly Values['kind'][] {
  return frozenFigures ? ['end', 'asOf', 'frozen'] : ['end', 'asOf'];
}

/** The values of a kind; the latest ones hold still at the instant at which they were asked for. */
export function valuesOf(kind: Values['kind'], nowMs: number): Values {
  return kind === 'asOf' ? { kind, atMs: cutToSecond(nowMs) } : { kind };
}

export type Sorting = { readonly column: ColumnName; readonly descending: boolean };

/** What the page shows: the host's answers live in the query cache, this is the person's own place among them. */
export type AssessmentState = {
  /** Null: the running month. */
  readonly period: PeriodKey | null;
  readonly view: 'table' | 'trend';
  readonly scope: Scope;
  /** The figure that stands opened beside the table; null: none. */
  readonly figure: FigureName | null;
  readonly reading: ReadingName;
  /** Null: as many as have room. */
  readonly columns: ColumnSet | null;
  /** Null: in the order of the list of units. */
  readonly sorting: Sorting | null;
  readonly values: Values;
};

export type AssessmentStep =
  | { readonly do: 'showPeriod'; readonly period: PeriodKey }
  | { readonly do: 'showView'; readonly view: AssessmentState['view'] }
  | { readonly do: 'showScope'; readonly scope: Scope }
  | { readonly do: 'explain'; readonly scope: Scope; readonly figure: FigureName }
  | { readonly do: 'read'; readonly reading: ReadingName }
  | { readonly do: 'close' }
  | { readonly do: 'showColumns'; readonly columns: ColumnSet | null }
  | { readonly do: 'sort'; readonly column: ColumnName }
  | { readonly do: 'unsort' }
  | { readonly do: 'showValues'; readonly values: Values };

/** Where the person stands after a step. */
export function assessmentStep(state: AssessmentState, step: AssessmentStep): AssessmentState {
  switch (step.do) {
    case 'showPeriod':
      return { ...state, period: step.period, values: AT_END };
    case 'showView':
      return { ...state, view: step.view };
    case 'showScope':
      return { ...state, scope: step.scope };
    case 'explain':
      return { ...state, scope: step.scope, figure: step.figure, reading: 'own' };
    case 'read':
      return { ...state, reading: step.reading };
    case 'close':
      return { ...state, figure: null, reading: 'own' };
    case 'showColumns':
      return { ...state, columns: step.columns };
    case 'sort':
      return { ...state, sorting: sortedBy(step.column, state.sorting) };
    case 'unsort':
      return { ...state, sorting: null };
    case 'showValues':
      return { ...state, values: step.values };
  }
}

/** The same column again turns the order, and a third time gives up sorting. */
function sortedBy(column: ColumnName, before: Sorting | null): Sorting | null {
  if (before?.column !== column) return { column, descending: column !== 'rank' };
  const first = column !== 'rank';
  return before.descending === first ? { column, descending: !first } : null;
}

/** A scope as the address writes it: `city`, `group:town`, `unit:U01`. */
export function scopeKey(scope: Scope): string {
  switch (scope.kind) {
    case 'city':
      return 'city';
    case 'group':
      return `group:${scope.group}`;
    case 'unit':
      return `unit:${scope.unit}`;
  }
}

/** Reads a scope of the address; anything else is the whole city. */
export function readScope(key: string | null): Scope {
  const [kind, ...rest] = (key ?? '').split(':');
  const name = rest.join(':');
  if (kind === 'group' && Object.hasOwn(groupWords, name)) return { kind: 'group', group: name as UnitGroup };
  if (kind === 'unit' && name !== '') return { kind: 'unit', unit: name };
  return { kind: 'city' };
}

function readValues(text: string | null): Values {
  if (text === 'frozen') return { kind: 'frozen' };
  const atMs = Number(text ?? '');
  return Number.isSafeInteger(atMs) && atMs > 0 ? { kind: 'asOf', atMs } : AT_END;
}

/** The page as its address names it: `/assessment?period=2026-10&scope=unit:U01&figure=closingRate`. */
export function assessmentStateOf(query: string): AssessmentState {
  const words = new URLSearchParams(query);
  const period = words.get('period');
  const figure = words.get('figure');
  const sort = words.get('sort') ?? '';
  const column = COLUMNS.find(({ name }) => name === sort.replace(/^-/, ''))?.name;
  return {
    period: period !== null && isPeriodKey(period) ? period : null,
    view: words.get('view') === 'trend' ? 'trend' : 'table',
    scope: readScope(words.get('scope')),
    figure: figure !== null && Object.hasOwn(FIGURE_LABELS, figure) ? (figure as FigureName) : null,
    reading: READING_NAMES.find((name) => name === words.get('reading')) ?? 'own',
    columns: COLUMN_SETS.find((name) => name === words.get('columns')) ?? null,
    sorting: column ? { column, descending: sort.startsWith('-') } : null,
    values: readValues(words.get('asOf')),
  };
}

/** The address of a place; other words of the query, such as the language, stay. What goes without saying is left out. */
export function assessmentQuery(query: string, state: AssessmentState): string {
  const words = new URLSearchParams(query);
  function put(name: string, value: string | null): void {
    if (value === null) words.delete(name);
    else words.set(name, value);
  }
  const { period, view, scope, figure, reading, columns, sorting, values } = state;
  put('period', period);
  put('view', view === 'table' ? null : view);
  put('scope', scope.kind === 'city' && figure === null ? null : scopeKey(scope));
  put('figure', figure);
  put('reading', reading === 'own' ? null : reading);
  put('columns', columns);
  put('sort', sorting && `${sorting.descending ? '-' : ''}${sorting.column}`);
  put('asOf', values.kind === 'asOf' ? String(values.atMs) : values.kind === 'end' ? null : 'frozen');
  // The colon of a scope is readable and allowed in a query.
  return `?${words.toString().replaceAll('%3A', ':')}`;
}
