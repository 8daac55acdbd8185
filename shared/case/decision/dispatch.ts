import type { CaseFile } from '../caseFile.ts';
import { responsibleTask } from '../caseFile.ts';
import { reject } from '../rejection.ts';
import type { Rejected } from '../rejection.ts';
import type { BareEvent, DecideContext, DecisionOf } from '../decide.ts';
import { earlierTask, entryCorrections, hourEnd, startAtSignOff, startClock, validUnit } from './limit.ts';
import type { ClockStart } from '../event.ts';

type Order = {
  readonly unit: string;
  readonly until: number | null;
  readonly designation: { readonly cooperating: readonly string[]; readonly basis: string } | null;
  readonly atMs: number;
};

type Begun = Omit<ClockStart, 'basis' | 'dueAtMs'> & {
  readonly basis: ClockStart['basis'] | null;
  readonly dueAtMs: number | null;
};

/** With `handling.start` = `signOff` only the limit is fixed now; an explicit deadline stands at once. */
function startOf(file: CaseFile, { unit, until, atMs }: Order, rules: DecideContext['rules']): Begun | Rejected {
  const start = startClock(file, { earlier: earlierTask(file.tasks, unit), until, atMs, rules });
  if ('kind' in start || rules.settings['handling.start'] === 'dispatch' || until !== null) return start;
  return { ...start, basis: null, dueAtMs: null };
}

function order(
  file: CaseFile,
  wanted: Order,
  { nowMs, rules }: DecideContext,
): { events: readonly BareEvent[] } | Rejected {
  const { unit: code, until, designation, atMs } = wanted;
  const unit = validUnit(code, atMs, rules);
  if ('kind' in unit) return unit;
  if (until !== null && until <= nowMs) return reject('notInFuture', '截止时间须晚于现在');
  const start = startOf(file, wanted, rules);
  if ('kind' in start) return start;
  const body = {
    task: file.tasks.length + 1,
    unit: unit.code,
    designation,
    continues: earlierTask(file.tasks, unit.code)?.no ?? null,
    ...start,
    dutyDueAtMs: hourEnd('signOff', atMs, rules),
  };
  return { events: [{ kind: 'dispatched', body }] };
}

const dispatch: DecisionOf<'dispatch'> = ({ file, fields, atMs, context }) =>
  order(file, { unit: fields.unit, until: fields.until ?? null, designation: null, atMs }, context);

/** 指定交办 (R20, A27): as a dispatch to the lead unit; the others cooperate. */
const designate: DecisionOf<'designate'> = ({ file, fields, atMs, context }) => {
  const { lead, basis } = fields;
  const cooperating = [...new Set(fields.cooperating)];
  if (cooperating.includes(lead)) return reject('invalidField', '牵头单位不能同时是配合单位');
  for (const code of cooperating) {
    const unit = validUnit(code, atMs, context.rules);
    if ('kind' in unit) return unit;
  }
  return order(file, { unit: lead, until: null, designation: { cooperating, basis }, atMs }, context);
};

function isPastDeadline(file: CaseFile, atMs: number): boolean {
  const dueAtMs = responsibleTask(file)?.dueAtMs ?? null;
  return dueAtMs !== null && atMs > dueAtMs;
}

const recall: DecisionOf<'recall'> = ({ file, fields, atMs, context }) => {
  if (isPastDeadline(file, atMs)) return reject('deadlinePassed', '处置时限已过，不能召回');
  return {
    events: [
      { kind: 'recalled', body: { reason: fields.reason, dutyDueAtMs: hourEnd('dispatch', atMs, context.rules) } },
    ],
  };
};

const signOff: DecisionOf<'signOff'> = ({ file, atMs, context }) => {
  const start = startAtSignOff(file, atMs, context.rules);
  if (start && 'kind' in start) return start;
  const corrected = entryCorrections(file, atMs).filter(({ body }) => 'duty' in body && body.duty === 'signOff');
  return { events: [...corrected, { kind: 'signedOff', body: { start } }] };
};

const returnCase: DecisionOf<'return'> = ({ file, fields, atMs, context }) => {
  const late = isPastDeadline(file, atMs) && context.rules.settings['return.afterDeadline'] === 'forbidden';
  if (late) return reject('deadlinePassed', '处置时限已过，不能回退');
  const body = { reason: fields.reason, dutyDueAtMs: hourEnd('dispatch', atMs, context.rules) };
  return { events: [...entryCorrections(file, atMs), { kind: 'returned', body }] };
};

const ruleReturn: DecisionOf<'ruleReturn'> = ({ file, fields: { unit, justified, note }, context }) => {
  if (!context.rules.units.has(unit)) return reject('unknownUnit', `没有编码为“${unit}”的联动单位`);
  const task = file.tasks.findLast(
    ({ unit: of, end, ruling }) => of === unit && end?.how === 'returned' && ruling === null,
  );
  if (!task) return reject('noReturnToRule', '该单位没有待裁定的回退');
  return { events: [{ kind: 'returnRuled', body: { task: task.no, unit, justified, note: note ?? null } }] };
};

export const dispatchDecisions = { dispatch, designate, recall, signOff, return: returnCase, ruleReturn };
