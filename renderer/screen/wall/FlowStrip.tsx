import { memo } from 'react';
import { Trend } from './Trend.tsx';
import { useText } from '../../hook/useText.ts';
import type { FlowStep } from '../../../shared/contract/wall.ts';
import { changeWords, rateWords } from './wallWords.ts';

type FlowStripProps = {
  readonly flow: readonly FlowStep[];
  readonly open: number;
  /** Where the panel is narrow. */
  readonly inTwoLines: boolean;
};

/** On time below this share of the month stands out. */
const LOW_PERCENT = 90;

/** The course of a case from report to closing: today, the change, what waits, and the on-time rate of the month. */
export const FlowStrip = memo(function FlowStrip({ flow, open, inTwoLines }: FlowStripProps) {
  const t = useText();
  return (
    <ol className={`panel panel-flow ${inTwoLines ? 'in-two-lines' : ''}`} aria-label={t('wall.flow')}>
      {flow.map((step) => (
        <Step key={step.step} step={step} open={open} />
      ))}
    </ol>
  );
});

function Step({ step, open }: { readonly step: FlowStep; readonly open: number }) {
  const t = useText();
  const { duty } = step;
  const isLow = duty !== null && duty.onTime * 100 < LOW_PERCENT * duty.ended;
  const waits = step.step !== 'reported' && step.step !== 'closed';
  return (
    <li className={isLow ? 'low' : ''}>
      <div className="step-name">
        <b>{t(`wall.flow.${step.step}`)}</b>
        {waits && (
          <span>
            {t(step.step === 'fedBack' ? 'wall.flow.handling' : 'wall.flow.waiting', { count: step.waiting })}
          </span>
        )}
      </div>
      <div className="step-figure">
        <strong className="num">{step.today}</strong>
        <span className="step-side">
          <Trend counts={step.trend} />
          <em className="num">{changeWords(step.today - step.yesterday)}</em>
        </span>
      </div>
      {duty === null ? (
        <div className="step-rate quiet">
          <span>{step.step === 'closed' ? t('wall.flow.open', { count: open }) : t('wall.flow.compared')}</span>
        </div>
      ) : (
        <div className="step-rate">
          <span>
            {t('wall.flow.onTime')}{' '}
            <b className="num">
              {rateWords(duty.onTime, duty.ended)}
              {duty.ended > 0 && '%'}
            </b>
          </span>
          <i aria-hidden="true">
            <i style={{ width: `${duty.ended > 0 ? (duty.onTime / duty.ended) * 100 : 0}%` }} />
          </i>
        </div>
      )}
    </li>
  );
}
