import { Button, Input, Radio, Select } from 'antd';
import { useId } from 'react';
import type { ReactNode } from 'react';
import type { Rules } from '../../../shared/case/rules.ts';
import { SETTINGS } from '../../../shared/setting/setting.ts';
import { useText } from '../../hook/useText.ts';
import type { ActValues } from './act.ts';
import { LIMIT_UNITS, TRIAL_KINDS, TRIED_SETTINGS, TRIED_WORDS } from './trial.ts';

export type TrialFormProps = {
  readonly values: ActValues;
  readonly rules: Rules | undefined;
  readonly problem: string | null;
  readonly running: boolean;
  readonly onChange: (name: string, value: string) => void;
  readonly onRun: () => void;
};

/** What is changed in the trial: a setting, a day of the calendar or a limit of the handbook; and over which months. */
export function TrialForm(props: TrialFormProps) {
  const { values, problem, running, onChange, onRun } = props;
  const t = useText();
  return (
    <form
      className="desk-fields acc-trial-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onRun();
      }}
    >
      <Radio.Group
        aria-label={t('accountability.trial.kind')}
        value={values['kind']}
        options={TRIAL_KINDS.map((value) => ({ value, label: t(`accountability.trial.kind.${value}`) }))}
        onChange={({ target }) => onChange('kind', String(target.value))}
      />
      {values['kind'] === 'day' ? (
        <DayFields {...props} />
      ) : values['kind'] === 'limit' ? (
        <LimitFields {...props} />
      ) : (
        <SettingFields {...props} />
      )}
      <div className="acc-pair">
        <Line {...props} name="fromMonth" label={t('accountability.trial.fromMonth')} hint="2026-01" />
        <Line {...props} name="toMonth" label={t('accountability.trial.toMonth')} hint="2026-12" />
      </div>
      {problem === null ? null : (
        <p className="desk-problem" role="alert">
          {problem}
        </p>
      )}
      <p>
        <Button type="primary" htmlType="submit" loading={running}>
          {t('accountability.trial.run')}
        </Button>
      </p>
    </form>
  );
}

function Labelled({ label, children }: { readonly label: string; readonly children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <div className="desk-field">
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  );
}

function Line({
  values,
  name,
  label,
  hint,
  onChange,
}: TrialFormProps & { readonly name: string; readonly label: string; readonly hint: string }) {
  return (
    <Labelled label={label}>
      {(id) => (
        <Input
          id={id}
          value={values[name] ?? ''}
          placeholder={hint}
          autoComplete="off"
          onChange={({ target }) => onChange(name, target.value)}
        />
      )}
    </Labelled>
  );
}

function SettingFields(props: TrialFormProps) {
  const { values, rules, onChange } = props;
  const t = useText();
  const key = TRIED_SETTINGS.find((known) => known === values['key']) ?? TRIED_SETTINGS[0];
  const definition = SETTINGS[key];
  const current = rules?.settings[key];
  const word = (value: string): string => {
    const known = TRIED_WORDS.find((one) => one === value);
    return known ? t(`accountability.word.${known}`) : value;
  };
  return (
    <>
      <Labelled label={t('accountability.trial.setting')}>
        {(id) => (
          <Select
            id={id}
            style={{ width: '100%' }}
            value={key}
            showSearch={{ optionFilterProp: 'label' }}
            options={TRIED_SETTINGS.map((one) => ({
              value: one,
              label: `${SETTINGS[one].label}（${SETTINGS[one].clause}）`,
            }))}
            onChange={(chosen: string) => onChange('key', chosen)}
          />
        )}
      </Labelled>
      {definition.kind === 'number' ? (
        <Line
          {...props}
          name="value"
          label={t('accountability.trial.value', { unit: definition.unit })}
          hint={String(current ?? definition.initial)}
        />
      ) : (
        <Labelled label={t('accountability.trial.word')}>
          {(id) => (
            <Select
              id={id}
              style={{ width: '100%' }}
              placeholder={t('desk.form.choose')}
              {...(values['value'] && { value: values['value'] })}
              options={('words' in definition ? definition.words : []).map((value) => ({ value, label: word(value) }))}
              onChange={(chosen: string) => onChange('value', chosen)}
            />
          )}
        </Labelled>
      )}
      <p className="desk-note">
        {t('accountability.trial.current', {
          value: typeof current === 'string' ? word(current) : String(current ?? '—'),
        })}
      </p>
    </>
  );
}

function DayFields(props: TrialFormProps) {
  const { values, onChange } = props;
  const t = useText();
  return (
    <>
      <Line {...props} name="day" label={t('accountability.trial.day')} hint="2026-10-08" />
      <Radio.Group
        aria-label={t('accountability.trial.dayIs')}
        value={values['off'] ?? 'off'}
        options={[
          { value: 'off', label: t('accountability.trial.off') },
          { value: 'work', label: t('accountability.trial.work') },
        ]}
        onChange={({ target }) => onChange('off', String(target.value))}
      />
    </>
  );
}

function LimitFields(props: TrialFormProps) {
  const { values, rules, onChange } = props;
  const t = useText();
  const category = values['category'] ?? '';
  const conditions = (rules?.handbook.get(category) ?? []).flatMap(({ condition }) => condition ?? []);
  return (
    <>
      <Labelled label={t('accountability.field.category')}>
        {(id) => (
          <Select
            id={id}
            style={{ width: '100%' }}
            placeholder={t('desk.form.choose')}
            showSearch={{ optionFilterProp: 'label' }}
            {...(category !== '' && { value: category })}
            options={[...(rules?.categories ?? [])].map(([value, label]) => ({ value, label }))}
            onChange={(chosen: string) => onChange('category', chosen)}
          />
        )}
      </Labelled>
      {conditions.length > 0 ? (
        <Labelled label={t('accountability.trial.condition')}>
          {(id) => (
            <Select
              id={id}
              allowClear
              style={{ width: '100%' }}
              placeholder={t('accountability.all')}
              {...(values['condition'] && { value: values['condition'] })}
              options={conditions.map((value) => ({ value, label: value }))}
              onChange={(chosen: string | undefined) => onChange('condition', chosen ?? '')}
            />
          )}
        </Labelled>
      ) : null}
      <div className="acc-pair">
        <Line {...props} name="amount" label={t('accountability.trial.amount')} hint="24" />
        <Labelled label={t('accountability.trial.per')}>
          {(id) => (
            <Select
              id={id}
              style={{ width: '100%' }}
              value={values['per'] ?? 'workHour'}
              options={LIMIT_UNITS.map((value) => ({ value, label: t(`accountability.per.${value}`) }))}
              onChange={(chosen: string) => onChange('per', chosen)}
            />
          )}
        </Labelled>
      </div>
    </>
  );
}
