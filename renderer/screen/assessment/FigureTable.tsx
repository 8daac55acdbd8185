import { memo, useRef } from 'react';
import type { AssessmentTable, FigureName, Scope } from '../../../shared/contract/assessment.ts';
import { useText } from '../../hook/useText.ts';
import type { AssessmentStep, Sorting } from './assessmentState.ts';
import { scopeKey } from './assessmentState.ts';
import { COLUMN_GROUPS, NAME_WEIGHT, weightOf } from './columns.ts';
import type { Column, ColumnGroup } from './columns.ts';
import { FigureCell } from './FigureCell.tsx';
import { cellOf } from './figureValue.ts';
import { kindOf, periodWords } from './period.ts';
import { scopeName } from './scopeName.ts';
import type { TableRow } from './tableRows.ts';
import { useGridFocus } from './useGridFocus.ts';

type FigureTableProps = {
  readonly table: AssessmentTable;
  readonly rows: readonly TableRow[];
  readonly columns: readonly Column[];
  readonly sorting: Sorting | null;
  /** The figure that stands opened beside the table. */
  readonly opened: { readonly scope: Scope; readonly figure: FigureName } | null;
  readonly stale: boolean;
  readonly onStep: (step: AssessmentStep) => void;
};

/** Every unit's figures; every number is a button. */
export function FigureTable(props: FigureTableProps) {
  const { table, rows, columns, sorting, opened, stale, onStep } = props;
  const t = useText();
  const ref = useRef<HTMLTableElement>(null);
  const grid = useGridFocus(ref, { rows: rows.length + 1, columns: columns.length + 1 });
  const openedKey = opened && scopeKey(opened.scope);

  return (
    <table
      ref={ref}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- the arrows move in it, which a plain table would not tell
      role="grid"
      className={stale ? 'assess-table stale' : 'assess-table'}
      aria-label={t('assess.table.label', { period: periodWords(table.period, t) })}
      aria-busy={stale}
      onKeyDown={grid.onKeyDown}
      onFocus={grid.onFocus}
    >
      <colgroup>
        {[NAME_WEIGHT, ...columns.map(weightOf)].map((weight, index, all) => (
          <col key={columns[index - 1]?.name ?? 'name'} style={{ width: `${(100 * weight) / sumOf(all)}%` }} />
        ))}
      </colgroup>
      <Headings
        columns={columns}
        sorting={sorting}
        focused={grid.place.row === 0 ? grid.place.column : null}
        onStep={onStep}
      />
      <tbody>
        {rows.map((row, index) => (
          <FigureRow
            key={scopeKey(row.scope)}
            row={row}
            number={index + 1}
            table={table}
            columns={columns}
            focused={grid.place.row === index + 1 ? grid.place.column : null}
            opened={openedKey === scopeKey(row.scope) ? (opened?.figure ?? null) : null}
            onStep={onStep}
          />
        ))}
      </tbody>
    </table>
  );
}

function sumOf(weights: readonly number[]): number {
  return weights.reduce((sum, weight) => sum + weight, 0);
}

type HeadingsProps = {
  readonly columns: readonly Column[];
  readonly sorting: Sorting | null;
  readonly focused: number | null;
  readonly onStep: (step: AssessmentStep) => void;
};

function Headings({ columns, sorting, focused, onStep }: HeadingsProps) {
  const t = useText();
  const groups = COLUMN_GROUPS.map((group) => ({ group, span: columns.filter((one) => one.group === group).length }));
  return (
    <thead>
      <tr>
        <th rowSpan={2} scope="col" className="assess-name">
          <button
            type="button"
            data-row={0}
            data-column={0}
            tabIndex={focused === 0 ? 0 : -1}
            title={t('assess.column.unitNote')}
            onClick={() => onStep({ do: 'unsort' })}
          >
            {t('assess.column.unit')}
          </button>
        </th>
        {groups
          .filter(({ span }) => span > 0)
          .map(({ group, span }) => (
            <th key={group} colSpan={span} scope="colgroup" className="first">
              {t(`assess.columns.${group}`)}
            </th>
          ))}
      </tr>
      <tr>
        {columns.map((column, index) => {
          const isSorted = sorting?.column === column.name;
          return (
            <th
              key={column.name}
              scope="col"
              className={beginsGroup(columns, index) ? 'first' : undefined}
              aria-sort={isSorted ? (sorting.descending ? 'descending' : 'ascending') : undefined}
            >
              <button
                type="button"
                data-row={0}
                data-column={index + 1}
                tabIndex={focused === index + 1 ? 0 : -1}
                title={column.kind === 'change' || column.kind === 'rank' ? t(noteOf(column)) : undefined}
                onClick={() => onStep({ do: 'sort', column: column.name })}
              >
                <span>{t(column.label)}</span>
                {column.kind === 'rate' ? <small> {t('assess.percent')}</small> : null}
                {isSorted ? <span aria-hidden="true">{sorting.descending ? '↓' : '↑'}</span> : null}
              </button>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

function noteOf({
  name,
}: Column): 'assess.column.changeNote' | 'assess.column.yearChangeNote' | 'assess.column.rankNote' {
  if (name === 'rank') return 'assess.column.rankNote';
  return name === 'change' ? 'assess.column.changeNote' : 'assess.column.yearChangeNote';
}

function beginsGroup(columns: readonly Column[], index: number): boolean {
  const groupAt = (at: number): ColumnGroup | undefined => columns[at]?.group;
  return groupAt(index) !== groupAt(index - 1);
}

type FigureRowProps = {
  readonly row: TableRow;
  /** From 1 on. */
  readonly number: number;
  readonly table: AssessmentTable;
  readonly columns: readonly Column[];
  readonly focused: number | null;
  readonly opened: FigureName | null;
  readonly onStep: (step: AssessmentStep) => void;
};

const FigureRow = memo(function FigureRow({ row, number, table, columns, focused, opened, onStep }: FigureRowProps) {
  const t = useText();
  const name = row.name ?? scopeName(row.scope, table.units, t);
  const context = { ...table, kind: kindOf(table.period) };
  return (
    <tr className={`assess-row-${row.scope.kind}${opened === null ? '' : ' on'}`}>
      <th scope="row" className="assess-name">
        <button
          type="button"
          data-row={number}
          data-column={0}
          tabIndex={focused === 0 ? 0 : -1}
          title={t('assess.trendOf', { name })}
          onClick={() => {
            onStep({ do: 'showScope', scope: row.scope });
            onStep({ do: 'showView', view: 'trend' });
          }}
        >
          {name}
        </button>
      </th>
      {columns.map((column, index) => (
        <FigureCell
          key={column.name}
          column={column}
          cell={cellOf(column, row, context)}
          lines={table.lines}
          kind={context.kind}
          first={beginsGroup(columns, index)}
          place={{ row: number, column: index + 1 }}
          focused={focused === index + 1}
          opened={opened === column.figure && column.kind !== 'change' && column.kind !== 'rank'}
          onOpen={() => onStep({ do: 'explain', scope: row.scope, figure: column.figure })}
        />
      ))}
    </tr>
  );
});
