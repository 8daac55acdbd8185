import type { FlowStep, WALL_CASE_COLUMNS, WallRow } from './wall.ts';

/** How many seconds of the city pass in one second of a replay. */
export const REPLAY_SPEED = { least: 1, most: 172_800 } as const;

/** What is to be replayed, a day (`2026-11-24`) or a quarter (`2026-Q3`), and how fast it begins. */
export type ReplayAsk = { readonly period: string; readonly speed: number };

/** What a desk may do to a replay on a wall, as the keys of the wall's own keyboard do. */
export const REPLAY_TURNS = ['toggle', 'back', 'forth', 'faster', 'slower'] as const;
export type ReplayTurn = (typeof REPLAY_TURNS)[number];

/** What a replay goes over: a day (`2026-11-24`) or a quarter (`2026-Q3`). */
export type ReplayCourse = {
  readonly period: string;
  readonly fromMs: number;
  readonly toMs: number;
  /** The last instant that can be shown: the end of the period, or now; before `fromMs` where it has not begun. */
  readonly untilMs: number;
  /** When the first case of the city was reported; null: there is none. */
  readonly firstMs: number | null;
  /** Reports by equal parts of the period: of a day by quarters of an hour, of a quarter by days. */
  readonly reported: readonly number[];
};

/** Something that was written, and the case as it then stood. */
export type ReplayStep = {
  readonly atMs: number;
  readonly caseId: number;
  /** The case on the wall after it; null: not open. */
  readonly row: WallRow | null;
  /** Which steps of the day's flow it made. */
  readonly made: readonly FlowStep['step'][];
  /** Its line of news; null: none. */
  readonly text: string | null;
};

/**
 * One day to be replayed: the open cases as they were known at its beginning, and every step after it until `untilMs`.
 * What stood at an instant is the picture with all steps up to it. The answer of `GET /replay/2026-11-24`.
 */
export type ReplayPart = {
  readonly day: string;
  readonly fromMs: number;
  readonly untilMs: number;
  readonly columns: typeof WALL_CASE_COLUMNS;
  readonly cases: readonly WallRow[];
  /** In the order in which they were known. */
  readonly steps: readonly ReplayStep[];
  /** Names and warnings that held on the day. */
  readonly units: readonly { readonly code: string; readonly shortName: string }[];
  readonly categories: Readonly<Record<string, string>>;
  readonly warning: { readonly share: number; readonly minutes: number };
};
