import { wallCaseOf } from '../../../../shared/case/caseOnWall.ts';
import type { ReplayPart } from '../../../../shared/contract/replay.ts';
import type { FlowStep, WallCase } from '../../../../shared/contract/wall.ts';

/** A day as it stood at one of its instants. */
export type Replayed = {
  readonly part: ReplayPart;
  readonly atMs: number;
  /** So many of the day's steps have been made by then. */
  readonly done: number;
  /** The open cases by id. */
  readonly cases: ReadonlyMap<number, WallCase>;
  /** How often each step of the flow was made on the day. */
  readonly made: Readonly<Record<FlowStep['step'], number>>;
};

const NOTHING_MADE = { reported: 0, accepted: 0, dispatched: 0, signedOff: 0, fedBack: 0, checked: 0, closed: 0 };

/** The day at its beginning. */
function beginningOf(part: ReplayPart): Replayed {
  const cases = part.cases.map(wallCaseOf);
  return {
    part,
    atMs: part.fromMs,
    done: 0,
    cases: new Map(cases.map((one) => [one.id, one])),
    made: NOTHING_MADE,
  };
}

/** The day at an instant: what stood at its beginning and every step up to it. `from`: where the replay stands, to go on from. */
export function replayedAt(part: ReplayPart, atMs: number, from: Replayed | null): Replayed {
  const start = from !== null && from.part === part && from.atMs <= atMs ? from : beginningOf(part);
  let { done } = start;
  if ((part.steps[done]?.atMs ?? Infinity) > atMs) return { ...start, atMs };
  const cases = new Map(start.cases);
  const made = { ...start.made };
  for (let step = part.steps[done]; step && step.atMs <= atMs; step = part.steps[done]) {
    if (step.row === null) cases.delete(step.caseId);
    else cases.set(step.caseId, wallCaseOf(step.row));
    for (const name of step.made) made[name] += 1;
    done += 1;
  }
  return { part, atMs, done, cases, made };
}

/** A line of news and which step of the day it tells. */
export type ReplayNews = { readonly step: number; readonly atMs: number; readonly text: string };

/** The latest lines of news by then, the newest first. */
export function newsOf({ part, done }: Replayed, limit: number): readonly ReplayNews[] {
  const news: ReplayNews[] = [];
  for (let i = done - 1; i >= 0 && news.length < limit; i -= 1) {
    const step = part.steps[i];
    if (step && step.text !== null) news.push({ step: i, atMs: step.atMs, text: step.text });
  }
  return news;
}
