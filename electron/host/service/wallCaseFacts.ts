import { clockRuns, isOpen, openDuty, responsibleTask } from '../../../shared/case/caseFile.ts';
import type { CaseFile } from '../../../shared/case/caseFile.ts';
import { historyOf } from '../../../shared/case/history.ts';
import type { WallCaseFacts } from '../../../shared/contract/wallCase.ts';
import { unitShortName } from '../../../shared/unit/unit.ts';
import { readCaseEvents, readCaseFile } from '../../../db/read/caseFile.ts';
import { readRules } from '../../../db/read/city.ts';
import type { ReadableStore } from '../../../db/store/handle.ts';

/** More than a wall has rows for. */
const STEPS_SHOWN = 20;

/**
 * A case as everybody in the room may read it: without description, notes and reporter, in which people may be named.
 * Null: there is none of this id.
 */
export function wallCaseFactsOf(store: ReadableStore, id: number, nowMs: number): WallCaseFacts | null {
  const file = readCaseFile(store, id);
  if (!file) return null;
  const rules = readRules(store, nowMs);
  const task = responsibleTask(file);
  const ends = file.tasks.map(({ end }) => end?.how);
  return {
    id,
    number: file.number,
    category: rules.categories.get(file.category) ?? file.category,
    stage: file.stage,
    address: file.address,
    unit: task && unitShortName(rules.units, task.unit),
    hazard: hazardOf(file),
    reportedAtMs: file.reportedAtMs,
    limit: limitOf(file),
    endedAtMs: file.endedAtMs,
    reworks: file.checks.filter(({ result }) => result === 'fail').length,
    returns: ends.filter((how) => how === 'returned').length,
    extensions: task?.extensions ?? 0,
    supervised: file.supervision !== null,
    history: historyOf(readCaseEvents(store, id), rules)
      .slice(-STEPS_SHOWN)
      .map(({ sequence, occurredAtMs, title, unitName, party }) => ({
        sequence,
        atMs: occurredAtMs,
        title,
        who: unitName ?? party,
      }))
      .toReversed(),
  };
}

/** As on the wall's rows: 2 is a hazard that no unit has confirmed (R3). */
function hazardOf(file: CaseFile): 0 | 1 | 2 {
  if (!file.hazard || file.acceptedAtMs === null) return 0;
  return file.hazardNotices.some(({ confirmedAtMs }) => confirmedAtMs !== null) ? 1 : 2;
}

/** The centre's hour where one runs, else the handling limit while its clock runs. */
function limitOf(file: CaseFile): WallCaseFacts['limit'] {
  if (!isOpen(file.stage)) return null;
  const duty = openDuty(file);
  if (duty) return { sinceMs: duty.startAtMs, dueAtMs: duty.dueAtMs };
  const task = responsibleTask(file);
  if (!task || task.dueAtMs === null || !clockRuns(task)) return null;
  return { sinceMs: task.intervals.at(-1)?.fromMs ?? file.stageSinceMs, dueAtMs: task.dueAtMs };
}
