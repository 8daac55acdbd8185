import { AutoComplete, Checkbox, Input, Radio, Select } from 'antd';
import type { Actor, CaseFile } from '../../../../shared/case/caseFile.ts';
import type { Rules } from '../../../../shared/case/rules.ts';
import type { CaseView } from '../../../../shared/contract/desk.ts';
import { dayKey } from '../../../../shared/time/zone.ts';
import { groupWords, isUnitValidOn } from '../../../../shared/unit/unit.ts';
import type { Unit, UnitGroup } from '../../../../shared/unit/unit.ts';
import { useText } from '../../../hook/useText.ts';
import { landmarkOf } from '../../../part/landmark.ts';
import type { Field, FormValue, FormValues } from './form.ts';
import { PhotoInput } from '../photo/PhotoInput.tsx';
import { ageWords } from '../words.ts';

export type FieldInputProps = {
  readonly id: string;
  readonly field: Field;
  readonly values: FormValues;
  readonly file: CaseFile | null;
  readonly rules: Rules;
  /** In whose name the form is filled. */
  readonly by: Actor;
  /** Cases close by in place and time, offered as the first one of a duplicate. */
  readonly nearby: CaseView['nearby'];
  readonly nowMs: number;
  readonly describedBy: string | undefined;
  readonly invalid: boolean;
  readonly onChange: (value: FormValue) => void;
};

const CHANNELS = ['telephone', 'message', 'group', 'onSite'] as const;

function unitsAmong({ field, file, rules, nowMs }: FieldInputProps): readonly Unit[] {
  const units = [...rules.units.values()];
  if (field.among === 'returned') {
    const open = file?.tasks.filter(({ end, ruling }) => end?.how === 'returned' && ruling === null) ?? [];
    return units.filter(({ code }) => open.some(({ unit }) => unit === code));
  }
  if (field.among === 'notified')
    return units.filter(({ code }) => file?.hazardNotices.some(({ unit }) => unit === code));
  const day = dayKey(nowMs, rules.calendar.zone);
  return units.filter((unit) => isUnitValidOn(unit, day));
}

function useUnitOptions(props: FieldInputProps) {
  const t = useText();
  const returned = new Set(props.file?.tasks.flatMap(({ unit, end }) => (end?.how === 'returned' ? [unit] : [])));
  const groups = Map.groupBy(unitsAmong(props), ({ group }) => group);
  return (Object.keys(groupWords) as UnitGroup[])
    .map((group) => ({
      label: groupWords[group],
      title: groupWords[group],
      options: (groups.get(group) ?? []).map(({ code, name, shortName }) => ({
        value: code,
        search: `${name} ${shortName} ${code}`,
        label: returned.has(code) && props.field.among === undefined ? t('desk.form.returned', { unit: name }) : name,
      })),
    }))
    .filter(({ options }) => options.length > 0);
}

function categoryOptions({ categories }: Rules) {
  return [...categories].map(([value, name]) => {
    const label = `${name}　${value.slice(value.indexOf(':') + 1)}`;
    return { value, label, search: label };
  });
}

/** The conditions that the handbook knows for the category of the form. */
export function conditionsOf(values: FormValues, file: CaseFile | null, rules: Rules): readonly string[] {
  const category = values['category'] ?? file?.category;
  const rows = typeof category === 'string' ? (rules.handbook.get(category) ?? []) : [];
  return rows.flatMap(({ condition }) => condition ?? []);
}

/** One field in the widget of its kind. */
export function FieldInput(props: FieldInputProps) {
  const { id, field, values, file, rules, describedBy, invalid, onChange } = props;
  const t = useText();
  const units = useUnitOptions(props);
  const value = values[field.name];
  const text = typeof value === 'string' ? value : '';
  const picked = text === '' ? undefined : text;
  const status = invalid ? ('error' as const) : ('' as const);
  const common = { id, 'aria-describedby': describedBy, 'aria-invalid': invalid, 'aria-required': field.required };
  const search = { optionFilterProp: 'search' } as const;
  const select = {
    ...common,
    style: { width: '100%' },
    placeholder: t('desk.form.choose'),
    allowClear: !field.required,
    showSearch: search,
    status,
  } as const;
  const onPick = (chosen: string | undefined): void => onChange(chosen ?? '');

  switch (field.kind) {
    case 'text':
      return (
        <Input.TextArea
          {...common}
          status={status}
          value={text}
          autoSize={{ minRows: 2, maxRows: 8 }}
          onChange={({ target }) => onChange(target.value)}
        />
      );
    case 'line':
    case 'number':
    case 'instant':
      return (
        <Input
          {...common}
          status={status}
          inputMode={field.kind === 'number' ? 'decimal' : 'text'}
          placeholder={field.kind === 'instant' ? t('desk.form.timeHint') : ''}
          autoComplete="off"
          value={text}
          onChange={({ target }) => onChange(target.value)}
        />
      );
    case 'unit':
      return <Select {...select} value={picked} options={units} onChange={onPick} />;
    case 'units':
      return (
        <Select
          {...select}
          mode="multiple"
          value={Array.isArray(value) ? [...(value as readonly string[])] : []}
          options={units}
          onChange={(chosen: string[]) => onChange(chosen)}
        />
      );
    case 'category':
      return <Select {...select} value={picked} options={categoryOptions(rules)} onChange={onPick} />;
    case 'condition': {
      const options = conditionsOf(values, file, rules).map((condition) => ({
        value: condition,
        label: condition,
        search: condition,
      }));
      return <Select {...select} value={picked} options={options} onChange={onPick} />;
    }
    case 'channel':
      return (
        <AutoComplete
          {...common}
          status={status}
          style={{ width: '100%' }}
          value={text}
          options={CHANNELS.map((channel) => ({ value: t(`desk.field.channel.${channel}`) }))}
          onChange={(chosen: string) => onChange(chosen)}
        />
      );
    case 'case':
      return (
        <AutoComplete
          {...common}
          status={status}
          style={{ width: '100%' }}
          value={text}
          // The nearest is one Enter away; another number that is typed leaves none to be taken by mistake.
          defaultOpen={text === '' && props.nearby.length > 0}
          defaultActiveFirstOption
          getPopupContainer={landmarkOf}
          showSearch={{ filterOption: (typed, option) => String(option?.value).includes(typed.normalize('NFKC')) }}
          options={props.nearby.map((one) => ({
            value: one.number,
            label: (
              <span className="desk-first">
                <b className="num">{one.number}</b>
                {t('desk.field.duplicateOf', {
                  metres: Math.round(one.metres),
                  age: ageWords(Math.max(0, props.nowMs - one.reportedAtMs), t),
                  description: one.description,
                })}
              </span>
            ),
          }))}
          onChange={(chosen: string) => onChange(chosen)}
        />
      );
    case 'choice':
      return field.options && field.options.length > 3 ? (
        <Select
          {...select}
          value={picked}
          options={field.options.map((option) => ({
            value: option.value,
            label: t(option.label),
            search: t(option.label),
          }))}
          onChange={onPick}
        />
      ) : (
        <Radio.Group
          {...common}
          value={picked}
          options={(field.options ?? []).map((option) => ({ value: option.value, label: t(option.label) }))}
          onChange={({ target }) => onChange(String(target.value))}
        />
      );
    case 'photos':
      return (
        <PhotoInput
          id={id}
          value={Array.isArray(value) ? (value as readonly string[]) : []}
          by={props.by}
          describedBy={describedBy}
          onChange={onChange}
        />
      );
    case 'flag':
      return (
        <Checkbox {...common} checked={value === true} onChange={({ target }) => onChange(target.checked)}>
          {t(field.label)}
        </Checkbox>
      );
  }
}
