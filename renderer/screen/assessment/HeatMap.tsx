import { HeatmapChart } from 'echarts/charts';
import { GridComponent, VisualMapPiecewiseComponent } from 'echarts/components';
import { use as register } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useCallback, useState } from 'react';
import type { AssessmentTable, FigureName, Scope } from '../../../shared/contract/assessment.ts';
import { useText } from '../../hook/useText.ts';
import type { Theme } from '../../part/deskTheme.ts';
import { Choice } from './Choice.tsx';
import { bareRate } from './figureValue.ts';
import { heatOption } from './heatOption.ts';
import { standingOf } from './trendSeries.ts';
import type { HeatRow, Standing, TrendFigure } from './trendSeries.ts';
import { useChart } from './useChart.ts';

register([HeatmapChart, GridComponent, VisualMapPiecewiseComponent, CanvasRenderer]);

const FIGURES: readonly TrendFigure[] = ['closingRate', 'timelyRate'];
const STANDINGS: readonly Exclude<Standing, 'none'>[] = ['below', 'edge', 'above'];

type HeatMapProps = {
  readonly rowsOf: (figure: TrendFigure) => readonly HeatRow[];
  readonly months: readonly string[];
  readonly lines: AssessmentTable['lines'];
  readonly theme: Theme;
  readonly onScope: (scope: Scope) => void;
  readonly onOpen: (month: string, scope: Scope, figure: FigureName) => void;
};

/** Every unit by month: fields of colour to see where it stands badly and since when, and the same in figures beside it. */
export function HeatMap({ rowsOf, months, lines, theme, onScope, onOpen }: HeatMapProps) {
  const t = useText();
  const [figure, setFigure] = useState<TrendFigure>('timelyRate');
  const per = figure === 'closingRate' ? lines.closing : lines.timely;
  const rows = rowsOf(figure);
  const drawn = JSON.stringify({ rows, months, per });
  const option = useCallback(
    (place: HTMLElement) => heatOption(JSON.parse(drawn) as Parameters<typeof heatOption>[0], place),
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the colours are read from the page, so a theme draws anew
    [drawn, theme],
  );
  const place = useChart(option);
  const words = t(`assess.figure.${figure}`);
  return (
    <section className="desk-card assess-heat">
      <h3>
        {t('assess.trend.heat')}
        <Choice
          label={t('assess.trend.heat')}
          values={FIGURES.map((value) => ({ value, words: t(`assess.figure.${value}`) }))}
          chosen={figure}
          onChoose={setFigure}
        />
        <span className="assess-heat-key">
          {STANDINGS.map((standing) => (
            <span key={standing} className={standing}>
              {t(`assess.trend.${standing}`)}
              {standing === 'below' ? ` ${per}%` : ''}
            </span>
          ))}
        </span>
      </h3>
      <div className="assess-heat-body">
        <figure ref={place} aria-label={t('assess.trend.heatLabel', { figure: words })} />
        <table className="assess-small" aria-label={t('assess.trend.heatTable', { figure: words })}>
          <thead>
            <tr>
              <th scope="col">{t('assess.column.unit')}</th>
              {months.map((month) => (
                <th key={month} scope="col" className="num">
                  {month.endsWith('-01') ? month.slice(2) : month.slice(5)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ unit, name, shares }) => (
              <tr key={unit}>
                <th scope="row">
                  <button type="button" onClick={() => onScope({ kind: 'unit', unit })}>
                    {name}
                  </button>
                </th>
                {shares.map((share, index) => (
                  <td key={months[index]} className={standingOf(share, per)}>
                    <button type="button" onClick={() => onOpen(months[index] ?? '', { kind: 'unit', unit }, figure)}>
                      {bareRate(share)}
                    </button>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
