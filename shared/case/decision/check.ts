import { dueAt } from '../../deadline/clock.ts';
import type { CaseFile } from '../caseFile.ts';
import { responsibleTask } from '../caseFile.ts';
import { photoPart } from '../photo.ts';
import { reject } from '../rejection.ts';
import type { DecisionOf } from '../decide.ts';
import type { ClockStart } from '../event.ts';
import type { Rules } from '../rules.ts';
import { entryCorrections, hourEnd, underLimit } from './limit.ts';

/** After a failed check the remaining time goes on, the time of checking not counted (A16); or a full limit (`rework.limit`). */
export function resumedClock(file: CaseFile, atMs: number, rules: Rules): Pick<ClockStart, 'basis' | 'dueAtMs'> | null {
  const task = responsibleTask(file);
  if (!task?.basis) return null;
  const intervals = [...task.intervals, { fromMs: atMs, toMs: null }];
  if (rules.settings['rework.limit'] === 'full' && task.limit) {
    const { basis, dueAtMs } = underLimit({ limit: task.limit, atInterval: intervals.length - 1, intervals, rules });
    return { basis, dueAtMs };
  }
  const { basis, clock } = task;
  return { basis, dueAtMs: dueAt({ basis, clock, intervals, calendar: rules.calendar }) };
}

/** pass closes, fail sends back to the same unit (a rework, A11), unable changes nothing and the duty runs on (R11). */
const recordCheck: DecisionOf<'recordCheck'> = ({ file, fields, atMs, context }) => {
  const { result, note = null } = fields;
  const ends = result !== 'unable';
  const resume = result === 'fail' ? resumedClock(file, atMs, context.rules) : null;
  const body = { result, note, resume, ...photoPart(fields) };
  return { events: [...(ends ? entryCorrections(file, atMs) : []), { kind: 'checked', body }] };
};

/** By a leader, once, within `reopen.days` of 24 hours from closing (Points settled 8). */
const reopen: DecisionOf<'reopen'> = ({ file, fields: { reason }, atMs, context: { rules } }) => {
  if (file.reopened) return reject('reopenedBefore', '本案已重开过一次，不能再次重开');
  const days = rules.settings['reopen.days'];
  const task = responsibleTask(file);
  if (!task || file.closedAtMs === null || atMs > file.closedAtMs + days * 86_400_000) {
    return reject('reopenTooLate', `结案后 ${days} 天内才可重开`);
  }
  return { events: [{ kind: 'reopened', body: { reason, dutyDueAtMs: hourEnd('check', atMs, rules) } }] };
};

const supervise: DecisionOf<'supervise'> = ({ fields: { reason, requirement, replyBy }, atMs }) => {
  if (replyBy <= atMs) return reject('notInFuture', '回复期限须晚于现在');
  return { events: [{ kind: 'supervised', body: { reason, requirement, replyByMs: replyBy } }] };
};

export const checkDecisions = { recordCheck, reopen, supervise };
