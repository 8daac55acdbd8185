import type { Rules } from '../../../shared/case/rules.ts';
import { useText } from '../../hook/useText.ts';
import { readInstant } from '../desk/form/instant.ts';
import type { ActField, ActValues } from './act.ts';
import { ActForm } from './ActForm.tsx';
import type { TabProps } from './AppealsTab.tsx';

function codesOf(text: string | undefined): readonly string[] {
  return (text ?? '')
    .split(/[,，、\s]+/)
    .map((code) => code.trim())
    .filter((code) => code !== '');
}

/** Proposes a period for which nobody answers; another person signs it. */
export function ExemptionForm({
  rules,
  seat,
  by,
  zone,
  nowMs,
  onDone,
}: TabProps & { readonly rules: Rules | undefined }) {
  const t = useText();
  const units = [...(rules?.units.values() ?? [])].map(({ code, name }) => ({ value: code, label: name }));
  const categories = [...(rules?.categories ?? [])].map(([value, label]) => ({ value, label }));
  const fields: readonly ActField[] = [
    { name: 'from', label: 'accountability.field.from', kind: 'instant', required: true },
    { name: 'to', label: 'accountability.field.to', kind: 'instant', required: true },
    { name: 'units', label: 'accountability.field.units', kind: 'units', required: false, options: units },
    {
      name: 'categories',
      label: 'accountability.field.categories',
      kind: 'units',
      required: false,
      options: categories,
    },
    {
      name: 'cells',
      label: 'accountability.field.cells',
      kind: 'line',
      required: false,
      note: 'accountability.field.cellsNote',
    },
    { name: 'reason', label: 'accountability.field.reason', kind: 'text', required: true },
    {
      name: 'document',
      label: 'accountability.field.document',
      kind: 'line',
      required: true,
      note: 'accountability.field.documentNote',
    },
  ];
  if (by === null) return <p className="desk-problem">{t('accountability.refusal.seat')}</p>;
  const clock = { nowMs, zone };
  return (
    <ActForm
      place="exemption.new"
      title={t('accountability.exemptions.propose')}
      submit={t('accountability.act.confirm', { act: t('accountability.exemptions.propose') })}
      fields={fields}
      problemOf={(values: ActValues) => {
        const from = readInstant(values['from'] ?? '', clock);
        const to = readInstant(values['to'] ?? '', clock);
        if (from === null || to === null) return t('desk.form.badTime');
        return from < to ? null : t('accountability.exemptions.badSpan');
      }}
      callOf={(values) => ({
        to: 'accountability',
        command: {
          do: 'proposeExemption',
          by,
          fields: {
            fromMs: readInstant(values['from'] ?? '', clock) ?? 0,
            toMs: readInstant(values['to'] ?? '', clock) ?? 0,
            units: codesOf(values['units']),
            categories: codesOf(values['categories']),
            cells: codesOf(values['cells']),
            reason: (values['reason'] ?? '').trim(),
            document: (values['document'] ?? '').trim(),
          },
        },
      })}
      review={<p>{t('accountability.exemptions.proposeReview')}</p>}
      refusal={
        seat?.party === 'leader' || seat?.party === 'centre'
          ? null
          : t('accountability.refusal.party', { parties: `${t('desk.party.centre')}、${t('desk.party.leader')}` })
      }
      who={t('desk.form.by', { who: by.seat })}
      zone={zone}
      onDone={onDone}
      autoFocus={false}
    />
  );
}
