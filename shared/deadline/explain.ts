import type { Task } from '../case/caseFile.ts';
import { limitWords } from '../handbook/limit.ts';
import { calendarDay, dayNumber, dayOf, isProvisional } from './calendar.ts';
import type { CalendarDay, WorkCalendar } from './calendar.ts';
import { timeBetween } from './clock.ts';
import type { ClockKind } from './clock.ts';
import {
  dayWords,
  durationWords,
  fullDaysWords,
  makeUpWords,
  plainWords,
  restWords,
  runningWords,
  timeWords,
} from './explainWords.ts';

/** One line of a deadline's arithmetic in words; `usedMs` is what it takes of the limit. */
export type ExplainLine = {
  readonly text: string;
  readonly usedMs: number;
  readonly usedWords: string;
  readonly note?: string;
};

function lineOf(text: string, usedMs: number | null, note: string | null = null): ExplainLine {
  const used = { usedMs: usedMs ?? 0, usedWords: usedMs === null ? '' : durationWords(usedMs) };
  return { text, ...used, ...(note !== null && { note }) };
}

type Part = { readonly fromMs: number; readonly toMs: number };
/** A stretch in which the clock runs, and the act with which it began and ended. */
type Stretch = Part & { readonly began: string; readonly ended: string | null };
type WorkedDay = { readonly day: CalendarDay; readonly parts: readonly Part[]; readonly usedMs: number };

function momentWords(atMs: number, besideKey: string, calendar: WorkCalendar): string {
  const day = calendarDay(dayNumber(atMs, calendar), calendar);
  return `${dayWords(day.key, besideKey)} ${timeWords(atMs, day, calendar)}`;
}

/** A moment after another one: on the same day its time alone. */
function laterWords(atMs: number, afterMs: number, besideKey: string, calendar: WorkCalendar): string {
  const day = calendarDay(dayNumber(atMs, calendar), calendar);
  return dayOf(afterMs, calendar) === day.key ? timeWords(atMs, day, calendar) : momentWords(atMs, besideKey, calendar);
}

/** The days that a stretch touches: those worked with their parts, and the days off between them. */
function daysOf({ fromMs, toMs }: Part, calendar: WorkCalendar) {
  const worked: (WorkedDay & { readonly restBefore: readonly string[] })[] = [];
  let rest: string[] = [];
  const last = dayNumber(toMs, calendar);
  for (let no = dayNumber(fromMs, calendar); no <= last; no += 1) {
    const day = calendarDay(no, calendar);
    const parts = day.spans
      .map((span) => ({ fromMs: Math.max(span.fromMs, fromMs), toMs: Math.min(span.toMs, toMs) }))
      .filter((part) => part.fromMs < part.toMs);
    const usedMs = parts.reduce((sum, part) => sum + part.toMs - part.fromMs, 0);
    if (day.workMs === 0) rest.push(day.key);
    else if (usedMs > 0) {
      worked.push({ day, parts, usedMs, restBefore: rest });
      rest = [];
    }
  }
  return worked;
}

/** The breaks between the parts of one day: `午休 12:00 至 14:00 不计`. */
function breakWords({ day, parts }: WorkedDay, calendar: WorkCalendar): string | null {
  const breaks = parts.slice(1).map((part, index) => {
    const before = parts[index]?.toMs ?? part.fromMs;
    return `${timeWords(before, day, calendar)} 至 ${timeWords(part.fromMs, day, calendar)}`;
  });
  if (breaks.length === 0) return null;
  return breaks.length === 1 ? `午休 ${breaks[0]} 不计` : `${breaks.join('、')} 休息不计`;
}

function joined(...notes: readonly (string | null)[]): string | null {
  const said = notes.filter((note) => note !== null);
  return said.length > 0 ? said.join('；') : null;
}

/** The lines of a stretch of the working clock: its first day, runs of whole days, its last day. */
function workingLines(stretch: Stretch, besideKey: string, calendar: WorkCalendar): readonly ExplainLine[] {
  const days = daysOf(stretch, calendar);
  const [first] = days;
  const begin = `${momentWords(stretch.fromMs, besideKey, calendar)} ${stretch.began}`;
  if (!first) return [lineOf(`${begin}${stretch.ended === null ? '' : `，随即${stretch.ended}`}`, 0)];
  const lines: ExplainLine[] = [];
  const beganInside = first.parts[0]?.fromMs === stretch.fromMs;
  if (!beganInside) {
    const startMs = first.parts[0]?.fromMs ?? stretch.fromMs;
    const start = laterWords(startMs, stretch.fromMs, besideKey, calendar);
    lines.push(lineOf(`${begin}，${start} 起计`, null, '非工作时间不计'));
  }
  let run: typeof days = [];
  const flush = (): void => {
    if (run.length === 0) return;
    const keys = run.map(({ day }) => day.key);
    const usedMs = run.reduce((sum, one) => sum + one.usedMs, 0);
    const rest = restWords(
      run.flatMap(({ restBefore }) => restBefore),
      besideKey,
      calendar,
    );
    lines.push(lineOf(fullDaysWords(keys, besideKey), usedMs, joined(rest, makeUpWords(keys, besideKey))));
    run = [];
  };
  for (const [index, one] of days.entries()) {
    const isFirst = index === 0 && beganInside;
    const isLast = index === days.length - 1;
    if (!isFirst && one.usedMs === one.day.workMs && !(isLast && stretch.ended !== null)) {
      run = [...run, one];
      continue;
    }
    flush();
    const spans = one.parts.map((part, no) => {
      const to = timeWords(part.toMs, one.day, calendar);
      return isFirst && no === 0 ? `至 ${to}` : `${timeWords(part.fromMs, one.day, calendar)} 至 ${to}`;
    });
    const head = isFirst ? `${begin}，` : `${dayWords(one.day.key, besideKey)} `;
    const text = `${head}${spans.join('，')}${isLast && stretch.ended !== null ? ` ${stretch.ended}` : ''}`;
    const rest = restWords(one.restBefore, besideKey, calendar);
    lines.push(
      lineOf(text, one.usedMs, joined(rest, makeUpWords([one.day.key], besideKey), breakWords(one, calendar))),
    );
  }
  flush();
  return lines;
}

function stretchLines(task: Task, stretch: Stretch, besideKey: string, calendar: WorkCalendar): readonly ExplainLine[] {
  if (task.clock === 'working') return workingLines(stretch, besideKey, calendar);
  const { fromMs, toMs, began, ended } = stretch;
  const from = `${momentWords(fromMs, besideKey, calendar)} ${began}`;
  const to = `${momentWords(toMs, besideKey, calendar)}${ended === null ? '' : ` ${ended}`}`;
  return [lineOf(`${from}，至 ${to}`, toMs - fromMs, '昼夜连续计时')];
}

const END_NAMES = { returned: '回退', recalled: '召回', voided: '作废', closed: '结案' } as const;

/** Why the clock of a unit stood still before an interval: a check, or the time between two dispatches to the unit. */
function pauseName(tasks: readonly Task[], resumedAtMs: number): { began: string; why: string } {
  const again = tasks.findIndex(({ dispatchedAtMs }, index) => index > 0 && dispatchedAtMs === resumedAtMs);
  if (again < 0) return { began: '核查不通过', why: '核查期间' };
  const how = tasks[again - 1]?.end?.how;
  return { began: '再次派遣', why: `${how ? END_NAMES[how] : '回退'}、待派遣期间` };
}

function endName(tasks: readonly Task[], toMs: number): string {
  const ended = tasks.find(({ end }) => end?.atMs === toMs)?.end;
  if (ended) return END_NAMES[ended.how];
  return tasks.some(({ feedbackAtMs }) => feedbackAtMs === toMs) ? '反馈' : '暂停';
}

/** What the deadline is counted from, as the last line: the limit, or the date that was set, granted or promised. */
function basisLine(task: Task, besideKey: string, calendar: WorkCalendar): ExplainLine {
  const { basis, limit } = task;
  if (basis?.kind === 'fixed') {
    const date = momentWords(basis.untilMs, besideKey, calendar);
    const original = limit === null ? null : `原限时 ${limitWords(limit)}`;
    if (task.dueBeforeObservationAtMs !== null) {
      const before = `原截止 ${momentWords(task.dueBeforeObservationAtMs, besideKey, calendar)}`;
      return lineOf(`待观察，预期 ${date}`, null, joined(original, before));
    }
    if (task.extensions > 0) return lineOf(`延时批准至 ${date}`, null, original);
    return lineOf(`指定截止时间 ${date}`, null);
  }
  const amountMs = basis?.amountMs ?? 0;
  const words = limit === null ? `限时 ${durationWords(amountMs)}` : `限时 ${limitWords(limit)}`;
  const days = limit?.per === 'workDay' || limit?.per === 'urgentDay' ? limit.amount : null;
  const note = days === null ? null : `每${limit?.per === 'workDay' ? '工作' : ''}日 ${durationWords(amountMs / days)}`;
  return lineOf(words, amountMs, note);
}

/**
 * The arithmetic of a task's handling clock in Chinese words: a line a day or run of days with what it uses, what does
 * not count, then what was granted, and how it stands at `nowMs`. `earlier` are the tasks of the case before it, whose
 * ends say why a clock that a unit carries on had stopped. Empty for a task without a deadline or a begun clock.
 */
export function explainDeadline(
  task: Task,
  calendar: WorkCalendar,
  nowMs: number,
  earlier: readonly Task[] = [],
): readonly ExplainLine[] {
  const { basis, clock, dueAtMs } = task;
  const first = basis && task.intervals[basis.atInterval];
  if (!basis || !first || dueAtMs === null) return [];
  const besideKey = dayOf(first.fromMs, calendar);
  const tasks = [...earlier.filter(({ no, unit }) => no < task.no && unit === task.unit), task];
  const lines: ExplainLine[] = [];
  let usedMs = 0;
  let pausedAtMs: number | null = null;
  const beganAtSignOff = first.fromMs === task.signedAtMs && first.fromMs !== task.dispatchedAtMs;
  for (const { fromMs, toMs } of task.intervals.slice(basis.atInterval)) {
    const pause: { readonly began: string; readonly why: string } | null =
      pausedAtMs === null ? null : pauseName(tasks, fromMs);
    if (pause && pausedAtMs !== null) {
      const from = momentWords(pausedAtMs, besideKey, calendar);
      const to = laterWords(fromMs, pausedAtMs, besideKey, calendar);
      lines.push(lineOf(`${from} 至 ${to} ${pause.why}不计`, null));
    }
    const began = pause?.began ?? (basis.kind === 'fixed' ? '起' : beganAtSignOff ? '签收' : '派遣');
    const ended = toMs === null ? null : endName(tasks, toMs);
    const stretch = { fromMs, toMs: toMs ?? Math.max(dueAtMs, fromMs), began, ended };
    // To a date that was set or granted there is nothing to add up.
    if (basis.kind === 'limit' || pausedAtMs !== null || toMs !== null)
      lines.push(...stretchLines(task, stretch, besideKey, calendar));
    usedMs += timeBetween({ clock, fromMs, toMs: toMs ?? Math.max(nowMs, fromMs), calendar });
    pausedAtMs = toMs;
  }
  lines.push(basisLine(task, besideKey, calendar));
  lines.push(standingLine(task, { usedMs, pausedAtMs, nowMs, dueAtMs, calendar }));
  if (isProvisional(dueAtMs, calendar))
    lines.push(lineOf(`截止日晚于日历已定的 ${calendar.knownUntil}，本时限为暂定`, null));
  return lines;
}

function standingLine(
  { clock, dueBeforeObservationAtMs }: Task,
  {
    usedMs,
    pausedAtMs,
    nowMs,
    dueAtMs,
    calendar,
  }: {
    readonly usedMs: number;
    readonly pausedAtMs: number | null;
    readonly nowMs: number;
    readonly dueAtMs: number;
    readonly calendar: WorkCalendar;
  },
): ExplainLine {
  const atMs = pausedAtMs ?? nowMs;
  // What is left to a promised date is counted in plain days, whatever the clock of the limit before it.
  const clockLeft = dueBeforeObservationAtMs === null ? clock : 'continuous';
  const leftMs = timeBetween({ clock: clockLeft, fromMs: atMs, toMs: dueAtMs, calendar });
  const paused = pausedAtMs === null ? '现' : '计时已停，';
  const wordsOf = (kind: ClockKind): ((ms: number) => string) => (kind === 'continuous' ? plainWords : runningWords);
  const note = atMs > dueAtMs ? `超期 ${plainWords(atMs - dueAtMs)}` : `剩 ${wordsOf(clockLeft)(leftMs)}`;
  return { text: `${paused}已用`, usedMs, usedWords: wordsOf(clock)(usedMs), note };
}
