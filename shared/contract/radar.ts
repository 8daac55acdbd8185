import type { Clause } from '../accountability/rule.ts';

/** How far a unit is from a line, and what decides it. `share`: of the line used up, 0 to 1 and above. */
export type RadarCell = {
  readonly clause: Clause;
  readonly state: 'crossed' | 'near' | 'clear' | 'none';
  readonly part: number | null;
  readonly whole: number | null;
  readonly count: number | null;
  readonly threshold: number;
  readonly share: number;
  /** 还需按时结案 3 件可达 90%; 再有 1 件返工即触发. */
  readonly words: string;
  readonly short: string;
  /** The open cases that decide it. */
  readonly cases: readonly number[];
  readonly forecast: Forecast | null;
};

/** The period's end as expected from the unit's own past, with the range that holds four times of five. */
export type Forecast = { readonly low: number; readonly expected: number; readonly high: number };

export type RadarRow = {
  readonly unit: string;
  readonly unitName: string;
  readonly cells: readonly RadarCell[];
};

/** `accountability.radar`: apart, since it takes longer than the page. */
export type RadarView = {
  readonly nowMs: number;
  readonly month: string;
  readonly clauses: readonly Clause[];
  readonly rows: readonly RadarRow[];
};
