import { useText } from '../../../hook/useText.ts';
import type { Overview } from '../overview.ts';
import { Panel } from '../Panel.tsx';
import type { Replayed } from './replayed.ts';

type DayCountsProps = { readonly shown: Replayed; readonly overview: Overview };

const STEPS = ['reported', 'accepted', 'dispatched', 'signedOff', 'fedBack', 'checked', 'closed'] as const;
/** The stages in which a case waits for the step. */
const WAITING = {
  reported: [],
  accepted: ['verification', 'acceptance'],
  dispatched: ['dispatch'],
  signedOff: ['signOff'],
  fedBack: ['handling', 'observation'],
  checked: ['check'],
  closed: [],
} as const;

/** The course of a case as on the live wall: how often each step had been made on the day, and what waited for it then. */
export function DayCounts({ shown, overview }: DayCountsProps) {
  const t = useText();
  return (
    <Panel name="day-counts" title={t('replay.counts')}>
      <ol className="replay-counts">
        {STEPS.map((step) => {
          const waiting = WAITING[step].reduce((sum, stage) => sum + (overview.byStage.get(stage) ?? 0), 0);
          return (
            <li key={step}>
              <b>{t(`wall.flow.${step}`)}</b>
              <span>
                {step === 'fedBack' && t('wall.flow.handling', { count: waiting })}
                {step === 'closed' && t('wall.flow.open', { count: overview.total })}
                {step !== 'fedBack' && WAITING[step].length > 0 && t('wall.flow.waiting', { count: waiting })}
              </span>
              <strong className="num">{shown.made[step]}</strong>
            </li>
          );
        })}
      </ol>
    </Panel>
  );
}
