import type { FigureName } from '../../../shared/contract/assessment.ts';
import type { PlainKey } from '../../../shared/locale/text.ts';

/** The name of every figure that can be opened. */
export const FIGURE_LABELS: Readonly<Record<FigureName, PlainKey>> = {
  due: 'assess.figure.due',
  closed: 'assess.figure.closed',
  timely: 'assess.figure.timely',
  overdueOpen: 'assess.figure.overdueOpen',
  extended: 'assess.figure.extended',
  checked: 'assess.figure.checked',
  reworked: 'assess.figure.reworked',
  reworks: 'assess.figure.reworks',
  returned: 'assess.figure.returned',
  dispatched: 'assess.figure.dispatched',
  signOffDue: 'assess.figure.signOffDue',
  signOffTimely: 'assess.figure.signOffTimely',
  dueSoFar: 'assess.figure.dueSoFar',
  handled: 'assess.figure.handled',
  returnedJustified: 'assess.figure.returnedJustified',
  returnedUnjustified: 'assess.figure.returnedUnjustified',
  observed: 'assess.figure.observed',
  supervised: 'assess.figure.supervised',
  designated: 'assess.figure.designated',
  cooperating: 'assess.figure.cooperating',
  countedOverdues: 'assess.figure.countedOverdues',
  exemptDue: 'assess.figure.exemptDue',
  exemptClosed: 'assess.figure.exemptClosed',
  exemptTimely: 'assess.figure.exemptTimely',
  corrected: 'assess.figure.corrected',
  entered: 'assess.figure.entered',
  provisional: 'assess.figure.provisional',
  closingRate: 'assess.figure.closingRate',
  timelyRate: 'assess.figure.timelyRate',
  reworkRate: 'assess.figure.reworkRate',
  signOffRate: 'assess.figure.signOffRate',
  acceptance: 'assess.figure.acceptance',
  acceptanceVerified: 'assess.figure.acceptanceVerified',
  dispatch: 'assess.figure.dispatch',
  check: 'assess.figure.check',
};

/** Which columns stand together. `main`: the first three groups, for a wide window. */
export const COLUMN_GROUPS = ['closing', 'rework', 'limits', 'others'] as const;
export type ColumnGroup = (typeof COLUMN_GROUPS)[number];
export const COLUMN_SETS = ['main', ...COLUMN_GROUPS] as const;
export type ColumnSet = (typeof COLUMN_SETS)[number];

export type Column = {
  readonly name: ColumnName;
  readonly group: ColumnGroup;
  readonly label: PlainKey;
  /** What opens at Enter: a change and a rank rest on the timely rate. */
  readonly figure: FigureName;
  readonly kind: 'count' | 'rate' | 'change' | 'rank';
};
export type ColumnName = FigureName | 'change' | 'yearChange' | 'rank';

const RATES: ReadonlySet<FigureName> = new Set(['closingRate', 'timelyRate', 'reworkRate', 'signOffRate']);

function columnsOf(group: ColumnGroup, figures: readonly FigureName[]): readonly Column[] {
  return figures.map((name) => ({
    name,
    group,
    label: FIGURE_LABELS[name],
    figure: name,
    kind: RATES.has(name) ? 'rate' : 'count',
  }));
}

/** Every column of the table, from left to right. */
export const COLUMNS: readonly Column[] = [
  ...columnsOf('closing', ['dispatched', 'due', 'closed', 'timely', 'closingRate', 'timelyRate']),
  { name: 'change', group: 'closing', label: 'assess.column.change', figure: 'timelyRate', kind: 'change' },
  { name: 'yearChange', group: 'closing', label: 'assess.column.yearChange', figure: 'timelyRate', kind: 'change' },
  { name: 'rank', group: 'closing', label: 'assess.column.rank', figure: 'timelyRate', kind: 'rank' },
  ...columnsOf('rework', ['checked', 'reworked', 'reworks', 'reworkRate', 'returned']),
  ...columnsOf('limits', ['extended', 'observed', 'overdueOpen', 'signOffRate']),
  ...columnsOf('others', ['handled', 'returnedJustified', 'returnedUnjustified', 'dueSoFar']),
  ...columnsOf('others', ['signOffDue', 'signOffTimely', 'countedOverdues', 'supervised', 'designated']),
  ...columnsOf('others', ['cooperating', 'exemptDue', 'corrected', 'entered', 'provisional']),
];

/** The columns of a set. */
export function columnsIn(set: ColumnSet): readonly Column[] {
  return COLUMNS.filter(({ group }) => (set === 'main' ? group !== 'others' : group === set));
}

/** The group of columns that a figure stands in; the centre's duties stand in none. */
export function groupOfFigure(figure: FigureName): ColumnGroup {
  return COLUMNS.find(({ name }) => name === figure)?.group ?? 'closing';
}

/** The share of the table's width that a column takes, against the others; names of units take as much as a few numbers. */
export const NAME_WEIGHT = 1.45;
export function weightOf({ kind, label }: Column): number {
  if (kind === 'rate') return 1.3;
  if (kind === 'rank') return 0.75;
  return kind === 'count' && SHORT_LABELS.has(label) ? 0.85 : 1;
}
const SHORT_LABELS: ReadonlySet<PlainKey> = new Set([
  FIGURE_LABELS.dispatched,
  FIGURE_LABELS.due,
  FIGURE_LABELS.closed,
  FIGURE_LABELS.returned,
  FIGURE_LABELS.extended,
  FIGURE_LABELS.observed,
]);

/** Below this width of the table only one group of columns has room. */
const MAIN_WIDTH_PX = 1240;

/** The columns that are shown: those asked for, else all main ones where they fit, else the group of the opened figure. */
export function shownSet(
  asked: ColumnSet | null,
  { widthPx, figure }: { readonly widthPx: number; readonly figure: FigureName | null },
): ColumnSet {
  if (asked !== null) return asked;
  if (figure !== null && groupOfFigure(figure) === 'others') return 'others';
  if (widthPx >= MAIN_WIDTH_PX) return 'main';
  return figure === null ? 'closing' : groupOfFigure(figure);
}
