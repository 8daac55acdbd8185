import { useState } from 'react';
import type { ExemptionView } from '../../../shared/contract/accountability.ts';
import type { Rules } from '../../../shared/case/rules.ts';
import { formatDateTime } from '../../../shared/time/words.ts';
import { localParts } from '../../../shared/time/zone.ts';
import { unitShortName } from '../../../shared/unit/unit.ts';
import { useText } from '../../hook/useText.ts';
import type { TabProps } from './AppealsTab.tsx';
import { ActForm } from './ActForm.tsx';
import { ExemptionForm } from './ExemptionForm.tsx';
import { instantWords } from './findingWords.ts';
import { ChosenRow, TabList } from './TabList.tsx';

export type ExemptionsTabProps = TabProps & {
  readonly exemptions: readonly ExemptionView[];
  readonly rules: Rules | undefined;
};

/** Periods for which nobody answers: one person proposes, another signs; no time of a case is changed by it. */
export function ExemptionsTab({ exemptions, rules, ...tab }: ExemptionsTabProps) {
  const t = useText();
  const [chosen, setChosen] = useState<number | 'new' | null>(null);
  const waiting = exemptions.find(({ state }) => state === 'proposed') ?? exemptions[0] ?? null;
  const shown = chosen === 'new' ? null : (exemptions.find(({ id }) => id === chosen) ?? waiting);
  return (
    <div className="acc-two">
      <TabList
        title={t('accountability.tab.exemptions')}
        note={t('accountability.exemptions.note')}
        action={
          <button type="button" className="desk-link" onClick={() => setChosen('new')}>
            {t('accountability.exemptions.propose')}
          </button>
        }
        empty={t('accountability.exemptions.none')}
        columns={[
          t('accountability.exemptions.span'),
          t('accountability.exemptions.scope'),
          t('accountability.field.reason'),
          t('accountability.field.document'),
          t('accountability.exemptions.tasks'),
          t('accountability.column.state'),
        ]}
        atEnd={2}
      >
        {exemptions.map((one) => (
          <ChosenRow
            key={one.id}
            name={spanWords(one, tab.zone)}
            isOn={one.id === shown?.id}
            onChoose={() => setChosen(one.id)}
          >
            <td className="acc-long">{scopeWords(one, rules, t)}</td>
            <td className="acc-long" title={one.reason}>
              {one.reason}
            </td>
            <td className="acc-long" title={one.document}>
              {one.document}
            </td>
            <td className="end num">{one.tasks}</td>
            <td className="end acc-state">{t(`accountability.exemption.${one.state}`)}</td>
          </ChosenRow>
        ))}
      </TabList>
      <section className="desk-card acc-side" aria-label={t('accountability.exemptions.opened')}>
        {shown === null ? (
          <ExemptionForm rules={rules} {...tab} />
        ) : (
          <ExemptionCard key={shown.id} one={shown} rules={rules} {...tab} />
        )}
        <p className="acc-foot">{t('accountability.exemptions.rule')}</p>
      </section>
    </div>
  );
}

/** `10-22 08:00 至 10-23 18:00`, with the year where it is not the year of the end. */
function spanWords({ fromMs, toMs }: ExemptionView, zone: string): string {
  const { year } = localParts(toMs, zone);
  const head = localParts(fromMs, zone).year === year ? '' : `${localParts(fromMs, zone).year}-`;
  return `${head}${formatDateTime(fromMs, zone)} 至 ${formatDateTime(toMs, zone)}`;
}

function scopeWords(
  { units, cells, categories }: ExemptionView,
  rules: Rules | undefined,
  t: ReturnType<typeof useText>,
): string {
  const parts = [
    units.length === 0
      ? t('accountability.exemptions.allUnits')
      : units.map((code) => (rules ? unitShortName(rules.units, code) : code)).join('、'),
    ...(categories.length === 0 ? [] : [categories.map((id) => rules?.categories.get(id) ?? id).join('、')]),
    ...(cells.length === 0 ? [] : [t('accountability.exemptions.cells', { cells: cells.join('、') })]),
  ];
  return parts.join('；');
}

function ExemptionCard({
  one,
  rules,
  seat,
  by,
  zone,
  nowMs,
  onDone,
}: TabProps & { readonly one: ExemptionView; readonly rules: Rules | undefined }) {
  const t = useText();
  const [act, setAct] = useState<'sign' | 'refuse'>('sign');
  const isOwn = by !== null && one.proposedBy === by.seat;
  const centre = seat?.party === 'leader' || seat?.party === 'centre';
  const refusal = !centre
    ? t('accountability.refusal.party', { parties: `${t('desk.party.centre')}、${t('desk.party.leader')}` })
    : isOwn && act === 'sign'
      ? t('accountability.exemptions.otherSeat')
      : null;
  return (
    <>
      <h2>{spanWords(one, zone)}</h2>
      <dl className="acc-facts">
        <div>
          <dt>{t('accountability.exemptions.scope')}</dt>
          <dd>{scopeWords(one, rules, t)}</dd>
        </div>
        <div>
          <dt>{t('accountability.field.reason')}</dt>
          <dd>{one.reason}</dd>
        </div>
        <div>
          <dt>{t('accountability.field.document')}</dt>
          <dd>{one.document}</dd>
        </div>
        <div>
          <dt>{t('accountability.exemptions.tasks')}</dt>
          <dd>{t('accountability.exemptions.tasksNote', { count: one.tasks })}</dd>
        </div>
        <div>
          <dt>{t('accountability.exemptions.proposedBy')}</dt>
          <dd>
            {one.proposedBy}　{instantWords(one.proposedAtMs, nowMs, zone)}
          </dd>
        </div>
        {one.decidedBy === null ? null : (
          <div>
            <dt>{t(`accountability.exemption.${one.state}`)}</dt>
            <dd>
              {one.decidedBy}
              {one.decidedAtMs === null ? '' : `　${instantWords(one.decidedAtMs, nowMs, zone)}`}
            </dd>
          </div>
        )}
      </dl>
      {one.state !== 'proposed' ? null : by === null ? (
        <p className="desk-problem">{t('accountability.refusal.seat')}</p>
      ) : (
        <>
          <fieldset className="acc-seg" aria-label={t('accountability.decision')}>
            {(['sign', 'refuse'] as const).map((name) => (
              <button key={name} type="button" aria-pressed={act === name} onClick={() => setAct(name)}>
                {t(`accountability.exemptions.${name}`)}
              </button>
            ))}
          </fieldset>
          <ActForm
            key={act}
            place={`exemption.${one.id}.${act}`}
            title={t(`accountability.exemptions.${act}`)}
            submit={t('accountability.act.confirm', { act: t(`accountability.exemptions.${act}`) })}
            fields={
              act === 'sign'
                ? []
                : [{ name: 'reason', label: 'accountability.field.reason', kind: 'text', required: true }]
            }
            callOf={(values) => ({
              to: 'accountability',
              command:
                act === 'sign'
                  ? { do: 'signExemption', by, fields: { exemption: one.id } }
                  : {
                      do: 'refuseExemption',
                      by,
                      fields: { exemption: one.id, reason: (values['reason'] ?? '').trim() },
                    },
            })}
            review={<p>{t(`accountability.exemptions.${act}Review`, { count: one.tasks })}</p>}
            refusal={refusal}
            who={t('desk.form.by', { who: by.seat })}
            zone={zone}
            onDone={onDone}
            autoFocus={false}
          />
        </>
      )}
    </>
  );
}
