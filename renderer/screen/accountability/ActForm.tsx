import { Button, Input, Radio, Select } from 'antd';
import { useEffect, useId, useRef } from 'react';
import type { ReactNode } from 'react';
import { clockWords } from '../../../shared/time/words.ts';
import { useText } from '../../hook/useText.ts';
import { useFormKeys } from '../desk/form/useFormKeys.ts';
import type { ActField } from './act.ts';
import { useAct } from './useAct.ts';
import type { ActOptions } from './useAct.ts';

export type ActFormProps = ActOptions & {
  readonly title: string;
  /** In whose name, in words. */
  readonly who: string;
  /** What the last button says: 发布通报. */
  readonly submit: string;
  /** What will happen, shown once more before it does. */
  readonly review: ReactNode;
  /** Why it may not be done now; null: it may. */
  readonly refusal: string | null;
  readonly zone: string;
  readonly onClose?: () => void;
  readonly autoFocus?: boolean;
};

/** A form in two steps: write the reason, look at what will follow, then confirm. Ctrl+Enter goes on, Esc goes back. */
export function ActForm(props: ActFormProps) {
  const { title, who, submit, review, refusal, zone, fields, onClose, autoFocus = true } = props;
  const t = useText();
  const act = useAct({
    ...props,
    onDone: (answer) => {
      // The keys of the page work again at once; a form that stays would keep them to itself.
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      props.onDone(answer);
    },
  });
  const { state, values, missing } = act;
  const id = useId();
  const box = useRef<HTMLFormElement>(null);
  const isReview = state.kind === 'reviewing' || state.kind === 'sending' || state.kind === 'lost';

  useEffect(() => {
    if (!autoFocus) return;
    box.current?.querySelector<HTMLElement>('input:not([type="radio"]), textarea, input:checked')?.focus();
  }, [autoFocus]);
  useEffect(() => {
    // What is about to happen is read before it is confirmed.
    if (state.kind === 'reviewing') box.current?.querySelector<HTMLElement>('.act-review')?.focus();
  }, [state.kind]);

  useFormKeys(box, { onSubmit: act.proceed, onClose: () => (isReview ? act.back() : onClose?.()) });

  return (
    <form
      ref={box}
      className="desk-form act-form"
      aria-label={title}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        act.proceed();
      }}
    >
      <h3>
        {title}
        <small>{who}</small>
      </h3>
      {isReview ? (
        <div className="act-review" tabIndex={-1}>
          {review}
          <dl>
            {fields
              .filter(({ name }) => (values[name] ?? '') !== '')
              .map((field) => (
                <div key={field.name}>
                  <dt>{t(field.label)}</dt>
                  <dd>{shownValue(field, values[field.name] ?? '')}</dd>
                </div>
              ))}
          </dl>
        </div>
      ) : (
        <div className="desk-fields">
          {fields.length === 0 ? review : null}
          {fields.map((field) => (
            <div key={field.name} className={`desk-field field-${field.kind}`}>
              <label htmlFor={`${id}-${field.name}`}>
                {t(field.label)}
                {field.required ? null : <small>{t('desk.form.optional')}</small>}
              </label>
              <ActInput
                id={`${id}-${field.name}`}
                field={field}
                value={values[field.name] ?? ''}
                invalid={missing?.name === field.name}
                onChange={(value) => act.change(field.name, value)}
              />
              <div id={`${id}-${field.name}-note`}>
                {missing?.name === field.name ? (
                  <p className="desk-problem" role="alert">
                    {t('desk.form.required', { field: t(field.label) })}
                  </p>
                ) : null}
                {field.note ? <p className="desk-note">{t(field.note)}</p> : null}
              </div>
            </div>
          ))}
        </div>
      )}
      {state.kind === 'refused' ? (
        <p className="desk-problem" role="alert">
          {state.message}
        </p>
      ) : null}
      {state.kind === 'lost' ? (
        <p className="desk-problem" role="alert">
          {t('desk.form.lost')}
        </p>
      ) : null}
      {refusal === null ? null : (
        <p className="desk-problem" role="alert">
          {refusal}
        </p>
      )}
      <div className="desk-form-foot">
        <Button type="primary" htmlType="submit" loading={state.kind === 'sending'} disabled={refusal !== null}>
          {isReview ? (state.kind === 'lost' ? t('desk.form.again') : submit) : t('accountability.act.next')}
        </Button>
        {isReview ? (
          <Button onClick={act.back}>{t('accountability.act.back')}</Button>
        ) : onClose ? (
          <Button onClick={onClose}>{t('desk.form.cancel')}</Button>
        ) : null}
        <small>
          {act.savedAtMs === null
            ? t('accountability.act.keys')
            : t('desk.form.saved', { time: clockWords(act.savedAtMs, zone) })}
        </small>
      </div>
    </form>
  );
}

function shownValue({ options, kind }: ActField, value: string): string {
  if (!options) return value;
  const picked = kind === 'units' ? value.split(',') : [value];
  return picked.map((one) => options.find((option) => option.value === one)?.label ?? one).join('、');
}

function ActInput({
  id,
  field,
  value,
  invalid,
  onChange,
}: {
  readonly id: string;
  readonly field: ActField;
  readonly value: string;
  readonly invalid: boolean;
  readonly onChange: (value: string) => void;
}) {
  const t = useText();
  const common = {
    id,
    'aria-invalid': invalid,
    'aria-required': field.required,
    'aria-describedby': `${id}-note`,
    status: invalid ? ('error' as const) : ('' as const),
  };
  const options = (field.options ?? []).map((option) => ({ ...option, search: `${option.label} ${option.value}` }));
  switch (field.kind) {
    case 'text':
      return (
        <Input.TextArea
          {...common}
          value={value}
          maxLength={2000}
          autoSize={{ minRows: 2, maxRows: 8 }}
          onChange={({ target }) => onChange(target.value)}
        />
      );
    case 'line':
    case 'instant':
      return (
        <Input
          {...common}
          value={value}
          maxLength={200}
          autoComplete="off"
          placeholder={field.kind === 'instant' ? t('accountability.instantHint') : ''}
          onChange={({ target }) => onChange(target.value)}
        />
      );
    case 'units':
      return (
        <Select
          {...common}
          mode="multiple"
          style={{ width: '100%' }}
          placeholder={t('accountability.all')}
          showSearch={{ optionFilterProp: 'search' }}
          value={value === '' ? [] : value.split(',')}
          options={options}
          onChange={(chosen: string[]) => onChange(chosen.join(','))}
        />
      );
    case 'choice':
      return options.length > 4 ? (
        <Select
          {...common}
          style={{ width: '100%' }}
          placeholder={t('desk.form.choose')}
          showSearch={{ optionFilterProp: 'search' }}
          {...(value !== '' && { value })}
          options={options}
          onChange={(chosen: string) => onChange(chosen)}
        />
      ) : (
        <Radio.Group
          aria-describedby={`${id}-note`}
          value={value}
          options={options}
          onChange={({ target }) => onChange(String(target.value))}
        />
      );
  }
}
