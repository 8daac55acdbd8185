import type { AssessmentRows } from '../../shared/assessment/assessmentRows.ts';
import { applyEvent } from '../../shared/case/apply.ts';
import type { CaseFile } from '../../shared/case/caseFile.ts';
import type { CaseEvent } from '../../shared/case/event.ts';
import { knownAtMs } from '../../shared/case/event.ts';
import { replayCase } from '../../shared/case/replay.ts';
import type { Replay } from '../../shared/case/replay.ts';
import { rowsOf } from '../../shared/case/rows.ts';
import type { CheckRow, DutyRow, TaskRow } from '../../shared/case/rows.ts';
import type { ReadableStore } from '../store/handle.ts';
import { readCaseEvents } from './caseFile.ts';
import type { CutOff } from './forecastTasks.ts';
import { runOutDuty } from './runOutDuty.ts';
import type { FailedChecks } from './reworks.ts';

export type ReplayedRows = {
  /** The rows of the replayed cases at each cut-off. */
  readonly at: readonly { readonly tasks: TaskRow[]; readonly checks: CheckRow[]; readonly duties: DutyRow[] }[];
  readonly failed: readonly FailedChecks[];
  readonly refused: number;
};

/** Plays the histories of some cases again and takes their rows at each cut-off, in the order of time. One case at a time, so that memory holds rows only. */
export function replayedRows(
  store: ReadableStore,
  ids: readonly number[],
  cutOffs: readonly CutOff[],
  replay: Replay,
): ReplayedRows {
  const at = cutOffs.map(() => ({ tasks: [] as TaskRow[], checks: [] as CheckRow[], duties: [] as DutyRow[] }));
  const failed: FailedChecks[] = [];
  let refused = 0;

  function take(file: CaseFile, index: number, { asOfMs }: CutOff): void {
    const rows = rowsOf(file);
    const runOut = runOutDuty(file, asOfMs);
    at[index]?.tasks.push(...rows.tasks);
    at[index]?.checks.push(...rows.checks);
    at[index]?.duties.push(...rows.duties, ...(runOut ? [runOut] : []));
  }

  for (const id of ids) {
    const history = readCaseEvents(store, id);
    const again = replayCase(history, replay);
    refused += again.refused;
    const last = takeAtCutOffs(again.events, cutOffs, take);
    if (last) failed.push(...failedChecks(last));
  }
  return { at, failed, refused };
}

/** Calls `take` with the case as it stood at each cut-off that may count it; answers how it stands at the end. */
function takeAtCutOffs(
  events: readonly CaseEvent[],
  cutOffs: readonly CutOff[],
  take: (file: CaseFile, index: number, cut: CutOff) => void,
): CaseFile | null {
  let file: CaseFile | null = null;
  let next = 0;
  for (const [index, cut] of cutOffs.entries()) {
    for (let event = events[next]; event && knownAtMs(event) <= cut.asOfMs; event = events[next]) {
      file = applyEvent(file, event);
      next += 1;
    }
    if (file && lastInstant(file) >= cut.month.fromMs) take(file, index, cut);
  }
  for (const event of events.slice(next)) file = applyEvent(file, event);
  return file;
}

/** Nothing of a case counts in a period that begins later. */
function lastInstant({ asOfMs, tasks }: CaseFile): number {
  return tasks.reduce(
    (last, { dueAtMs, dueBeforeObservationAtMs }) => Math.max(last, dueAtMs ?? 0, dueBeforeObservationAtMs ?? 0),
    asOfMs,
  );
}

function failedChecks(file: CaseFile): readonly FailedChecks[] {
  const failed = rowsOf(file).checks.filter(({ passed }) => passed === 0);
  return [...Map.groupBy(failed, ({ unit }) => unit)].map(([unit, checks]) => ({
    caseId: file.id,
    unit,
    atMs: checks.map((check) => check.atMs),
  }));
}

/** Rows as they stand, with those of the replayed cases in place of their own. */
export function withReplayed(
  rows: AssessmentRows,
  replayed: ReadonlySet<number>,
  again: {
    readonly tasks: readonly TaskRow[];
    readonly checks: readonly CheckRow[];
    readonly duties: readonly DutyRow[];
  },
): AssessmentRows {
  const others = <Row extends { readonly caseId: number }>(list: readonly Row[]): readonly Row[] =>
    list.filter(({ caseId }) => !replayed.has(caseId));
  return {
    ...rows,
    tasks: [...others(rows.tasks), ...again.tasks],
    checks: [...others(rows.checks), ...again.checks],
    duties: [...others(rows.duties), ...again.duties],
  };
}
