import { useState } from 'react';
import type { Ref } from 'react';
import type { PeriodKey } from '../../../shared/contract/assessment.ts';
import { periodRange } from '../../../shared/time/zone.ts';
import { useText } from '../../hook/useText.ts';
import { Choice } from './Choice.tsx';
import { kindOf, neighbourOf, PERIOD_KINDS, periodWords, readPeriod, turnedInto } from './period.ts';

type PeriodBarProps = {
  readonly period: PeriodKey;
  readonly nowMs: number;
  readonly zone: string;
  readonly fieldRef: Ref<HTMLInputElement>;
  readonly onPeriod: (period: PeriodKey) => void;
};

/** Which span is shown: by kind, one step on or back, or typed. */
export function PeriodBar({ period, nowMs, zone, fieldRef, onPeriod }: PeriodBarProps) {
  const t = useText();
  const now = { nowMs, zone };
  const before = neighbourOf(period, -1, now);
  const after = neighbourOf(period, 1, now);
  return (
    <div className="assess-period">
      <button type="button" className="assess-step" onClick={() => before && onPeriod(before)}>
        <span aria-hidden="true">‹</span>
        <span className="assess-said">{t('assess.period.before')}</span>
      </button>
      <h2 aria-live="polite">{periodWords(period, t)}</h2>
      <button type="button" className="assess-step" disabled={after === null} onClick={() => after && onPeriod(after)}>
        <span aria-hidden="true">›</span>
        <span className="assess-said">{t('assess.period.after')}</span>
      </button>
      <Choice
        label={t('assess.period.label')}
        values={PERIOD_KINDS.map((value) => ({ value, words: t(`assess.period.${value}`) }))}
        chosen={kindOf(period)}
        onChoose={(kind) => onPeriod(turnedInto(kind, period, now))}
      />
      <PeriodField nowMs={nowMs} zone={zone} fieldRef={fieldRef} onPeriod={onPeriod} />
    </div>
  );
}

type PeriodFieldProps = Omit<PeriodBarProps, 'period'>;

function PeriodField({ nowMs, zone, fieldRef, onPeriod }: PeriodFieldProps) {
  const t = useText();
  const [fault, setFault] = useState<string | null>(null);

  function take(text: string): boolean {
    const period = readPeriod(text);
    if (period === null) setFault(t('assess.period.unread'));
    else if (periodRange(period, zone).fromMs > nowMs) setFault(t('assess.period.future'));
    else {
      setFault(null);
      onPeriod(period);
      return true;
    }
    return false;
  }

  return (
    <span className="assess-goto">
      <input
        ref={fieldRef}
        type="text"
        size={11}
        aria-label={t('assess.period.field')}
        aria-invalid={fault !== null}
        aria-describedby={fault === null ? undefined : 'period-fault'}
        placeholder={t('assess.period.hint')}
        onChange={() => setFault(null)}
        onKeyDown={(event) => {
          const { currentTarget: field, nativeEvent } = event;
          if (nativeEvent.isComposing || nativeEvent.keyCode === 229) return;
          if (event.key === 'Enter' && field.value.trim() !== '' && take(field.value)) {
            field.value = '';
            field.blur();
          }
          if (event.key === 'Escape') {
            setFault(null);
            field.value = '';
            field.blur();
          }
        }}
      />
      <kbd>P</kbd>
      {fault === null ? null : (
        <span id="period-fault" role="alert" className="assess-goto-fault">
          {fault}
        </span>
      )}
    </span>
  );
}
