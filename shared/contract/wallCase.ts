import type { Stage } from '../case/caseFile.ts';

/** `wall.caseFacts`: a case opened on a wall by remote control; nothing of who reported it. */
export type WallCaseFacts = {
  readonly id: number;
  readonly number: string;
  readonly category: string;
  readonly stage: Stage;
  readonly address: string | null;
  readonly unit: string | null;
  readonly hazard: 0 | 1 | 2;
  readonly reportedAtMs: number;
  /** The limit that runs now, from when to when; null: none runs. */
  readonly limit: { readonly sinceMs: number; readonly dueAtMs: number } | null;
  readonly endedAtMs: number | null;
  readonly reworks: number;
  readonly returns: number;
  readonly extensions: number;
  readonly supervised: boolean;
  /** What happened, the newest first. */
  readonly history: readonly {
    readonly sequence: number;
    readonly atMs: number;
    readonly title: string;
    /** The unit or party that did it. */
    readonly who: string;
  }[];
};
