import type { AssessmentTable } from '../../../shared/contract/assessment.ts';
import { useText } from '../../hook/useText.ts';
import { Mark } from '../../part/Mark.tsx';
import type { Column } from './columns.ts';
import { lineOf } from './figureValue.ts';
import type { Cell } from './figureValue.ts';
import type { PeriodKind } from './period.ts';
import type { Place } from './useGridFocus.ts';

type FigureCellProps = {
  readonly column: Column;
  readonly cell: Cell;
  readonly lines: AssessmentTable['lines'];
  readonly kind: PeriodKind;
  /** The first of a group of columns. */
  readonly first: boolean;
  readonly place: Place;
  readonly focused: boolean;
  readonly opened: boolean;
  readonly onOpen: () => void;
};

/** One number of the table: what it is, whether it lies beyond its line and by how many cases. */
export function FigureCell({ column, cell, lines, kind, first, place, focused, opened, onOpen }: FigureCellProps) {
  const t = useText();
  const { text, state, toLine } = cell;
  const line = state === null ? null : lineOf(column.figure, kind, lines);
  const classes = [first && 'first', state, opened && 'on'].filter(Boolean).join(' ');
  return (
    <td className={classes || undefined} aria-selected={opened}>
      <button
        type="button"
        data-row={place.row}
        data-column={place.column}
        tabIndex={focused ? 0 : -1}
        onClick={onOpen}
      >
        {state === null ? null : <Mark state={state === 'crossed' ? 'overdue' : 'soon'} />}
        <span className={text === '0' || text === '—' ? 'quiet' : 'num'}>{text}</span>
        {line && toLine !== null ? (
          <small>
            {t(line.worse === '<' ? 'assess.short' : 'assess.over', { count: toLine })}
            <span className="assess-said">
              {t(state === 'crossed' ? 'assess.crossed' : 'assess.beyond', { line: line.per })}
            </span>
          </small>
        ) : null}
      </button>
    </td>
  );
}
