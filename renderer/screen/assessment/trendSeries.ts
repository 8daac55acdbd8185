import type { AssessmentTable, AssessmentTrend, Scope } from '../../../shared/contract/assessment.ts';
import { UNIT_GROUPS } from '../../../shared/unit/unit.ts';
import type { Share } from './figureValue.ts';

/** The two rates that are drawn by month. */
export type TrendFigure = 'closingRate' | 'timelyRate';

export type TrendMonth = {
  readonly month: string;
  readonly due: number;
  readonly closed: number;
  readonly timely: number;
};

/** How many months fit beside their names. */
const SHOWN_MONTHS = 12;

/** The months of one scope, oldest first. A group's are its units' added up: each due case is one unit's. */
export function trendOf(trend: AssessmentTrend, scope: Scope, units: AssessmentTable['units']): readonly TrendMonth[] {
  const codes = new Set(
    units
      .filter(({ unit, group }) =>
        scope.kind === 'group' ? group === scope.group : scope.kind === 'unit' && unit === scope.unit,
      )
      .map(({ unit }) => unit),
  );
  const parts =
    scope.kind === 'city' ? [trend.city] : trend.units.flatMap(({ unit, points }) => (codes.has(unit) ? [points] : []));
  return shownMonths(trend).map((month) => {
    const points = parts.flatMap((part) => part.find((point) => point.month === month) ?? []);
    const sum = (key: 'due' | 'closed' | 'timely'): number =>
      points.reduce((all, { figures }) => all + figures[key], 0);
    return { month, due: sum('due'), closed: sum('closed'), timely: sum('timely') };
  });
}

/** The last months of a trend, from the first in which the city had anything due. */
export function shownMonths({ months, city }: AssessmentTrend): readonly string[] {
  const begun = months.findIndex((month) => city.some((point) => point.month === month && point.figures.due > 0));
  return begun < 0 ? [] : months.slice(begun).slice(-SHOWN_MONTHS);
}

/** The two numbers of a month's rate. */
export function monthShare({ due, closed, timely }: TrendMonth, figure: TrendFigure): Share {
  return { part: figure === 'closingRate' ? closed : timely, whole: due };
}

/** How a month stands to its line: `edge` lies on it or less than three points above. */
export type Standing = 'none' | 'below' | 'edge' | 'above';

const EDGE_POINTS = 3;

export function standingOf({ part, whole }: Share, per: number): Standing {
  if (whole === 0) return 'none';
  if (part * 100 < per * whole) return 'below';
  return part * 100 < (per + EDGE_POINTS) * whole ? 'edge' : 'above';
}

export type HeatRow = { readonly unit: string; readonly name: string; readonly shares: readonly Share[] };

/** The rate of every unit by month, group by group as in the table. */
export function heatRows(
  trend: AssessmentTrend,
  figure: TrendFigure,
  units: AssessmentTable['units'],
): readonly HeatRow[] {
  return UNIT_GROUPS.flatMap((group) => units.filter((unit) => unit.group === group)).map(({ unit, name }) => ({
    unit,
    name,
    shares: trendOf(trend, { kind: 'unit', unit }, units).map((month) => monthShare(month, figure)),
  }));
}
