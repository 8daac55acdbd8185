import type { Ref } from 'react';
import type { PeriodKey } from '../../../shared/contract/assessment.ts';
import { clockWords, formatDateTime } from '../../../shared/time/words.ts';
import { dayKey } from '../../../shared/time/zone.ts';
import { hostNowMs } from '../../hook/useHostNow.ts';
import { useText } from '../../hook/useText.ts';
import type { TableAnswer } from './assessmentData.ts';
import { valueKinds, valuesOf } from './assessmentState.ts';
import type { AssessmentState, AssessmentStep } from './assessmentState.ts';
import { Choice } from './Choice.tsx';
import { ExportLinks } from './ExportLinks.tsx';
import { tableHref } from './exportHref.ts';
import { PeriodBar } from './PeriodBar.tsx';

type AssessmentHeadProps = {
  readonly state: AssessmentState;
  readonly period: PeriodKey;
  readonly table: TableAnswer | undefined;
  readonly nowMs: number;
  readonly zone: string;
  readonly fieldRef: Ref<HTMLInputElement>;
  readonly onStep: (step: AssessmentStep) => void;
};

/** The line over the page: which period, how far its numbers reach, how binding they are, and how they are shown. */
export function AssessmentHead(props: AssessmentHeadProps) {
  const { state, period, table, nowMs, zone, fieldRef, onStep } = props;
  const t = useText();
  return (
    <header className="assess-head">
      <PeriodBar
        period={period}
        nowMs={nowMs}
        zone={zone}
        fieldRef={fieldRef}
        onPeriod={(chosen) => onStep({ do: 'showPeriod', period: chosen })}
      />
      {table ? <Marks table={table} zone={zone} /> : null}
      <div className="assess-head-end">
        {table && !table.running ? (
          <Choice
            label={t('assess.values.label')}
            values={valueKinds(table).map((value) => ({ value, words: t(`assess.values.${value}`) }))}
            chosen={state.values.kind}
            onChoose={(kind) => onStep({ do: 'showValues', values: valuesOf(kind, hostNowMs()) })}
          />
        ) : null}
        {table ? (
          <ExportLinks href={(format) => tableHref(period, table.asOfMs, format)} label="assess.export.table" />
        ) : null}
        <Choice
          label={t('assess.view.label')}
          values={[
            { value: 'table', words: t('assess.view.table') },
            { value: 'trend', words: t('assess.view.trend') },
          ]}
          chosen={state.view}
          onChoose={(view) => onStep({ do: 'showView', view })}
        />
      </div>
    </header>
  );
}

/** How far the numbers reach and how binding they are. */
function Marks({ table, zone }: { readonly table: TableAnswer; readonly zone: string }) {
  const t = useText();
  const { asOfMs, sequence, readAtMs, running, trial, frozen } = table;
  return (
    <ul className="assess-marks">
      <li className="desk-tag" title={t('assess.asOf.note', { sequence })}>
        {t('assess.asOf', { time: cutWords(asOfMs, zone) })}　{t('assess.read', { time: clockWords(readAtMs, zone) })}
      </li>
      {running ? <li className="desk-tag tag-soon">{t('assess.running')}</li> : null}
      {trial ? (
        <li className="desk-tag tag-observation" title={t('assess.trial.note')}>
          {t('assess.trial')}
        </li>
      ) : null}
      {frozen ? (
        <li
          className="desk-tag tag-normal"
          title={t('assess.frozen.note', {
            seat: frozen.seat,
            asOf: cutWords(frozen.asOfMs, zone),
            digest: frozen.digest,
          })}
        >
          {t('assess.frozen', { time: formatDateTime(frozen.frozenAtMs, zone) })}
        </li>
      ) : null}
    </ul>
  );
}

/** `10-31 24:00` for the last second of a day, as an office writes it. */
export function cutWords(atMs: number, zone: string): string {
  const isDaysEnd = dayKey(atMs, zone) !== dayKey(atMs + 1000, zone);
  return isDaysEnd ? `${formatDateTime(atMs, zone).slice(0, 5)} 24:00` : formatDateTime(atMs, zone);
}
