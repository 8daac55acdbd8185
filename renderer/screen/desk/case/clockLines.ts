import type { HourDuty, Task } from '../../../../shared/case/caseFile.ts';
import { limitWords } from '../../../../shared/handbook/limit.ts';
import type { Translate } from '../../../../shared/locale/text.ts';
import { unitShortName } from '../../../../shared/unit/unit.ts';
import type { CaseContext } from './CasePage.tsx';
import { momentWords, spanWords } from '../words.ts';

/** One clock of the case in words: from when, how long, to when, and what became of it. */
export type ClockLine = {
  readonly atMs: number;
  readonly title: string;
  readonly span: string;
  readonly outcome: string;
  readonly look: 'done' | 'late' | 'now' | 'dropped';
};

type Said = { readonly context: CaseContext; readonly t: Translate; readonly moment: (atMs: number) => string };

/**
 * Every clock that has run for the case in the order in which they began: the hours of each turn, and each dispatch.
 * `moment`: how an instant is written; on paper nothing is "today".
 */
export function clockLines(
  context: CaseContext,
  t: Translate,
  moment: Said['moment'] = (atMs) => momentWords(atMs, context, t),
): readonly ClockLine[] {
  const said: Said = { context, t, moment };
  const { hourDuties, tasks } = context.view.file;
  const hours = hourDuties.map((duty, index) => {
    const turns = hourDuties.slice(0, index + 1).filter(({ kind }) => kind === duty.kind).length;
    return hourLine(duty, turns, said);
  });
  return [...hours, ...tasks.map((task) => taskLine(task, said))].toSorted((a, b) => a.atMs - b.atMs);
}

function hourLine(duty: HourDuty, turn: number, said: Said): ClockLine {
  const { context, t, moment } = said;
  const { kind, startAtMs, dueAtMs, doneAtMs, state, unit } = duty;
  const name = t(`desk.step.${kind}`);
  const who = unit === null ? name : `${unitShortName(context.rules.units, unit)}${name}`;
  const title = turn > 1 ? t('desk.clock.turn', { name: who, turn }) : who;
  const span = t('desk.clock.hour', {
    from: moment(startAtMs),
    allowed: spanWords(dueAtMs - startAtMs, t),
    due: moment(dueAtMs),
  });
  if (state === 'dropped') return { atMs: startAtMs, title, span, outcome: t('desk.clock.dropped'), look: 'dropped' };
  return { atMs: startAtMs, title, span, ...outcomeOf({ startAtMs, dueAtMs, doneAtMs }, said) };
}

function taskLine(task: Task, said: Said): ClockLine {
  const { context, t, moment } = said;
  const { dispatchedAtMs, dueAtMs, feedbackAtMs, limit, extensions, end, intervals } = task;
  const unit = unitShortName(context.rules.units, task.unit);
  const title = t('desk.clock.handling', { unit });
  const from = moment(dispatchedAtMs);
  const due = dueAtMs === null ? t('desk.clock.noDue') : t('desk.clock.due', { time: moment(dueAtMs) });
  const by = limit ? t('desk.clock.limit', { limit: limitWords(limit) }) : '';
  const extended = extensions > 0 ? t('desk.clock.extended', { count: extensions }) : '';
  const span = t('desk.clock.task', { from, by, due, extended });
  const head = { atMs: dispatchedAtMs, title, span };
  if (end && end.how !== 'closed') return { ...head, outcome: t(`desk.clock.end.${end.how}`), look: 'dropped' };
  if (dueAtMs === null) return { ...head, outcome: '', look: 'dropped' };
  const late = task.missedAtMs !== null;
  if (feedbackAtMs === null) {
    const paused = intervals.at(-1)?.toMs !== null;
    if (paused) return { ...head, outcome: t('desk.clock.paused'), look: late ? 'late' : 'dropped' };
    return { ...head, ...outcomeOf({ startAtMs: dispatchedAtMs, dueAtMs, doneAtMs: null }, said) };
  }
  const time = moment(feedbackAtMs);
  const isLate = feedbackAtMs > dueAtMs;
  const outcome = isLate
    ? t('desk.clock.fedBackLate', { time, over: spanWords(feedbackAtMs - dueAtMs, t) })
    : t(late ? 'desk.clock.fedBackAfterMiss' : 'desk.clock.fedBack', { time });
  return { ...head, outcome, look: isLate || late ? 'late' : 'done' };
}

function outcomeOf(
  { startAtMs, dueAtMs, doneAtMs }: Pick<HourDuty, 'startAtMs' | 'dueAtMs' | 'doneAtMs'>,
  { context: { nowMs }, t, moment }: Said,
): Pick<ClockLine, 'outcome' | 'look'> {
  if (doneAtMs === null) {
    if (nowMs <= dueAtMs)
      return { outcome: t('desk.clock.left', { left: spanWords(dueAtMs - nowMs, t) }), look: 'now' };
    return { outcome: t('desk.clock.over', { over: spanWords(nowMs - dueAtMs, t) }), look: 'late' };
  }
  const words = { time: moment(doneAtMs), used: spanWords(doneAtMs - startAtMs, t) };
  if (doneAtMs <= dueAtMs) return { outcome: t('desk.clock.done', words), look: 'done' };
  return { outcome: t('desk.clock.doneLate', { ...words, over: spanWords(doneAtMs - dueAtMs, t) }), look: 'late' };
}
