import type { Actor, CaseFile } from '../case/caseFile.ts';
import { responsibleTask } from '../case/caseFile.ts';
import type { Amendment, NewEvent } from '../case/event.ts';
import type { CaseFacts } from './caseFacts.ts';

/** What one row of a file means for the log: a new case, nothing new, missing events, or a contradiction. */
export type Reconciled =
  | { readonly kind: 'imported' | 'changed'; readonly events: readonly NewEvent[] }
  | { readonly kind: 'repeated' }
  | { readonly kind: 'conflict'; readonly reason: string };

export type ReconcileContext = {
  readonly batch: number;
  /** The instant of the import: a close whose time the source does not know stands here (never invented). */
  readonly nowMs: number;
  readonly by: Actor;
  readonly cell: string | null;
};

/**
 * Turns the facts of a row into events, given what the log knows of the case (`null`: nothing). The same row twice adds
 * nothing; a later state of the case appends what is missing; what contradicts the log is a conflict (A30).
 */
export function reconcile(file: CaseFile | null, facts: CaseFacts, context: ReconcileContext): Reconciled {
  if (file === null) return { kind: 'imported', events: history(facts, context) };
  if (file.batch === null) return { kind: 'conflict', reason: '编号已被本系统登记的案件使用' };
  const contradiction = contradictionOf(file, facts);
  if (contradiction) return { kind: 'conflict', reason: contradiction };
  const events = missingEvents(file, facts, context);
  if (events.length === 0) return { kind: 'repeated' };
  if (handledHere(file)) return { kind: 'conflict', reason: '导入后已在本系统办理，文件内容与现状不一致' };
  return { kind: 'changed', events };
}

function history(facts: CaseFacts, { batch, nowMs, by, cell }: ReconcileContext): readonly NewEvent[] {
  const { number, description, address, lat, lng, flags, reportedAtMs, unit } = facts;
  const head = { by, evidence: null };
  const body = {
    number,
    source: facts.source,
    category: facts.category.code,
    description,
    address,
    lat,
    lng,
    cell,
    batch,
    flags,
  };
  const events: NewEvent[] = [{ ...head, kind: 'imported', occurredAtMs: reportedAtMs, body }];
  if (unit) {
    const dispatch = { task: 1, unit: unit.code, dispatchedAtMs: reportedAtMs, dueAtMs: facts.dueAtMs };
    events.push({ ...head, kind: 'importedDispatch', occurredAtMs: reportedAtMs, body: dispatch });
  }
  if (facts.closed) events.push(closing(facts, nowMs, by));
  return events;
}

function closing({ closedAtMs, onTimeFlag: onTime }: CaseFacts, nowMs: number, by: Actor): NewEvent {
  const known = closedAtMs !== null;
  return { kind: 'importedClosing', occurredAtMs: closedAtMs ?? nowMs, by, evidence: null, body: { known, onTime } };
}

function contradictionOf(file: CaseFile, facts: CaseFacts): string | null {
  if (file.reportedAtMs !== facts.reportedAtMs) return '上报时间与已有记录不一致';
  if (file.stage !== 'closed') return null;
  if (!facts.closed) return '已有记录为已结案，文件中为未结案';
  if (file.closedAtMs !== null && facts.closedAtMs !== file.closedAtMs) return '结案时间与已有记录不一致';
  const onTime = responsibleTask(file)?.sourceOnTime ?? null;
  if (onTime !== null && facts.onTimeFlag !== null && facts.onTimeFlag !== onTime)
    return '按期、超期标记与已有记录不一致';
  return null;
}

/** A close of which the file tells more than the log knows: its time, or whether it was on time. */
function isBetterKnown(file: CaseFile, { closedAtMs, onTimeFlag }: CaseFacts): boolean {
  if (file.closedAtMs === null && closedAtMs !== null) return true;
  return onTimeFlag !== null && responsibleTask(file)?.sourceOnTime === null;
}

function missingEvents(file: CaseFile, facts: CaseFacts, { nowMs, by, cell }: ReconcileContext): readonly NewEvent[] {
  const head = { by, evidence: null, occurredAtMs: nowMs };
  const events: NewEvent[] = [];
  const changes = changedFacts(file, facts, cell);
  if (changes) events.push({ ...head, kind: 'amended', body: { changes, reason: '导入文件更正', limit: null } });
  const task = responsibleTask(file);
  const unit = facts.unit?.code ?? null;
  const isMoved = unit !== null && unit !== task?.unit;
  if (isMoved) {
    const body = { task: file.tasks.length + 1, unit, dispatchedAtMs: facts.reportedAtMs, dueAtMs: facts.dueAtMs };
    events.push({ ...head, kind: 'importedDispatch', body });
  } else if (task && task.dueAtMs !== facts.dueAtMs) {
    events.push({ ...head, kind: 'importedDeadline', body: { task: task.no, dueAtMs: facts.dueAtMs } });
  }
  // A dispatch to another unit begins a task of its own, which the source has closed as well.
  if (facts.closed && (isMoved || file.stage !== 'closed' || isBetterKnown(file, facts)))
    events.push(closing(facts, nowMs, by));
  return events;
}

function changedFacts(file: CaseFile, facts: CaseFacts, cell: string | null): Amendment | null {
  const { description, address, lat, lng } = facts;
  const given = { category: facts.category.code, description, address, lat, lng };
  const differing = Object.entries(given).filter(([key, value]) => file[key as keyof typeof given] !== value);
  if (differing.length === 0) return null;
  const moved = file.lat !== lat || file.lng !== lng;
  return { ...Object.fromEntries(differing), ...(moved && { cell }) };
}

/** Whether seats of this product have worked on the case since its import. */
function handledHere(file: CaseFile): boolean {
  return (
    file.hourDuties.length > 0 ||
    file.checks.length > 0 ||
    file.tasks.some((task) => !task.imported || task.extensions > 0)
  );
}
