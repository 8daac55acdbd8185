import type { CaseFile, Task } from '../caseFile.ts';
import { responsibleTask } from '../caseFile.ts';
import { photoPart } from '../photo.ts';
import { reject } from '../rejection.ts';
import type { Rejected } from '../rejection.ts';
import type { BareEvent, DecisionOf } from '../decide.ts';
import { entryCorrections, hourEnd, startAtSignOff } from './limit.ts';

/** The task that units' and centre's acts of handling speak of; permissions have made sure that there is one. */
function taskOf(file: CaseFile): Task {
  const task = responsibleTask(file);
  if (!task) throw new Error(`case ${file.number}: no responsible unit`);
  return task;
}

const WAITING = { extension: '延时申请', observation: '待观察申请' } as const;

function waitingProblem(file: CaseFile): Rejected | null {
  return file.request ? reject('requestWaiting', `${WAITING[file.request.kind]}尚待决定，不能再次申请`) : null;
}

/** R7–R9, A5: no later than the deadline, once, later than the deadline in force, with a detailed reason. */
const requestExtension: DecisionOf<'requestExtension'> = ({ file, fields: { until, reason }, atMs, context }) => {
  const { settings } = context.rules;
  const task = taskOf(file);
  const waiting = waitingProblem(file);
  if (waiting) return waiting;
  if (task.dueAtMs === null) return reject('noLimit', '处置计时尚未开始，无需延时');
  if (atMs > task.dueAtMs && settings['extension.afterDeadline'] === 'forbidden')
    return reject('deadlinePassed', '处置时限已过，不能申请延时');
  const max = settings['extension.max'];
  if (task.extensions >= max)
    return reject('extensionsUsedUp', `延时已用 ${task.extensions} 次，最多 ${max} 次；可申请转入待观察`);
  if (until <= task.dueAtMs) return reject('untilNotLater', '延时后的截止时间须晚于现截止时间');
  const least = settings['extension.reasonMinLength'];
  const length = [...reason.trim()].length;
  if (length < least) return reject('reasonTooShort', `延时须注明详细理由，不少于 ${least} 字，现 ${length} 字`);
  return { events: [{ kind: 'extensionRequested', body: { untilMs: until, reason } }] };
};

/** R9: after one extension, with the four parts. In observation it proposes a new date. */
const submitObservation: DecisionOf<'submitObservation'> = ({ file, fields, atMs }) => {
  const { process, plan, enforcement, expectedAt: expectedAtMs } = fields;
  const waiting = waitingProblem(file);
  if (waiting) return waiting;
  const { extensions } = taskOf(file);
  if (extensions < 1) return reject('extensionNeeded', `须先用过一次延时，现为 ${extensions} 次`);
  if (expectedAtMs <= atMs) return reject('notInFuture', '预期时间须晚于现在');
  return { events: [{ kind: 'observationSubmitted', body: { process, plan, enforcement, expectedAtMs } }] };
};

/**
 * Decides what waits. An approval of a request that was asked no later than the deadline makes a miss recorded meanwhile
 * void: the task is judged by the new date (A5, Points settled 3).
 */
function decideRequest(
  kind: 'extension' | 'observation',
  {
    file,
    atMs,
    approve,
    note,
  }: { readonly file: CaseFile; readonly atMs: number; readonly approve: boolean; readonly note: string | null },
): { readonly events: readonly BareEvent[] } | Rejected {
  const { request } = file;
  if (request?.kind !== kind) return reject('nothingWaiting', `没有待决定的${WAITING[kind]}`);
  if (request.untilMs < atMs) return reject('dateHasPassed', '所申请的时间已过，不能再作决定');
  const decided = {
    kind: kind === 'extension' ? 'extensionDecided' : 'observationDecided',
    body: { approve, note },
  } as const;
  const task = taskOf(file);
  if (!approve || task.missedAtMs === null || request.askedAtMs > task.missedAtMs) return { events: [decided] };
  const body = { duty: 'handling', task: task.no, dueAtMs: task.missedAtMs, because: kind } as const;
  return { events: [decided, { kind: 'missCorrected', body }] };
}

/** The unit's feedback; from `signOff` it signs at that moment. What waits lapses. */
const feedback: DecisionOf<'feedback'> = ({ file, fields, atMs, context }) => {
  const start = startAtSignOff(file, atMs, context.rules);
  if (start && 'kind' in start) return start;
  const dutyDueAtMs = hourEnd('check', atMs, context.rules);
  const body = { result: fields.result, start, dutyDueAtMs, ...photoPart(fields) };
  return { events: [...entryCorrections(file, atMs), { kind: 'fedBack', body }] };
};

export const handlingDecisions = {
  requestExtension,
  decideExtension: ({ file, fields: { approve, note = null }, atMs }) =>
    decideRequest('extension', { file, atMs, approve, note }),
  submitObservation,
  decideObservation: ({ file, fields: { approve, note = null }, atMs }) =>
    decideRequest('observation', { file, atMs, approve, note }),
  urge: ({ fields }) => ({ events: [{ kind: 'urged', body: { note: fields.note } }] }),
  explain: ({ fields }) => ({ events: [{ kind: 'explained', body: { text: fields.text, ...photoPart(fields) } }] }),
  feedback,
} satisfies {
  requestExtension: DecisionOf<'requestExtension'>;
  decideExtension: DecisionOf<'decideExtension'>;
  submitObservation: DecisionOf<'submitObservation'>;
  decideObservation: DecisionOf<'decideObservation'>;
  urge: DecisionOf<'urge'>;
  explain: DecisionOf<'explain'>;
  feedback: DecisionOf<'feedback'>;
};
