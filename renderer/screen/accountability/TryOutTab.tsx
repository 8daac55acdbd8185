import { useState } from 'react';
import type { Rules } from '../../../shared/case/rules.ts';
import { monthsOfPeriod } from '../../../shared/time/zone.ts';
import { hostNowMs } from '../../hook/useHostNow.ts';
import { useText } from '../../hook/useText.ts';
import { readInstant } from '../desk/form/instant.ts';
import { keepDraft, keptDraft } from '../desk/form/draft.ts';
import { useTryOut } from './accountabilityData.ts';
import type { TryOutQuery } from './accountabilityData.ts';
import type { ActValues } from './act.ts';
import { ActForm } from './ActForm.tsx';
import type { TabProps } from './AppealsTab.tsx';
import { readTrial } from './trial.ts';
import { TrialForm } from './TrialForm.tsx';
import { TrialResult } from './TrialResult.tsx';

const PLACE = 'accountability.draft.trial';

export type TryOutTabProps = TabProps & { readonly period: string; readonly rules: Rules | undefined };

/** A change tried on past months before anybody adopts it: what would have been drawn, and what would not. */
export function TryOutTab({ period, rules, seat, by, zone, nowMs, onDone }: TryOutTabProps) {
  const t = useText();
  const [values, setValues] = useState<ActValues>(() => initial(period));
  const [query, setQuery] = useState<TryOutQuery | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const trial = useTryOut(query);

  function change(name: string, value: string): void {
    const next = { ...values, [name]: value, ...(name === 'key' && { value: '' }) };
    setValues(next);
    setProblem(null);
    keepDraft(PLACE, { values: next, savedAtMs: hostNowMs() });
  }

  function run(): void {
    const read = readTrial(values);
    if (read.kind === 'query') setQuery(read.query);
    else setProblem(read.detail === '' ? t(`accountability.trial.bad.${read.problem}`) : read.detail);
  }

  const tried = query?.change;
  return (
    <div className="acc-two acc-trial">
      <section className="desk-card acc-side" aria-label={t('accountability.trial.choose')}>
        <h2>{t('accountability.trial.choose')}</h2>
        <TrialForm
          values={values}
          rules={rules}
          problem={problem}
          running={trial.isFetching}
          onChange={change}
          onRun={run}
        />
        {tried?.kind === 'setting' && trial.data && by ? (
          <ActForm
            key={JSON.stringify(tried)}
            place={`adopt.${tried.key}`}
            title={t('accountability.trial.adopt')}
            submit={t('accountability.act.confirm', { act: t('accountability.trial.adopt') })}
            fields={[
              { name: 'from', label: 'accountability.field.adoptFrom', kind: 'instant', required: true },
              { name: 'reason', label: 'accountability.field.reason', kind: 'text', required: true },
            ]}
            problemOf={(typed) => {
              const fromMs = readInstant(typed['from'] ?? '', { nowMs, zone });
              if (fromMs === null) return t('desk.form.badTime');
              return fromMs < nowMs ? t('accountability.trial.notBack') : null;
            }}
            callOf={(typed) => ({
              to: 'accountability',
              command: {
                do: 'adoptSetting',
                by,
                fields: {
                  key: tried.key,
                  value: tried.value,
                  fromMs: readInstant(typed['from'] ?? '', { nowMs, zone }) ?? 0,
                  reason: (typed['reason'] ?? '').trim(),
                },
              },
            })}
            review={<p>{t('accountability.trial.adoptReview')}</p>}
            refusal={
              seat?.party === 'leader' ? null : t('accountability.refusal.party', { parties: t('desk.party.leader') })
            }
            who={t('desk.form.by', { who: by.seat })}
            zone={zone}
            onDone={onDone}
            autoFocus={false}
          />
        ) : null}
        <p className="acc-foot">{t('accountability.trial.rule')}</p>
      </section>
      <section className="desk-card acc-list" aria-label={t('accountability.trial.result')}>
        {trial.data ? (
          <TrialResult view={trial.data} />
        ) : (
          <>
            <h2>{t('accountability.trial.result')}</h2>
            <p className="acc-empty">
              {t(
                trial.isFetching
                  ? 'accountability.trial.running'
                  : trial.isError
                    ? 'accountability.trial.failed'
                    : 'accountability.trial.none',
              )}
            </p>
          </>
        )}
      </section>
    </div>
  );
}

function initial(period: string): ActValues {
  const { first, last } = monthsOfPeriod(period);
  const kept = keptDraft(PLACE)?.values ?? {};
  const texts = Object.entries(kept).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []));
  return {
    kind: 'setting',
    key: 'rule.R26.rate',
    value: '',
    off: 'off',
    per: 'workHour',
    fromMonth: first,
    toMonth: last,
    ...(Object.fromEntries(texts) as ActValues),
  };
}
