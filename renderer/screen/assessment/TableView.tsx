import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { AssessmentTable } from '../../../shared/contract/assessment.ts';
import { useText } from '../../hook/useText.ts';
import { Mark } from '../../part/Mark.tsx';
import type { AssessmentState, AssessmentStep } from './assessmentState.ts';
import { Choice } from './Choice.tsx';
import { CityFigures } from './CityFigures.tsx';
import { COLUMN_SETS, columnsIn, shownSet } from './columns.ts';
import { FigureTable } from './FigureTable.tsx';
import { periodWords } from './period.ts';
import { tableRows } from './tableRows.ts';

type TableViewProps = {
  readonly table: AssessmentTable;
  readonly state: AssessmentState;
  /** The numbers are still those of the period before. */
  readonly stale: boolean;
  readonly onStep: (step: AssessmentStep) => void;
};

/** The city's figures, and under them those of every unit. */
export function TableView({ table, state, stale, onStep }: TableViewProps) {
  const t = useText();
  const box = useRef<HTMLDivElement>(null);
  const [widthPx, setWidthPx] = useState(0);
  const { figure, scope, sorting, values } = state;
  const set = shownSet(state.columns, { widthPx, figure });
  const columns = useMemo(() => columnsIn(set), [set]);
  const rows = useMemo(() => tableRows(table, values, sorting), [table, values, sorting]);
  const opened = useMemo(() => (figure === null ? null : { scope, figure }), [scope, figure]);

  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const measure = (): void => setWidthPx(element.clientWidth);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const [city] = rows;
  const { closing, timely, yearTimely, rework } = table.lines;
  const isEmpty = table.units.every(({ figures }) => figures.due + figures.dispatched + figures.checked === 0);
  return (
    <div className="assess-table-view">
      {city ? (
        <CityFigures table={table} city={city} opened={scope.kind === 'city' ? figure : null} onStep={onStep} />
      ) : null}
      <section className="desk-card assess-units">
        <header>
          <Choice
            label={t('assess.columns.label')}
            values={COLUMN_SETS.map((value) => ({ value, words: t(`assess.columns.${value}`) }))}
            chosen={set}
            onChoose={(chosen) => onStep({ do: 'showColumns', columns: chosen })}
          />
          <p>
            <Mark state="overdue" />
            {t('assess.key.crossed')}
            <Mark state="soon" />
            {t('assess.key.beyond')}
            <span className="assess-lines">{t('assess.key.lines', { closing, timely, yearTimely, rework })}</span>
          </p>
        </header>
        <div className="assess-scroll" ref={box}>
          {table.units.length === 0 ? (
            <Empty title={t('assess.noUnits')} text={t('assess.noUnitsText')} />
          ) : (
            <>
              {isEmpty ? (
                <Empty
                  title={t('assess.nothing', { period: periodWords(table.period, t) })}
                  text={t('assess.nothingText')}
                />
              ) : null}
              <FigureTable
                table={table}
                rows={rows}
                columns={columns}
                sorting={sorting}
                opened={opened}
                stale={stale}
                onStep={onStep}
              />
            </>
          )}
        </div>
      </section>
    </div>
  );
}

function Empty({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <div className="assess-waiting">
      <b>{title}</b>
      <p>{text}</p>
    </div>
  );
}
