import type { HeatmapSeriesOption } from 'echarts/charts';
import type { GridComponentOption, VisualMapComponentOption } from 'echarts/components';
import type { ComposeOption } from 'echarts/core';
import { standingOf } from './trendSeries.ts';
import type { HeatRow, Standing } from './trendSeries.ts';

type HeatOption = ComposeOption<HeatmapSeriesOption | GridComponentOption | VisualMapComponentOption>;

/** The colour of each standing, one of the page's own. */
const COLOURS: Readonly<Record<Standing, string>> = {
  none: '--raised',
  below: '--late',
  edge: '--soon',
  above: '--bar',
};
/** At the edge is no alarm: it stays behind what has crossed. */
const ALPHAS: Partial<Readonly<Record<Standing, string>>> = { edge: '66' };
const ORDER: readonly Standing[] = ['none', 'below', 'edge', 'above'];

type HeatInput = {
  readonly rows: readonly HeatRow[];
  readonly months: readonly string[];
  /** The line, in per cent. */
  readonly per: number;
};

/** Every unit's months as fields of colour, row by row beside the table of the same numbers: no words of its own. */
export function heatOption({ rows, months, per }: HeatInput, place: HTMLElement): HeatOption {
  const style = getComputedStyle(place);
  const colour = (name: string): string => style.getPropertyValue(name).trim();
  return {
    animation: false,
    grid: { left: 0, right: 0, top: 0, bottom: 0 },
    xAxis: { type: 'category', show: false, data: [...months] },
    yAxis: { type: 'category', show: false, inverse: true, data: rows.map(({ unit }) => unit) },
    visualMap: {
      show: false,
      type: 'piecewise',
      dimension: 2,
      pieces: ORDER.map((standing, value) => ({ value, color: colour(COLOURS[standing]) + (ALPHAS[standing] ?? '') })),
    },
    series: [
      {
        type: 'heatmap',
        silent: true,
        data: rows.flatMap(({ shares }, y) => shares.map((share, x) => [x, y, ORDER.indexOf(standingOf(share, per))])),
        // A crossed line is said by a shape as well as by colour.
        label: {
          show: true,
          color: colour('--panel'),
          fontSize: 9,
          formatter: ({ value }) => (Array.isArray(value) && value[2] === ORDER.indexOf('below') ? '◆' : ''),
        },
        itemStyle: { borderColor: colour('--panel'), borderWidth: 1 },
      },
    ],
  };
}
