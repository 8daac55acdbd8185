import type { LineSeriesOption } from 'echarts/charts';
import type { GridComponentOption, MarkLineComponentOption } from 'echarts/components';
import type { ComposeOption } from 'echarts/core';
import type { AssessmentTable } from '../../../shared/contract/assessment.ts';
import { monthShare } from './trendSeries.ts';
import type { TrendFigure, TrendMonth } from './trendSeries.ts';

type TrendOption = ComposeOption<LineSeriesOption | GridComponentOption | MarkLineComponentOption>;

type TrendInput = {
  readonly months: readonly TrendMonth[];
  readonly lines: AssessmentTable['lines'];
  readonly names: Readonly<Record<TrendFigure, string>>;
};

/** Where the axis of rates begins: at a whole ten below the lowest value and both lines. */
function lowestOf({ months, lines }: TrendInput): number {
  const rates = months.flatMap((month) =>
    month.due === 0 ? [] : [(month.timely * 100) / month.due, (month.closed * 100) / month.due],
  );
  return Math.max(0, Math.floor((Math.min(lines.closing, lines.timely, ...rates) - 2) / 10) * 10);
}

/** Closing and timely rate by month with the lines of R26 and R28; each line is named at its end, so no key is needed. */
export function trendOption(input: TrendInput, place: HTMLElement): TrendOption {
  const { months, lines, names } = input;
  const style = getComputedStyle(place);
  const colour = (name: string): string => style.getPropertyValue(name).trim();
  const font = { color: colour('--text-2'), fontSize: 13, fontFamily: style.fontFamily };

  function series(
    figure: TrendFigure,
    look: { readonly colour: string; readonly symbol: string; readonly line: number },
  ): LineSeriesOption {
    return {
      type: 'line',
      name: names[figure],
      silent: true,
      symbol: look.symbol,
      symbolSize: 8,
      color: look.colour,
      lineStyle: { width: 2.5 },
      data: months.map((month) => {
        const { part, whole } = monthShare(month, figure);
        return whole === 0 ? null : Math.round((part * 10_000) / whole) / 100;
      }),
      endLabel: {
        show: true,
        formatter: names[figure],
        color: look.colour,
        fontSize: 13,
        fontFamily: style.fontFamily,
        distance: 10,
      },
      labelLayout: { moveOverlap: 'shiftY' },
      markLine: {
        silent: true,
        symbol: 'none',
        lineStyle: { color: look.colour, type: [6, 5], width: 1.5 },
        label: { ...font, position: 'insideStartTop', color: look.colour, formatter: `${look.line}%` },
        data: [{ yAxis: look.line }],
      },
    };
  }

  return {
    animation: false,
    grid: { left: 44, right: 92, top: 16, bottom: 28 },
    xAxis: {
      type: 'category',
      data: months.map(({ month }) => month),
      axisLine: { lineStyle: { color: colour('--line-strong') } },
      axisTick: { show: false },
      axisLabel: {
        ...font,
        formatter: (month: string) => (month.endsWith('-01') ? month : month.slice(5)),
        hideOverlap: true,
      },
    },
    yAxis: {
      type: 'value',
      min: lowestOf(input),
      max: 100,
      interval: 10,
      splitLine: { lineStyle: { color: colour('--line') } },
      axisLabel: { ...font, formatter: '{value}' },
    },
    series: [
      series('closingRate', { colour: colour('--brand'), symbol: 'circle', line: lines.closing }),
      series('timelyRate', { colour: colour('--obs'), symbol: 'rect', line: lines.timely }),
    ],
  };
}
