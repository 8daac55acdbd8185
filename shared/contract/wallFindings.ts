import type { Clause, LadderStep } from '../accountability/rule.ts';

/** The issued findings that the wall may show (never proposals, unless `wall.showProposals`). */
export type WallFinding = {
  readonly id: number;
  readonly clause: Clause;
  readonly unitName: string;
  readonly period: string;
  readonly line: number | null;
  readonly measure: string;
  readonly step: LadderStep;
  readonly decidedAtMs: number | null;
  readonly documentNumber: string | null;
  /** False: 未认定. */
  readonly issued: boolean;
};

/** `wall.accountability`: the scene for issued findings, in the year that runs. */
export type WallAccountability = {
  readonly sequence: number;
  readonly nowMs: number;
  /** The running month, as `2026-11`. */
  readonly month: string;
  /** What was issued in the year, the newest decision first; before it the proposals, where the setting shows them. */
  readonly findings: readonly WallFinding[];
  /** How many were issued on each step, in the month and in the year, from the lowest step. */
  readonly ladder: readonly { readonly step: LadderStep; readonly month: number; readonly year: number }[];
};
