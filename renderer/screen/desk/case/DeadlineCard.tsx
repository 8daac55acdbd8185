import type { ReactNode } from 'react';
import { clockRuns, isOpen, responsibleTask } from '../../../../shared/case/caseFile.ts';
import type { Task } from '../../../../shared/case/caseFile.ts';
import { dayOf, regularDayMs } from '../../../../shared/deadline/calendar.ts';
import { timeBetween } from '../../../../shared/deadline/clock.ts';
import { limitWords } from '../../../../shared/handbook/limit.ts';
import type { Translate } from '../../../../shared/locale/text.ts';
import { dayKey } from '../../../../shared/time/zone.ts';
import { useText } from '../../../hook/useText.ts';
import { limitLamp, limitSinceMs } from '../queue/caseLamp.ts';
import type { CaseContext } from './CasePage.tsx';
import { DeadlinePicture } from './DeadlinePicture.tsx';
import { countingClock } from './steps.ts';
import { clockSpanWords, dayWords, timeWords } from '../words.ts';
import { clockWords } from '../../../../shared/time/words.ts';

/** What the deadline is counted from: the handbook's limit, or a date that somebody set. */
function basisWords(task: Task, { view, nowMs, zone }: CaseContext, t: Translate): string {
  const time = task.dueAtMs === null ? '' : timeWords(task.dueAtMs, { nowMs, zone });
  if (task.basis?.kind === 'fixed') {
    if (view.file.expectedDates.at(-1) === task.dueAtMs) return t('desk.due.observed', { time });
    return t(task.extensions > 0 ? 'desk.due.extended' : 'desk.due.fixed', { time });
  }
  if (!task.limit) return '';
  return t('desk.due.limit', {
    limit: limitWords(task.limit),
    source: view.limitSource ?? t('desk.due.handbook'),
  });
}

function stateWords(task: Task, context: CaseContext, t: Translate): string {
  const { view, rules, nowMs, zone } = context;
  const { dueAtMs } = task;
  const clock = countingClock(view.file, task);
  if (dueAtMs === null) return '';
  if (!isOpen(view.file.stage)) return t('desk.due.closed');
  if (!clockRuns(task)) return t('desk.due.paused');
  const day = dayWords(dueAtMs, { nowMs, zone }, t);
  const dayMs = regularDayMs(dayOf(nowMs, rules.calendar), rules.calendar);
  const spanMs = timeBetween({
    clock,
    fromMs: Math.min(nowMs, dueAtMs),
    toMs: Math.max(nowMs, dueAtMs),
    calendar: rules.calendar,
  });
  const time = clockSpanWords(spanMs, { clock, dayMs }, t);
  return t(nowMs > dueAtMs ? 'desk.due.over' : 'desk.due.left', { day, time });
}

function lampClass(task: Task, context: CaseContext): string {
  const { file } = context.view;
  if (!isOpen(file.stage) || !clockRuns(task)) return '';
  const lamp = limitLamp({ dueAtMs: task.dueAtMs, sinceMs: limitSinceMs(file, task) }, context);
  return lamp === 'overdue' ? 'late-t' : lamp === 'soon' ? 'soon-t' : '';
}

/** The deadline in force as a date and as a picture. `children`: its arithmetic, where it stands beside them. */
export function DeadlineCard({ context, children }: { readonly context: CaseContext; readonly children: ReactNode }) {
  const t = useText();
  const { view, nowMs, zone } = context;
  const task = responsibleTask(view.file);
  if (!task) {
    const open = isOpen(view.file.stage);
    return (
      <section className="desk-card desk-due">
        <div>
          <h2>{t('desk.due.title')}</h2>
          <strong className="num quiet">{t(open ? 'desk.due.none' : 'desk.due.ended')}</strong>
        </div>
        <p className="quiet">{t(open ? 'desk.due.noneText' : 'desk.due.endedText')}</p>
      </section>
    );
  }
  const { dueAtMs } = task;
  const look = lampClass(task, context);
  const sameDay = dueAtMs !== null && dayKey(dueAtMs, zone) === dayKey(nowMs, zone);
  const none = t(task.imported ? 'desk.due.noDate' : 'desk.due.notBegun');
  const time = dueAtMs === null ? '' : sameDay ? clockWords(dueAtMs, zone) : timeWords(dueAtMs, { nowMs, zone });
  return (
    <section className="desk-card desk-due">
      <div>
        <h2>
          {t('desk.due.title')}
          {view.deadline?.provisional ? (
            <em className="desk-tag tag-soon" title={t('desk.due.provisionalText')}>
              {t('desk.due.provisional')}
            </em>
          ) : null}
        </h2>
        <strong className={`num ${look}`}>{dueAtMs === null ? none : t('desk.due.at', { time })}</strong>
        <p>{stateWords(task, context, t)}</p>
      </div>
      <div>
        <DeadlinePicture task={task} calendar={context.rules.calendar} nowMs={nowMs} soon={look === 'soon-t'} />
        {children}
      </div>
    </section>
  );
}

/** The deadline's arithmetic in words: what was used on which day, what does not count, the sum. Nothing without a task. */
export function DeadlineSum({ context }: { readonly context: CaseContext }) {
  const t = useText();
  const task = responsibleTask(context.view.file);
  if (!task) return null;
  const lines = context.view.deadline?.lines ?? [];
  return (
    <div className="desk-sum">
      {lines.map(({ text, usedWords, note }) => (
        <SumLine key={text} text={text} used={usedWords} note={note ?? ''} />
      ))}
      {lines.length === 0 ? <span>{basisWords(task, context, t)}</span> : null}
    </div>
  );
}

/** The same as a card of its own; nothing without a task. */
export function DeadlineSumCard({ context }: { readonly context: CaseContext }) {
  const t = useText();
  if (!responsibleTask(context.view.file)) return null;
  return (
    <section className="desk-card">
      <h2>{t('desk.due.sum')}</h2>
      <DeadlineSum context={context} />
    </section>
  );
}

function SumLine({ text, used, note }: { readonly text: string; readonly used: string; readonly note: string }) {
  return (
    <>
      <span>{text}</span>
      <b>{used}</b>
      <span className="quiet note">{note}</span>
    </>
  );
}
