import type { AssessmentTable, FigureName } from '../../../shared/contract/assessment.ts';
import { useText } from '../../hook/useText.ts';
import { Mark } from '../../part/Mark.tsx';
import type { AssessmentStep } from './assessmentState.ts';
import { COLUMNS } from './columns.ts';
import type { Column } from './columns.ts';
import { cellOf, changeOf, changeWords, shareOf } from './figureValue.ts';
import { kindOf } from './period.ts';
import type { TableRow } from './tableRows.ts';

const MAIN: readonly FigureName[] = [
  'due',
  'closingRate',
  'timelyRate',
  'reworkRate',
  'overdueOpen',
  'observed',
  'extended',
  'signOffRate',
];

type CityFiguresProps = {
  readonly table: AssessmentTable;
  readonly city: TableRow;
  readonly opened: FigureName | null;
  readonly onStep: (step: AssessmentStep) => void;
};

/** The city's main figures with their change against the period before and the year before. */
export function CityFigures({ table, city, opened, onStep }: CityFiguresProps) {
  const t = useText();
  const context = { ...table, kind: kindOf(table.period) };
  const columns = MAIN.flatMap((name): readonly Column[] => COLUMNS.filter((column) => column.name === name));
  return (
    <ul className="assess-city" aria-label={t('assess.city.figures')}>
      {columns.map((column) => {
        const cell = cellOf(column, city, context);
        const isRate = column.kind === 'rate' && cell.text !== '—';
        return (
          <li key={column.name}>
            <button
              type="button"
              aria-pressed={opened === column.name}
              onClick={() => onStep({ do: 'explain', scope: { kind: 'city' }, figure: column.figure })}
            >
              <span>{t(column.label)}</span>
              <b className={cell.state ?? undefined}>
                {cell.state === null ? null : <Mark state={cell.state === 'crossed' ? 'overdue' : 'soon'} />}
                {cell.text}
                {isRate ? <small>{t('assess.percent')}</small> : null}
              </b>
              <small>
                <span>{t('assess.change', { change: movedBy(column, city, table, 'previous') })}</span>
                <span>{t('assess.yearChange', { change: movedBy(column, city, table, 'yearBefore') })}</span>
              </small>
            </button>
          </li>
        );
      })}
    </ul>
  );
}

/** The change of a rate in percentage points, of a count in pieces. */
function movedBy(
  { figure, kind }: Column,
  city: TableRow,
  { reworkBase }: AssessmentTable,
  against: 'previous' | 'yearBefore',
): string {
  const before = city[against];
  if (!before) return '—';
  if (kind === 'rate')
    return changeWords(changeOf(shareOf(figure, city.figures, reworkBase), shareOf(figure, before, reworkBase)));
  const now = city.figures[figure as keyof typeof before];
  if (now === undefined) return '—';
  const moved = now - before[figure as keyof typeof before];
  return moved === 0 ? '0' : `${moved > 0 ? '+' : '−'}${Math.abs(moved)}`;
}
