import { rateWords } from '../../../shared/assessment/rate.ts';
import type { AllFigures, AssessmentTable, FigureName, Rank, ReworkBase } from '../../../shared/contract/assessment.ts';
import type { Column } from './columns.ts';
import type { PeriodKind } from './period.ts';

/** A share as whole numbers, so that it is compared and never rounded (A19). */
export type Share = { readonly part: number; readonly whole: number };

/** Figures of a row; a frozen month holds only some of them. */
export type KnownFigures = Partial<AllFigures>;

/** The two numbers of a rate; null: the figure is none, or one of its numbers is not known. */
export function shareOf(figure: FigureName, figures: KnownFigures, base: ReworkBase): Share | null {
  const share = (part: number | undefined, whole: number | undefined): Share | null =>
    part === undefined || whole === undefined ? null : { part, whole };
  switch (figure) {
    case 'closingRate':
      return share(figures.closed, figures.due);
    case 'timelyRate':
      return share(figures.timely, figures.due);
    case 'reworkRate':
      return share(figures.reworked, figures[base]);
    case 'signOffRate':
      return share(figures.signOffTimely, figures.signOffDue);
    default:
      return null;
  }
}

/** A rate in words without its sign, for a column that bears it in its heading: `93.72`, `—`. */
export function bareRate({ part, whole }: Share): string {
  return rateWords(part, whole).replace('%', '');
}

/** The line that stands against a rate. `judged`: a rule reads it in this span (R26, R28, R29, R33). */
export type Line = { readonly per: number; readonly worse: '<' | '>'; readonly judged: boolean };

/** The line of a figure in a span; null: none. A day and a quarter have no rule, but the month's lines help to read them. */
export function lineOf(figure: FigureName, kind: PeriodKind, lines: AssessmentTable['lines']): Line | null {
  const judged = kind === 'month';
  switch (figure) {
    case 'closingRate':
      return { per: lines.closing, worse: '<', judged };
    case 'timelyRate':
      return kind === 'year'
        ? { per: lines.yearTimely, worse: '<', judged: true }
        : { per: lines.timely, worse: '<', judged };
    case 'reworkRate':
      return { per: lines.rework, worse: '>', judged };
    default:
      return null;
  }
}

/** Whether a rate lies beyond its line; the line itself is on the right side (R26: below 90 %). */
export function isBeyond({ part, whole }: Share, { per, worse }: Line): boolean {
  if (whole === 0) return false;
  return worse === '<' ? part * 100 < per * whole : part * 100 > per * whole;
}

/** How many cases are missing to a rate's line, or too many over it; null: it stands on the right side. */
export function casesToLine(share: Share, line: Line): number | null {
  if (!isBeyond(share, line)) return null;
  const { part, whole } = share;
  return line.worse === '<' ? Math.ceil((line.per * whole) / 100) - part : part - Math.floor((line.per * whole) / 100);
}

/** How far a rate has moved, in hundredths of a percentage point; null: one of the two has no base. */
export function changeOf(now: Share | null, before: Share | null): number | null {
  if (!now || !before || now.whole === 0 || before.whole === 0) return null;
  return Math.round((10_000 * (now.part * before.whole - before.part * now.whole)) / (now.whole * before.whole));
}

/** A change in percentage points: `+1.20`, `−0.35`, `0.00`, `—`. */
export function changeWords(hundredths: number | null): string {
  if (hundredths === null) return '—';
  const sign = hundredths > 0 ? '+' : hundredths < 0 ? '−' : '';
  return `${sign}${(Math.abs(hundredths) / 100).toFixed(2)}`;
}

/** What a row gives a cell. */
export type RowFigures = {
  readonly figures: KnownFigures;
  readonly previous: AllFigures | null;
  readonly yearBefore: AllFigures | null;
  readonly rank: Rank;
};

export type Cell = {
  readonly text: string;
  /** What the column is sorted by; null: no value, last in any order. */
  readonly order: number | null;
  /** Beyond its line: `crossed` where a rule judges it, `beyond` while that is open or no rule does. */
  readonly state: 'crossed' | 'beyond' | null;
  /** Cases missing or too many. */
  readonly toLine: number | null;
};

type CellContext = Pick<AssessmentTable, 'lines' | 'reworkBase' | 'running' | 'trial' | 'asOfMs' | 'toMs'> & {
  readonly kind: PeriodKind;
};

const NOTHING: Cell = { text: '—', order: null, state: null, toLine: null };

/** What stands in a column of a row. */
export function cellOf(column: Column, row: RowFigures, context: CellContext): Cell {
  const { reworkBase } = context;
  if (column.kind === 'rank') return row.rank ? plain(String(row.rank.rank), row.rank.rank) : NOTHING;
  const share = shareOf(column.figure, row.figures, reworkBase);
  if (column.kind === 'change') {
    const before = column.name === 'change' ? row.previous : row.yearBefore;
    const moved = changeOf(share, before && shareOf(column.figure, before, reworkBase));
    return moved === null ? NOTHING : plain(changeWords(moved), moved);
  }
  if (column.kind === 'count') {
    const count = row.figures[column.figure as keyof AllFigures];
    return count === undefined ? NOTHING : plain(String(count), count);
  }
  if (!share || share.whole === 0) return NOTHING;
  const line = lineOf(column.figure, context.kind, context.lines);
  const beyond = line !== null && isBeyond(share, line);
  return {
    text: bareRate(share),
    order: share.part / share.whole,
    state: beyond ? (line.judged && isJudged(context) ? 'crossed' : 'beyond') : null,
    toLine: line && casesToLine(share, line),
  };
}

/** The rules judge an ended period by what was known at its end. */
function isJudged({ running, trial, asOfMs, toMs }: CellContext): boolean {
  return !running && !trial && asOfMs < toMs;
}

function plain(text: string, order: number): Cell {
  return { ...NOTHING, text, order };
}
