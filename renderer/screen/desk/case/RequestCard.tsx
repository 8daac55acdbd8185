import type { WaitingRequest } from '../../../../shared/case/caseFile.ts';
import { dayOf, regularDayMs } from '../../../../shared/deadline/calendar.ts';
import { timeBetween } from '../../../../shared/deadline/clock.ts';
import { useText } from '../../../hook/useText.ts';
import type { CaseContext } from './CasePage.tsx';
import { clockSpanWords, momentWords, timeWords } from '../words.ts';

/** The request that waits for a decision: until when, why, and what its approval would add. */
export function RequestCard({ context, request }: { readonly context: CaseContext; readonly request: WaitingRequest }) {
  const t = useText();
  const { view, rules, nowMs, zone } = context;
  const task = view.file.tasks.find(({ no }) => no === request.task);
  const dueAtMs = task?.dueAtMs ?? null;
  const clock = task?.clock ?? 'continuous';
  const dayMs = regularDayMs(dayOf(nowMs, rules.calendar), rules.calendar);
  const addsMs =
    dueAtMs === null ? null : timeBetween({ clock, fromMs: dueAtMs, toMs: request.untilMs, calendar: rules.calendar });
  const min = rules.settings['extension.reasonMinLength'];
  const isExtension = request.kind === 'extension';
  return (
    <section className="desk-card desk-request">
      <div className="desk-request-to">
        <h2>{t(isExtension ? 'desk.request.extension' : 'desk.request.observation')}</h2>
        <strong className="num">{timeWords(request.untilMs, { nowMs, zone })}</strong>
        {isExtension ? (
          <p>{t('desk.request.nth', { n: (task?.extensions ?? 0) + 1, max: rules.settings['extension.max'] })}</p>
        ) : null}
        <p>
          {t('desk.request.asked', {
            time: momentWords(request.askedAtMs, { nowMs, zone }, t),
            unit: view.unitName ?? '',
          })}
        </p>
      </div>
      <blockquote>{request.reason}</blockquote>
      <p className="desk-request-sum">
        {isExtension ? (
          <span>{t('desk.request.reason', { count: [...request.reason.trim()].length, min })}</span>
        ) : null}
        {addsMs === null ? null : (
          <span>{t('desk.request.adds', { time: clockSpanWords(addsMs, { clock, dayMs }, t) })}</span>
        )}
        {dueAtMs === null ? null : (
          <span>{t(request.askedAtMs <= dueAtMs ? 'desk.request.inTime' : 'desk.request.late')}</span>
        )}
      </p>
    </section>
  );
}
