import type { Actor } from '../../../shared/case/caseFile.ts';
import { recomputedDeadlines } from '../../../shared/case/recompute.ts';
import { rulesOf } from '../../../shared/city/city.ts';
import { calendarProblems, changeCalendar } from '../../../shared/deadline/calendarChange.ts';
import type { CalendarChange } from '../../../shared/deadline/calendarChange.ts';
import { settingConflict, settingProblem } from '../../../shared/setting/setting.ts';
import type { SettingKey } from '../../../shared/setting/setting.ts';
import { readCaseFile } from '../../../db/read/caseFile.ts';
import { readCity } from '../../../db/read/city.ts';
import { casesWithRunningTask } from '../../../db/read/due.ts';
import { recordingTimeMs } from '../../../db/read/log.ts';
import { SHIPPED } from '../../../db/store/shipped.ts';
import type { WritableStore } from '../../../db/store/handle.ts';
import { inTransaction } from '../../../db/store/transaction.ts';
import { appendCityEvents } from '../../../db/write/cityLog.ts';
import { writeCaseEvents } from './accountability/follow.ts';
import { recordEnded } from './deadlineClock.ts';

type Entered = { readonly nowMs: number; readonly by: Actor };

/** What came of a change of the rules: the reasons against it in Chinese, or the log's sequence (null: a preview). */
export type Changed =
  | { readonly kind: 'refused'; readonly problems: readonly string[] }
  | { readonly kind: 'done'; readonly moved: number; readonly sequence: number | null };

/** Changes a setting from now on; figures of earlier periods keep the setting of their time. */
export function changeSetting(
  store: WritableStore,
  { key, value }: { readonly key: string; readonly value: unknown },
  { nowMs, by }: Entered,
): Changed {
  const problem = settingProblem(key, value);
  if (problem) return { kind: 'refused', problems: [problem] };
  return inTransaction(store, () => {
    const atMs = recordingTimeMs(store, nowMs);
    const conflict = settingConflict(key as SettingKey, value, rulesOf(readCity(store), SHIPPED, atMs).settings);
    if (conflict) return { kind: 'refused', problems: [conflict] };
    const body = { key: key as SettingKey, value, fromMs: atMs };
    const sequence = appendCityEvents(store, [{ kind: 'settingChanged', occurredAtMs: atMs, by, body }], atMs);
    return { kind: 'done', moved: 0, sequence };
  });
}

/**
 * Enters days or working periods after an official notice, and moves the deadline of every open task whose running
 * interval touches them, each by an event that names old and new deadline; missed limits and ended tasks stay.
 * `preview` writes nothing and tells how many tasks would move.
 */
export function enterCalendar(
  store: WritableStore,
  change: CalendarChange,
  { nowMs, by, preview = false }: Entered & { readonly preview?: boolean },
): Changed {
  return inTransaction(store, () => {
    const atMs = recordingTimeMs(store, nowMs);
    const before = rulesOf(readCity(store), SHIPPED, atMs).calendar;
    const problems = calendarProblems(before, change);
    if (problems.length > 0) return { kind: 'refused', problems };
    if (!preview) recordEnded(store, atMs);
    const after = changeCalendar(before, change);
    const { notice } = change;
    const moves = casesWithRunningTask(store).flatMap((id) => {
      const file = readCaseFile(store, id);
      const events = file ? recomputedDeadlines(file, { before, after, notice, nowMs: atMs, by }) : [];
      return file && events.length > 0 ? [{ file, events }] : [];
    });
    if (preview) return { kind: 'done', moved: moves.length, sequence: null };
    let sequence = appendCityEvents(store, [{ kind: 'calendarChanged', occurredAtMs: atMs, by, body: change }], atMs);
    for (const { file, events } of moves)
      sequence = writeCaseEvents(store, { file, caseId: file.id, events, recordedAtMs: atMs }).lastSequence;
    return { kind: 'done', moved: moves.length, sequence };
  });
}
