import { regularDayMs, dayOf } from '../../../../shared/deadline/calendar.ts';
import { timeBetween } from '../../../../shared/deadline/clock.ts';
import { isOpen, responsibleTask } from '../../../../shared/case/caseFile.ts';
import type { Translate } from '../../../../shared/locale/text.ts';
import { useText } from '../../../hook/useText.ts';
import { limitLamp, limitSinceMs } from '../queue/caseLamp.ts';
import type { CaseContext } from './CasePage.tsx';
import { countingClock, stepsOf } from './steps.ts';
import type { Step } from './steps.ts';
import { clockSpanWords, spanWords, timeWords } from '../words.ts';

/** What stands under a step: time used and whether in time, time left, or how long it will be allowed. */
function stepWords(step: Step, context: CaseContext, t: Translate): { readonly quiet: string; readonly state: string } {
  const { nowMs, rules, view } = context;
  const { fromMs, toMs, dueAtMs } = step;
  if (step.step === 'closed') return { quiet: toMs === null ? '' : timeWords(toMs, context), state: '' };
  if (step.state === 'todo') {
    // An imported or ended case may have passed a step without its duty: then nothing is allowed for it any more.
    if (step.step === 'handling' || view.file.batch !== null || !isOpen(view.file.stage))
      return { quiet: '', state: '' };
    const minutes = rules.settings[`duty.${step.step}.minutes`];
    return { quiet: t('desk.step.allowed', { minutes }), state: '' };
  }
  if (step.paused) return { quiet: '', state: t('desk.step.paused') };
  const late = t(step.step === 'handling' ? 'desk.step.overdue' : 'desk.step.late');
  if (toMs !== null && fromMs !== null)
    return { quiet: spanWords(toMs - fromMs, t), state: step.state === 'late' ? late : t('desk.step.onTime') };
  if (dueAtMs === null || !isOpen(view.file.stage)) return { quiet: '', state: '' };
  if (nowMs > dueAtMs) return { quiet: '', state: t('desk.over', { time: spanWords(nowMs - dueAtMs, t) }) };
  const task = step.step === 'handling' ? responsibleTask(view.file) : null;
  const clock = task ? countingClock(view.file, task) : 'continuous';
  const leftMs = timeBetween({ clock, fromMs: nowMs, toMs: dueAtMs, calendar: rules.calendar });
  const dayMs = regularDayMs(dayOf(nowMs, rules.calendar), rules.calendar);
  return { quiet: '', state: t('desk.left', { time: clockSpanWords(leftMs, { clock, dayMs }, t) }) };
}

function usedPercent({ state, fromMs, toMs, dueAtMs }: Step, nowMs: number): number {
  if (state !== 'now' || fromMs === null || dueAtMs === null || dueAtMs <= fromMs) return 100;
  return Math.min(100, Math.round((((toMs ?? nowMs) - fromMs) / (dueAtMs - fromMs)) * 100));
}

/** How a step is drawn: one that runs by the lamp of its limit. */
function stepLook(step: Step, context: CaseContext): string {
  if (step.state !== 'now' || step.paused) return step.state;
  const { file } = context.view;
  const task = step.step === 'handling' ? responsibleTask(file) : null;
  const sinceMs = task ? limitSinceMs(file, task) : (step.fromMs ?? file.stageSinceMs);
  const lamp = limitLamp({ dueAtMs: step.dueAtMs, sinceMs }, context);
  return lamp === 'overdue' ? 'late' : lamp === 'soon' ? 'now soon' : 'now';
}

/** The course of the case in one strip, each duty with what it used of what it may. */
export function StageStrip({ context }: { readonly context: CaseContext }) {
  const t = useText();
  return (
    <ol className="desk-strip" aria-label={t('desk.strip.label')}>
      {stepsOf(context.view.file).map((step) => {
        const { quiet, state } = stepWords(step, context, t);
        const look = stepLook(step, context);
        return (
          <li key={step.step} className={look} aria-current={step.state === 'now' ? 'step' : undefined}>
            <div className="desk-strip-bar">
              <i style={{ width: step.state === 'todo' ? 0 : `${usedPercent(step, context.nowMs)}%` }} />
            </div>
            <b>{t(`desk.step.${step.step}`)}</b>
            {quiet} <em>{state}</em>
          </li>
        );
      })}
    </ol>
  );
}
