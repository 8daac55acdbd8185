import { FIGURE_KEYS } from '../../../shared/assessment/figures.ts';
import type { Figures } from '../../../shared/assessment/figures.ts';
import type { AssessmentTable, Scope, UnitFigures } from '../../../shared/contract/assessment.ts';
import { UNIT_GROUPS } from '../../../shared/unit/unit.ts';
import type { UnitGroup } from '../../../shared/unit/unit.ts';
import { COLUMNS } from './columns.ts';
import { cellOf } from './figureValue.ts';
import type { RowFigures } from './figureValue.ts';
import { kindOf } from './period.ts';
import type { Sorting, Values } from './assessmentState.ts';

export type TableRow = RowFigures & {
  readonly scope: Scope;
  /** The unit's name; null: the city's and a group's row are named by the language. */
  readonly name: string | null;
};

/** The rows of the table: the city, then each group with its units, sorted within the group, for ranks hold within it (A29). */
export function tableRows(table: AssessmentTable, values: Values, sorting: Sorting | null): readonly TableRow[] {
  const frozen = values.kind === 'frozen' ? table.frozenFigures : null;
  const units = sortedUnits(
    table.units.map((unit) => unitRow(unit, frozen)),
    table,
    sorting,
  );
  const ofGroup = (group: UnitGroup): readonly UnitRow[] => units.filter((unit) => unit.group === group);
  const none = { previous: null, yearBefore: null, rank: null };
  return [
    {
      ...none,
      ...table.city,
      ...(frozen ? { ...none, figures: sumOf(Object.values(frozen)) } : {}),
      scope: { kind: 'city' },
      name: null,
    },
    ...UNIT_GROUPS.flatMap((group): readonly TableRow[] => {
      const rows = ofGroup(group);
      if (rows.length === 0) return [];
      const known = table.groups.find((one) => one.group === group)?.figures;
      const figures = frozen ? sumOf(rows.flatMap((row) => frozen[row.scope.unit] ?? [])) : (known ?? {});
      return [{ ...none, scope: { kind: 'group', group }, name: null, figures }, ...rows];
    }),
  ];
}

type UnitRow = TableRow & { readonly group: UnitGroup; readonly scope: Extract<Scope, { kind: 'unit' }> };

function unitRow(unit: UnitFigures, frozen: Readonly<Record<string, Figures>> | null): UnitRow {
  const scope = { kind: 'unit', unit: unit.unit } as const;
  const { name, group, figures, previous, yearBefore, rank } = unit;
  if (!frozen) return { scope, name, group, figures, previous, yearBefore, rank };
  return { scope, name, group, figures: frozen[unit.unit] ?? {}, previous: null, yearBefore: null, rank: null };
}

/** What is frozen is kept by unit; every case is one unit's, so the sums are those of the group. */
function sumOf(all: readonly Figures[]): Figures {
  return Object.fromEntries(
    FIGURE_KEYS.map((key) => [key, all.reduce((sum, figures) => sum + figures[key], 0)]),
  ) as Figures;
}

function sortedUnits(units: readonly UnitRow[], table: AssessmentTable, sorting: Sorting | null): readonly UnitRow[] {
  const column = COLUMNS.find(({ name }) => name === sorting?.column);
  if (!sorting || !column) return units;
  const context = { ...table, kind: kindOf(table.period) };
  const orders = new Map(units.map((unit) => [unit, cellOf(column, unit, context).order]));
  return units.toSorted((one, other) => {
    const [a, b] = [orders.get(one) ?? null, orders.get(other) ?? null];
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    return sorting.descending ? b - a : a - b;
  });
}
