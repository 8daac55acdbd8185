import type { BarSeriesOption, LineSeriesOption } from 'echarts/charts';
import type { GridComponentOption, MarkLineComponentOption } from 'echarts/components';
import type { ComposeOption } from 'echarts/core';
import type { WallSnapshot } from '../../../shared/contract/wall.ts';

type CourseOption = ComposeOption<BarSeriesOption | LineSeriesOption | GridComponentOption | MarkLineComponentOption>;

type CourseInput = {
  readonly hours: WallSnapshot['hours'];
  /** The hour of the day with its fraction. */
  readonly nowHour: number;
  readonly scale: number;
  /** Where the chart stands: its width, and the colours of the theme. */
  readonly place: HTMLElement;
};

/** The chart of a day: hours on the axis, each bar over its own hour. */
export function courseOption({ hours, nowHour, scale, place }: CourseInput): CourseOption {
  const style = getComputedStyle(place);
  const colour = (name: string): string => style.getPropertyValue(name).trim();
  const barWidth = Math.max(1, (place.clientWidth / 24) * 0.74);
  const bars = (counts: readonly number[], sign: 1 | -1) =>
    counts.map((count, hour) => ({
      value: [hour + 0.5, sign * count],
      itemStyle: { opacity: hour === Math.floor(nowHour) ? 0.6 : 1 },
    }));
  const highest = Math.max(4, ...hours.reported, ...hours.reportedYesterday);
  const lowest = Math.max(4, ...hours.closed);
  const common = { type: 'bar', barWidth, barGap: '-100%', silent: true } as const;
  return {
    animation: false,
    grid: { left: 0, right: 0, top: 6 * scale, bottom: 34 * scale },
    xAxis: {
      type: 'value',
      min: 0,
      max: 24,
      interval: 6,
      axisLine: { onZero: true, lineStyle: { color: colour('--line-strong'), width: 1.5 * scale } },
      axisTick: { show: false },
      splitLine: { show: true, lineStyle: { color: colour('--line'), width: scale } },
      axisLabel: {
        color: colour('--text-3'),
        fontSize: 24 * scale,
        fontFamily: style.fontFamily,
        margin: 8 * scale,
        hideOverlap: false,
        formatter: (hour: number) => (hour === 0 || hour === 24 ? '' : String(hour)),
      },
      position: 'bottom',
    },
    yAxis: { type: 'value', show: false, min: -lowest * 1.06, max: highest * 1.06 },
    series: [
      {
        ...common,
        data: bars(hours.reported, 1),
        color: colour('--brand'),
        markLine: {
          silent: true,
          symbol: 'none',
          label: { show: false },
          lineStyle: { color: colour('--text'), width: 2 * scale, type: 'solid' },
          data: [{ xAxis: nowHour }],
        },
      },
      { ...common, data: bars(hours.closed, -1), color: colour('--ok') },
      {
        type: 'line',
        silent: true,
        symbol: 'none',
        data: hours.reportedYesterday.flatMap((count, hour) => [
          [hour, count],
          [hour + 1, count],
        ]),
        lineStyle: { color: colour('--text-3'), width: 2 * scale, type: [5 * scale, 4 * scale] },
      },
    ],
  };
}
