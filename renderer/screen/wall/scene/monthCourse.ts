import type { RateLines, UnitMonth } from '../../../../shared/contract/wall.ts';
import { rateWords } from '../wallWords.ts';

/** A month's rate on the chart, in per cent of its width and height from the upper left. */
type Point = { readonly x: number; readonly y: number; readonly isLow: boolean };

/** Where the two courses of rates run. A month in which nothing was due has no rate (A18) and parts its course. */
export type MonthCourse = {
  readonly lines: readonly { readonly percent: number; readonly y: number }[];
  readonly closed: readonly (readonly Point[])[];
  readonly timely: readonly (readonly Point[])[];
  /** The last rates, beside the ends of their courses and off each other. */
  readonly ends: readonly {
    readonly kind: 'closed' | 'timely';
    readonly percent: string;
    readonly y: number;
    readonly isLow: boolean;
  }[];
};

/** Room for a figure, and for one at a line. */
const END_REM = 3;
const STEP = 10;

/** The courses of two rates from the oldest month to the newest, on a chart so high; its scale ends at 100. */
export function monthCourse(months: readonly UnitMonth[], rateLines: RateLines, heightRem: number): MonthCourse {
  const rated = months.filter(({ due }) => due > 0);
  const least = Math.min(
    rateLines.timely,
    rateLines.closed,
    ...rated.map(({ due, timely, closed }) => (Math.min(timely, closed) * 100) / due),
  );
  const from = Math.max(0, Math.floor((least - 1) / STEP) * STEP);
  const yOf = (percent: number): number => ((100 - percent) / (100 - from)) * 100;
  const pointOf = (month: UnitMonth, kind: 'closed' | 'timely'): Point => ({
    x: ((months.indexOf(month) + 0.5) / months.length) * 100,
    y: yOf((month[kind] * 100) / month.due),
    isLow: month[kind] * 100 < rateLines[kind] * month.due,
  });
  const stretchesOf = (kind: 'closed' | 'timely'): readonly (readonly Point[])[] => {
    const stretches: Point[][] = [[]];
    for (const month of months) {
      if (month.due > 0) stretches.at(-1)?.push(pointOf(month, kind));
      else stretches.push([]);
    }
    return stretches.filter(({ length }) => length > 0);
  };
  const gap = heightRem === 0 ? 0 : (END_REM / heightRem) * 100;
  const both = [rateLines.closed, rateLines.timely].map((percent) => ({ percent, y: yOf(percent) }));
  const [upper, lower] = both;
  return {
    lines: upper && lower && Math.abs(upper.y - lower.y) >= gap ? both : both.slice(0, 1),
    closed: stretchesOf('closed'),
    timely: stretchesOf('timely'),
    ends: endsOf(months, pointOf, gap),
  };
}

/** Timely is never above closed: where both are close, the two figures part around their middle. */
function endsOf(
  months: readonly UnitMonth[],
  pointOf: (month: UnitMonth, kind: 'closed' | 'timely') => Point,
  gap: number,
): MonthCourse['ends'] {
  const last = months.at(-1);
  if (last === undefined || last.due === 0) return [];
  const [closed, timely] = [pointOf(last, 'closed'), pointOf(last, 'timely')];
  const middle = (closed.y + timely.y) / 2;
  const apart = Math.max(gap, timely.y - closed.y) / 2;
  const upper = Math.min(Math.max(middle - apart, gap / 2), 100 - gap * 1.5);
  return [
    { kind: 'closed', percent: rateWords(last.closed, last.due), y: upper, isLow: closed.isLow },
    {
      kind: 'timely',
      percent: rateWords(last.timely, last.due),
      y: Math.min(upper + 2 * apart, 100 - gap / 2),
      isLow: timely.isLow,
    },
  ];
}
