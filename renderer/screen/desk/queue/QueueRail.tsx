import { memo } from 'react';
import { QUEUES } from '../../../../shared/contract/desk.ts';
import type { QueueName, QueueSummary } from '../../../../shared/contract/desk.ts';
import type { DutyRoster } from '../../../../shared/duty/roster.ts';
import type { Translate } from '../../../../shared/locale/text.ts';
import { useHostNow } from '../../../hook/useHostNow.ts';
import { useText } from '../../../hook/useText.ts';
import { Mark } from '../../../part/Mark.tsx';
import type { MarkState } from '../../../part/Mark.tsx';
import type { DeskStep } from '../deskState.ts';
import { OnDuty } from '../shift/OnDuty.tsx';
import { QUEUE_KEYS } from '../keyboard/shortcut.ts';
import { spanWords } from '../words.ts';

/** The shape of the most urgent case of a queue; null: nothing waits. */
export function queueLamp({ queue, count, overdue, soon }: QueueSummary): MarkState | null {
  if (count === 0) return null;
  if (queue === 'hazards') return 'hazard';
  if (queue === 'forgotten') return 'soon';
  if (overdue > 0) return 'overdue';
  if (soon > 0) return 'soon';
  return queue === 'observation' ? 'observation' : 'normal';
}

/** What the second line of a queue says: how many are over, or how long the most urgent one has. */
export function queueWords(
  { queue, count, overdue, soon, nextDueAtMs }: QueueSummary,
  nowMs: number,
  t: Translate,
): string {
  if (count === 0) return t('desk.queue.none');
  if (queue === 'hazards') return t('desk.queue.unconfirmed');
  if (queue === 'forgotten') return t('desk.queue.follow');
  if (queue === 'returns') return t('desk.queue.waiting');
  const over = queue === 'observation' ? 'broken' : queue === 'handling' || queue === 'requests' ? 'overdue' : 'late';
  const words = [
    ...(overdue > 0 ? [t(`desk.queue.${over}`, { count: overdue })] : []),
    ...(soon > 0 && overdue > 0 ? [t('desk.queue.soon', { count: soon })] : []),
    ...(overdue === 0 && nextDueAtMs !== null
      ? [t('desk.queue.next', { left: spanWords(nextDueAtMs - nowMs, t) })]
      : []),
  ];
  return words.join('　');
}

/** The queues by duty, each with its count and the shape of its most urgent case. */
export const QueueRail = memo(function QueueRail({
  summaries,
  shown,
  roster,
  zone,
  step,
  onShift,
}: {
  readonly summaries: readonly QueueSummary[] | undefined;
  readonly shown: QueueName | null;
  /** Null: not known yet. */
  readonly roster: DutyRoster | null;
  readonly zone: string;
  readonly step: (step: DeskStep) => void;
  readonly onShift: () => void;
}) {
  const t = useText();
  const nowMs = useHostNow(15_000);
  return (
    <nav className="desk-rail" aria-label={t('desk.rail.label')}>
      <h2>{t('desk.rail.title')}</h2>
      <ul>
        {QUEUES.map((queue, index) => {
          const summary = summaries?.find((one) => one.queue === queue);
          const lamp = summary ? queueLamp(summary) : null;
          return (
            <li key={queue}>
              <button
                type="button"
                className={queue === shown ? 'desk-queue on' : 'desk-queue'}
                aria-current={queue === shown}
                onClick={() => step({ do: 'showQueue', queue })}
              >
                {lamp ? <Mark state={lamp} /> : <i className="desk-no-mark" />}
                <b>{t(`desk.queue.${queue}`)}</b>
                <span className="num">{summary?.count ?? '—'}</span>
                <small>
                  {summary ? queueWords(summary, nowMs, t) : ''}
                  <kbd>{QUEUE_KEYS[index]}</kbd>
                </small>
              </button>
            </li>
          );
        })}
      </ul>
      {roster ? <OnDuty roster={roster} zone={zone} onShift={onShift} /> : null}
    </nav>
  );
});
