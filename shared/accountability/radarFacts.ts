import type { RadarCell } from '../contract/radar.ts';

/** A task that is due in the month and not closed. */
export type OpenTask = {
  readonly caseId: number;
  readonly dueAtMs: number;
  /** Its deadline passed while the clock ran. */
  readonly missed: boolean;
  /** Closed by the month's end it would be timely: neither missed nor fed back late. */
  readonly mayBeTimely: boolean;
  /** When it is missed, A13 counts it: nothing was explained or asked for. */
  readonly mayCount: boolean;
};

/** The thresholds in force, by the settings `rule.*`. */
export type RadarLines = {
  readonly overdues: number;
  readonly closing: number;
  readonly closingMonths: number;
  readonly timely: number;
  readonly timelyMonths: number;
  readonly yearTimely: number;
  readonly caseReworks: number;
  readonly rework: number;
  readonly reworked: number;
};

/** What the radar reads of one unit, in one month as of a cut-off; the tasks of exempted periods are left out. */
export type RadarFacts = {
  /** The month, the year still run. */
  readonly running: boolean;
  readonly yearRunning: boolean;
  readonly due: number;
  readonly closed: number;
  readonly timely: number;
  readonly open: readonly OpenTask[];
  readonly countedOverdues: number;
  readonly reworked: number;
  readonly reworkBase: number;
  /** Ended months of the year (or of the last twelve) below the lines, each as it stood at its own end (R27, R28). */
  readonly lowClosingMonths: number;
  readonly lowTimelyMonths: number;
  /** The whole year so far (R29); `able`: open and still able to be timely; `expected`: may still come, by the months past. */
  readonly year: { readonly due: number; readonly timely: number; readonly able: number; readonly expected: number };
  /** The cases with failed checks that are open, or met the line in the month (R32). */
  readonly reworks: readonly { readonly caseId: number; readonly reworks: number; readonly open: boolean }[];
};

/** A cell before its clause, threshold and forecast. */
export type Cell = Omit<RadarCell, 'clause' | 'forecast' | 'threshold'>;

/** From so much of a line used up on, a unit is near to it. */
export const NEAR = 0.8;

export const NOTHING: Cell = {
  state: 'none',
  part: null,
  whole: null,
  count: null,
  share: 0,
  words: '',
  short: '',
  cases: [],
};

/** The ids of open cases, the most pressing first. */
export function idsOf(tasks: readonly OpenTask[]): readonly number[] {
  return tasks.toSorted((a, b) => a.dueAtMs - b.dueAtMs || a.caseId - b.caseId).map(({ caseId }) => caseId);
}
