import { LineChart } from 'echarts/charts';
import { GridComponent, MarkLineComponent } from 'echarts/components';
import { use as register } from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { CanvasRenderer } from 'echarts/renderers';
import { useCallback, useMemo } from 'react';
import { rateWords } from '../../../shared/assessment/rate.ts';
import type { AssessmentTable, FigureName, PeriodKey } from '../../../shared/contract/assessment.ts';
import { useText } from '../../hook/useText.ts';
import type { Theme } from '../../part/deskTheme.ts';
import { periodWords } from './period.ts';
import { trendOption } from './trendOption.ts';
import { monthShare, standingOf } from './trendSeries.ts';
import type { TrendFigure, TrendMonth } from './trendSeries.ts';
import { useChart } from './useChart.ts';

register([LineChart, GridComponent, MarkLineComponent, LabelLayout, CanvasRenderer]);

type TrendCourseProps = {
  readonly name: string;
  readonly period: PeriodKey;
  readonly months: readonly TrendMonth[];
  readonly lines: AssessmentTable['lines'];
  readonly theme: Theme;
  readonly onOpen: (month: string, figure: FigureName) => void;
};

/** The two rates of one scope by month, drawn and in figures. */
export function TrendCourse({ name, period, months, lines, theme, onOpen }: TrendCourseProps) {
  const t = useText();
  const names = useMemo(
    () => ({ closingRate: t('assess.figure.closingRate'), timelyRate: t('assess.figure.timelyRate') }),
    [t],
  );
  const { closing, timely } = lines;
  const option = useCallback(
    (place: HTMLElement) => trendOption({ months, lines, names }, place),
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the colours are read from the page, so a theme draws anew
    [months, closing, timely, names, theme],
  );
  const place = useChart(option);

  function rate(month: TrendMonth, figure: TrendFigure, line: number) {
    const share = monthShare(month, figure);
    return (
      <td className={standingOf(share, line) === 'below' ? 'late-t' : undefined}>
        <button type="button" className="num" onClick={() => onOpen(month.month, figure)}>
          {rateWords(share.part, share.whole)}
        </button>
      </td>
    );
  }

  return (
    <section className="desk-card assess-course">
      <h3>
        {t('assess.trend.course')}
        <small>{t('assess.trend.courseNote', { name, period: periodWords(period, t), closing, timely })}</small>
      </h3>
      <figure ref={place} aria-label={t('assess.trend.courseLabel', { name })} />
      <table className="assess-small">
        <thead>
          <tr>
            <th scope="col">{t('assess.trend.month')}</th>
            <th scope="col">{t('assess.figure.due')}</th>
            <th scope="col">{t('assess.figure.closed')}</th>
            <th scope="col">{t('assess.figure.timely')}</th>
            <th scope="col">{names.closingRate}</th>
            <th scope="col">{names.timelyRate}</th>
          </tr>
        </thead>
        <tbody>
          {months.toReversed().map((month) => (
            <tr key={month.month}>
              <th scope="row" className="num">
                {month.month}
              </th>
              {(['due', 'closed', 'timely'] as const).map((figure) => (
                <td key={figure}>
                  <button type="button" className="num" onClick={() => onOpen(month.month, figure)}>
                    {month[figure]}
                  </button>
                </td>
              ))}
              {rate(month, 'closingRate', closing)}
              {rate(month, 'timelyRate', timely)}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
