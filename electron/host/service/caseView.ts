import { responsibleTask } from '../../../shared/case/caseFile.ts';
import type { CaseFile } from '../../../shared/case/caseFile.ts';
import { historyOf } from '../../../shared/case/history.ts';
import type { Rules } from '../../../shared/case/rules.ts';
import { trailOf } from '../../../shared/case/trail.ts';
import type { CaseView, UnitWork } from '../../../shared/contract/desk.ts';
import { isProvisional } from '../../../shared/deadline/calendar.ts';
import { explainDeadline } from '../../../shared/deadline/explain.ts';
import { findLimit } from '../../../shared/handbook/handbook.ts';
import type { HandbookRow } from '../../../shared/handbook/handbook.ts';
import { unitShortName } from '../../../shared/unit/unit.ts';
import { readCaseEvents, readCaseFile } from '../../../db/read/caseFile.ts';
import { readRules } from '../../../db/read/city.ts';
import { readEarlier, readUnitWork } from '../../../db/read/casesAround.ts';
import { countReports, readNearby } from '../../../db/read/deskCase.ts';
import { lastSequence } from '../../../db/read/log.ts';
import type { ReadableStore } from '../../../db/store/handle.ts';
import { casePhotos } from '../../../shared/case/photo.ts';
import { photoViews } from './photo/casePhotos.ts';

/** A case as a desk opens it; null: there is none of this id. */
export function caseViewOf(store: ReadableStore, id: number, nowMs: number): CaseView | null {
  const file = readCaseFile(store, id);
  if (!file) return null;
  const rules = readRules(store, nowMs);
  const task = responsibleTask(file);
  const row = handbookRowOf(file, rules);
  const events = readCaseEvents(store, id);
  const nearby = nearbyOf(store, file, rules);
  return {
    sequence: lastSequence(store),
    nowMs,
    file,
    categoryName: rules.categories.get(file.category) ?? file.category,
    unitName: task && unitShortName(rules.units, task.unit),
    requirement: row?.requirement || null,
    closingCondition: row?.closingCondition || null,
    limitSource: row?.source || null,
    deadline: task && deadlineOf(task, file.tasks, rules, nowMs),
    history: historyOf(events, rules),
    trail: trailOf(events),
    reports: countReports(store, id),
    nearby,
    photos: photoViews(store, file, events),
    earlier: earlierOf(store, file, { rules, nearby }),
    unitWork: task && unitWorkOf(store, task.unit, { exceptId: id, nowMs, rules }),
  };
}

/** The handbook's row for the case: the one of its task's limit, else the one that a dispatch now would take. */
function handbookRowOf({ category, condition, tasks }: CaseFile, { handbook }: Rules): HandbookRow | null {
  const limit = tasks.at(-1)?.limit ?? null;
  const found = findLimit(
    handbook.get(category) ?? [],
    category,
    limit?.category === category ? limit.condition : condition,
  );
  return found.kind === 'found' ? found.row : null;
}

function deadlineOf(
  task: NonNullable<ReturnType<typeof responsibleTask>>,
  tasks: CaseFile['tasks'],
  { calendar }: Rules,
  nowMs: number,
): CaseView['deadline'] {
  if (task.dueAtMs === null) return null;
  const lines = explainDeadline(task, calendar, nowMs, tasks);
  return { lines, provisional: isProvisional(task.dueAtMs, calendar) };
}

/** What could be duplicates of a case, also of one that is not reported yet. */
export function nearbyOf(
  store: ReadableStore,
  { id, category, lat, lng, reportedAtMs }: Pick<CaseFile, 'id' | 'category' | 'lat' | 'lng' | 'reportedAtMs'>,
  { settings }: Rules,
): CaseView['nearby'] {
  if (lat === null || lng === null) return [];
  const near = { metres: settings['duplicate.metres'], hours: settings['duplicate.hours'] };
  return readNearby(store, { id, category, lat, lng, reportedAtMs, ...near }).map((one) => ({
    ...one,
    photo: casePhotos(readCaseEvents(store, one.id))[0]?.hash ?? null,
  }));
}

/** Possible duplicates stand among those nearby, and once is enough. */
function earlierOf(
  store: ReadableStore,
  { id, lat, lng, reportedAtMs }: CaseFile,
  { rules, nearby }: { readonly rules: Rules; readonly nearby: CaseView['nearby'] },
): CaseView['earlier'] {
  const { settings, categories, units } = rules;
  if (lat === null || lng === null) return { total: 0, cases: [] };
  const except = [id, ...nearby.map((one) => one.id)];
  const asked = { metres: settings['duplicate.metres'], beforeMs: reportedAtMs, except };
  const { total, cases } = readEarlier(store, { lat, lng }, asked);
  const named = cases.map(({ category, unit, lat: _lat, lng: _lng, ...one }) => ({
    ...one,
    categoryName: categories.get(category) ?? category,
    unitName: unit === null ? null : unitShortName(units, unit),
  }));
  return { total, cases: named };
}

function unitWorkOf(
  store: ReadableStore,
  unit: string,
  { exceptId, nowMs, rules }: { readonly exceptId: number; readonly nowMs: number; readonly rules: Rules },
): UnitWork {
  const { next, ...counts } = readUnitWork(store, { unit, exceptId, nowMs });
  const named = next.map(({ category, ...one }) => ({
    ...one,
    categoryName: rules.categories.get(category) ?? category,
  }));
  return { ...counts, next: named };
}
