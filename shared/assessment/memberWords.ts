import type { EventKind } from '../case/event.ts';
import { CAUSE_NAMES } from '../case/eventWords.ts';
import type { TaskRow } from '../case/rows.ts';
import { formatDateTime } from '../time/words.ts';
import { localParts, two } from '../time/zone.ts';
import type { TimeZone } from '../time/zone.ts';
import type { AssessmentReadings } from './assessmentRows.ts';
import { isMissed, isTimely } from './figures.ts';
import type { Member } from './member.ts';

/** What the words of a line are written with. */
export type WordsContext = {
  readonly zone: TimeZone;
  readonly asOfMs: number;
  readonly readings: AssessmentReadings;
};

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** A length of time: `3 天 5 时`, `2 时 30 分`, `30 分 5 秒`; at most two parts but for seconds under an hour. */
export function spanWords(ms: number): string {
  const days = Math.floor(ms / DAY_MS);
  const hours = Math.floor((ms % DAY_MS) / (60 * MINUTE_MS));
  const minutes = Math.floor((ms % (60 * MINUTE_MS)) / MINUTE_MS);
  const seconds = Math.floor((ms % MINUTE_MS) / 1000);
  const parts = [
    [days, '天'],
    [hours, '时'],
    [minutes, '分'],
    [seconds, '秒'],
  ] as const;
  const said = parts.filter(([amount]) => amount > 0).map(([amount, unit]) => `${amount} ${unit}`);
  return said.length > 0 ? said.join(' ') : '0 秒';
}

/** `09-05 16:30`, with its seconds where there are any, with its year where it is not that of the cut-off. */
function momentWords(atMs: number, { zone, asOfMs }: WordsContext): string {
  const { year, second } = localParts(atMs, zone);
  const at = `${formatDateTime(atMs, zone)}${second > 0 ? `:${two(second)}` : ''}`;
  return year === localParts(asOfMs, zone).year ? at : `${year}-${at}`;
}

/** Why a member counts, or does not, in one line: `反馈 09-05 16:00，时限 09-05 16:30，早 30 分`. */
export function memberWords({ fact }: Member, context: WordsContext): string {
  const at = (ms: number | null): string => (ms === null ? '时间不详' : momentWords(ms, context));
  switch (fact.kind) {
    case 'due':
      return dueWords(fact.task, fact.deadlineMs, context);
    case 'cooperating':
      return `配合；牵头单位时限 ${at(fact.deadlineMs)}`;
    case 'dispatched':
      return `派遣 ${at(fact.task.dispatchedAtMs)}${fact.task.designated === 1 ? '，指定交办' : ''}`;
    case 'returned':
      return `回退 ${at(fact.task.endedAtMs)}，${rulingWords(fact.task)}`;
    case 'overdue':
      return overdueWords(fact.task, context);
    case 'checked':
      return fact.checks.map(({ atMs, passed }) => `核查 ${at(atMs)} ${passed === 1 ? '通过' : '不通过'}`).join('，');
    case 'handled':
      return `反馈 ${at(fact.atMs)}`;
    case 'duty': {
      const { startAtMs, dueAtMs, doneAtMs } = fact.duty;
      const end = doneAtMs === null ? '尚未完成' : againstLimit(doneAtMs, dueAtMs);
      return `起 ${at(startAtMs)}，止 ${doneAtMs === null ? '—' : at(doneAtMs)}，时限 ${at(dueAtMs)}，${end}`;
    }
    case 'observed': {
      const { sinceMs, expectedAtMs } = fact.row;
      return `${at(sinceMs)} 起待观察，预期 ${at(expectedAtMs)}`;
    }
    case 'entered': {
      const { kind, occurredAtMs, recordedAtMs, seat } = fact.entry;
      return `${actWords(kind)}：发生 ${at(occurredAtMs)}，${seat} 于 ${at(recordedAtMs)} 录入`;
    }
  }
}

function againstLimit(atMs: number, dueAtMs: number): string {
  if (atMs === dueAtMs) return '正好到时，及时';
  return atMs < dueAtMs ? `早 ${spanWords(dueAtMs - atMs)}` : `晚 ${spanWords(atMs - dueAtMs)}`;
}

function rulingWords({ ruledJustified }: TaskRow): string {
  if (ruledJustified === null) return '尚未认定';
  return ruledJustified === 1 ? '认定不属该单位' : '认定属该单位，无故回退';
}

function dueWords(task: TaskRow, deadlineMs: number | null, context: WordsContext): string {
  const { readings, asOfMs } = context;
  const at = (ms: number): string => momentWords(ms, context);
  if (deadlineMs === null) {
    if (task.end !== 'closed') return '来源没有时限，尚未结案';
    return task.sourceOnTime === null
      ? '来源没有时限，也未判定是否按时'
      : `来源没有时限，来源判定${task.sourceOnTime === 1 ? '按时' : '超时'}`;
  }
  const extended = task.extensions > 0 ? `（延时 ${task.extensions} 次）` : '';
  const limit = `时限 ${at(deadlineMs)}${extended}`;
  if (task.end === 'closed') {
    const byClosing = readings['figures.timelyAt'] === 'close';
    const doneAtMs = byClosing ? task.endedAtMs : task.feedbackAtMs;
    if (doneAtMs === null) return `${limit}，来源未写明结案时间`;
    if (task.corrected === 1) return `${limit}，记录为超时，申诉成立，按及时计`;
    const done = `${byClosing ? '结案' : '反馈'} ${at(doneAtMs)}，${limit}，${againstLimit(doneAtMs, deadlineMs)}`;
    const wasMissed = doneAtMs <= deadlineMs && !isTimely(task, deadlineMs, readings);
    return wasMissed && task.missedAtMs !== null
      ? `${done}；此前时限 ${at(task.missedAtMs)} 已过未办结，仍为超时`
      : done;
  }
  if (task.end === 'returned') return `${limit}，逾期后回退，仍计应结案`;
  if (isMissed(task, asOfMs)) return `${limit} 已过 ${spanWords(asOfMs - deadlineMs)}，尚未结案`;
  if (task.running === 0 && task.feedbackAtMs !== null)
    return `反馈 ${at(task.feedbackAtMs)}，${limit}，等待核查，未结案`;
  return deadlineMs > asOfMs ? `${limit}，尚未到期` : `${limit}，正好到时，尚未结案`;
}

function overdueWords(task: TaskRow, context: WordsContext): string {
  const limit = task.missedAtMs === null ? '时限' : `时限 ${momentWords(task.missedAtMs, context)} `;
  const how = task.missKind === 'R24' ? '前有反馈而核查未通过，届满未办结' : '届满未回复';
  const explained = task.explained === 1 ? '，已说明' : '，未说明';
  return `${limit}${how}${explained}${task.cause === null ? '' : `，原因：${CAUSE_NAMES[task.cause]}`}`;
}

const ACTS: Partial<Record<EventKind, string>> = {
  reported: '上报',
  verificationRecorded: '核实',
  accepted: '受理',
  dispatched: '派遣',
  signedOff: '签收',
  returned: '回退',
  extensionRequested: '申请延时',
  observationSubmitted: '申请待观察',
  explained: '书面说明',
  fedBack: '反馈',
  checked: '核查',
  hazardNotified: '隐患告知',
  hazardAcknowledged: '隐患确认',
};

/** The act that was entered, in a word. */
function actWords(kind: EventKind): string {
  return ACTS[kind] ?? '其他事项';
}
