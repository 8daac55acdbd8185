import { gzipSync } from 'node:zlib';
import { caseOnWall, wallRowOf } from '../../../../shared/case/caseOnWall.ts';
import type { CaseFile } from '../../../../shared/case/caseFile.ts';
import { isOpen } from '../../../../shared/case/caseFile.ts';
import { courseOf } from '../../../../shared/case/course.ts';
import type { CourseStep } from '../../../../shared/case/course.ts';
import { eventNames, newsText } from '../../../../shared/case/eventWords.ts';
import type { EventNames } from '../../../../shared/case/eventWords.ts';
import { caseRow } from '../../../../shared/case/rows.ts';
import type { ReplayPart, ReplayStep } from '../../../../shared/contract/replay.ts';
import { WALL_CASE_COLUMNS } from '../../../../shared/contract/wall.ts';
import type { WallRow } from '../../../../shared/contract/wall.ts';
import { periodRange } from '../../../../shared/time/zone.ts';
import { readCaseEvents } from '../../../../db/read/caseFile.ts';
import type { LoggedCaseEvent } from '../../../../db/read/caseFile.ts';
import { readRules } from '../../../../db/read/city.ts';
import { recordingTimeMs } from '../../../../db/read/log.ts';
import { casesWrittenAfter } from '../../../../db/read/replayCases.ts';
import { readQuietWallCases } from '../../../../db/read/wallCases.ts';
import type { ReadableStore } from '../../../../db/store/handle.ts';
import { stepsOf } from '../flowCounter.ts';

type Asked = { readonly day: string; readonly nowMs: number };
/** Cases as they stood at the end of a day; they go on from there. */
type Checkpoint = ReadonlyMap<number, CaseFile>;

/** So many ends of days stay in memory, by the instant at which the next day begins: who plays on folds no case anew. */
const KEPT = 4;
const kept = new WeakMap<ReadableStore, Map<number, Checkpoint>>();

/** A day to be replayed, as it travels: JSON, packed by gzip. */
export function packedReplayPart(store: ReadableStore, asked: Asked): Uint8Array {
  return gzipSync(JSON.stringify(replayPart(store, asked)), { level: 1 });
}

/**
 * One day as it was known: what stood open at its beginning and all that was written until its end, or until now. Each
 * case is folded from its own events of the log.
 */
export function replayPart(store: ReadableStore, { day, nowMs }: Asked): ReplayPart {
  const { fromMs, toMs } = periodRange(day, readRules(store, nowMs).settings['city.timeZone']);
  const untilMs = Math.min(toMs - 1000, recordingTimeMs(store, nowMs));
  const rules = readRules(store, fromMs);
  const names = eventNames(rules);
  const before = kept.get(store)?.get(fromMs) ?? new Map<number, CaseFile>();
  const cases: WallRow[] = [...readQuietWallCases(store, fromMs)];
  const steps: { readonly sequence: number; readonly step: ReplayStep }[] = [];
  const after = new Map<number, CaseFile>();

  for (const id of casesWrittenAfter(store, { fromMs, toMs: untilMs + 1000 })) {
    const known = before.get(id) ?? null;
    const course = courseOf(readCaseEvents(store, id, known?.revision), known);
    let file = known;
    let next = course.next();
    for (; !next.done && next.value.atMs <= fromMs; next = course.next()) file = next.value.file;
    let row = file && rowOf(file);
    if (row) cases.push(row);
    for (; !next.done && next.value.atMs <= untilMs; next = course.next()) {
      const step = stepOf(next.value, { fromMs, names });
      if (!isSame(row, step.row) || step.made.length > 0 || step.text !== null)
        steps.push({ sequence: next.value.event.sequence, step });
      row = step.row;
      file = next.value.file;
    }
    // What an import tells may come to stand before what is known already.
    if (file && file.batch === null && isOpen(file.stage)) after.set(id, file);
  }
  if (nowMs >= toMs) keep(store, toMs, after);
  return {
    day,
    fromMs,
    untilMs,
    columns: WALL_CASE_COLUMNS,
    cases,
    steps: steps.toSorted((a, b) => a.step.atMs - b.step.atMs || a.sequence - b.sequence).map(({ step }) => step),
    units: [...rules.units.values()].map((unit) => ({ code: unit.code, shortName: unit.shortName || unit.name })),
    categories: Object.fromEntries(rules.categories),
    warning: { share: rules.settings['warning.share'], minutes: rules.settings['warning.minutes'] },
  };
}

function rowOf(file: CaseFile): WallRow | null {
  const one = caseOnWall(file);
  return one && wallRowOf(one);
}

function stepOf(
  { atMs, event, file }: CourseStep<LoggedCaseEvent>,
  { fromMs, names }: { readonly fromMs: number; readonly names: EventNames },
): ReplayStep {
  const result = event.kind === 'checked' ? event.body.result : null;
  return {
    atMs,
    caseId: file.id,
    row: rowOf(file),
    // An act of yesterday that was entered today is none of today's.
    made: event.occurredAtMs >= fromMs ? stepsOf(event.kind, result) : [],
    text: newsText(event, caseRow(file), names),
  };
}

function isSame(a: WallRow | null, b: WallRow | null): boolean {
  return a === b || (a !== null && b !== null && a.every((value, i) => value === b[i]));
}

function keep(store: ReadableStore, atMs: number, files: Checkpoint): void {
  const memory = kept.get(store) ?? new Map<number, Checkpoint>();
  kept.set(store, memory);
  memory.delete(atMs);
  memory.set(atMs, files);
  for (const oldest of [...memory.keys()].slice(0, -KEPT)) memory.delete(oldest);
}
