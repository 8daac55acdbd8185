import { Button } from 'antd';
import { useEffect, useEffectEvent, useId, useRef } from 'react';
import { addTime } from '../../../shared/deadline/clock.ts';
import { dayOf, regularDayMs } from '../../../shared/deadline/calendar.ts';
import { responsibleTask } from '../../../shared/case/caseFile.ts';
import type { CaseView, HistoryLine } from '../../../shared/contract/desk.ts';
import { hostNowMs, useHostNow } from '../../hook/useHostNow.ts';
import { useText } from '../../hook/useText.ts';
import { FieldInput, conditionsOf } from './FieldInput.tsx';
import { endsSoundOnly, fieldOfRejection } from './form.ts';
import type { Field } from './form.ts';
import { FormEffects, FormFacts } from './FormWords.tsx';
import { historyWho } from './HistoryCard.tsx';
import { deedKey } from './offer.ts';
import { instantText } from './instant.ts';
import { isComposing } from './shortcut.ts';
import { UnitSuggestions } from './UnitSuggestions.tsx';
import { useCommandForm } from './useCommandForm.ts';
import type { CommandForm as FormState, CommandFormOptions } from './useCommandForm.ts';
import { momentWords } from './words.ts';
import { clockWords } from '../../../shared/time/words.ts';

const NONE_NEAR: CaseView['nearby'] = [];

export type CommandFormProps = CommandFormOptions & {
  /** In whose name, in words. */
  readonly who: string;
  /** The rules refuse the deed now (the case moved on while the form was open); what was typed stays. */
  readonly refusal: string | null;
  readonly onClose: () => void;
};

/** The form of one deed: its fields, what the rules say to them, and what happened to the case meanwhile. */
export function CommandForm(props: CommandFormProps) {
  const { name, view, rules, refusal, who, behalf, onClose } = props;
  const t = useText();
  const form = useCommandForm(props);
  const id = useId();
  const box = useRef<HTMLFormElement>(null);
  const { submission, draft } = form;
  const action = t(endsSoundOnly(name, props.by.party, form.values) ? 'desk.do.endSound' : deedKey(name));
  const sending = submission.kind === 'sending';
  const rejection = submission.kind === 'rejected' ? submission.rejection : null;
  const rejectedAt = rejection ? fieldOfRejection(rejection.code, form.fields) : null;
  const changed = changesSince(form, view?.history ?? []);
  const zone = rules.calendar.zone;

  const nowMs = useHostNow(15_000);
  const scene = { name, by: props.by, values: form.values, view, rules, nowMs, decision: form.preview(), t };

  useEffect(() => {
    box.current
      ?.querySelector<HTMLElement>('input:not([type="radio"]), textarea, input:checked, .desk-submit')
      ?.focus();
  }, []);

  const onKey = useEffectEvent((event: globalThis.KeyboardEvent) => {
    // While an input method composes, Enter and Escape belong to it.
    if (isComposing(event)) {
      if (event.key === 'Enter') event.preventDefault();
    } else if (event.key === 'Escape' && !event.defaultPrevented) {
      // Of an open list Escape closes the list alone.
      if (event.target instanceof Element && event.target.getAttribute('aria-expanded') === 'true') return;
      event.stopPropagation();
      onClose();
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      form.submit();
    }
  });
  useEffect(() => {
    const element = box.current;
    const listen = (event: globalThis.KeyboardEvent): void => onKey(event);
    element?.addEventListener('keydown', listen);
    return () => element?.removeEventListener('keydown', listen);
  }, []);

  const label = changed.length > 0 ? 'desk.form.submitChanged' : 'desk.form.submit';
  return (
    <form
      ref={box}
      className="desk-form"
      aria-label={action}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        form.submit();
      }}
    >
      <h3>
        {action}
        <small>{t(behalf ? 'desk.form.behalf' : 'desk.form.by', { who })}</small>
      </h3>
      <FormFacts scene={scene} />
      <div className="desk-fields">
        {form.fields
          .filter(
            (field) => field.kind !== 'condition' || conditionsOf(form.values, view?.file ?? null, rules).length > 0,
          )
          .map((field) => (
            <FormField
              key={field.name}
              id={`${id}-${field.name}`}
              field={field}
              form={form}
              options={props}
              rejection={rejectedAt === field.name && rejection ? rejection.message : null}
            />
          ))}
      </div>
      {changed.length > 0 ? (
        <div className="desk-changed" role="alert" ref={showAtOnce}>
          <b>{t(rejection?.code === 'conflict' ? 'desk.form.conflict' : 'desk.form.changed')}</b>
          <ul>
            {changed.map((line) => (
              <li key={line.sequence}>
                {momentWords(line.recordedAtMs, { nowMs: hostNowMs(), zone }, t)} {line.title}
                {line.detail === null ? '' : `：${line.detail}`}（{historyWho(line)}）
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      <div className="desk-form-end">
        {rejection && rejectedAt === null && !(rejection.code === 'conflict' && changed.length > 0) ? (
          <p className="desk-problem" role="alert">
            {rejection.message}
          </p>
        ) : null}
        {submission.kind === 'lost' ? (
          <p className="desk-problem" role="alert">
            {t('desk.form.lost')}
          </p>
        ) : null}
        {refusal !== null ? (
          <p className="desk-problem" role="alert">
            {t('desk.form.notAllowed', { reason: refusal })}
          </p>
        ) : null}
        <FormEffects scene={scene} />
        <div className="desk-form-foot">
          <Button
            type="primary"
            htmlType="submit"
            className="desk-submit"
            loading={sending}
            disabled={refusal !== null && submission.kind !== 'lost'}
          >
            {submission.kind === 'lost'
              ? t('desk.form.again')
              : sending
                ? t('desk.form.sending')
                : t(label, { action })}
          </Button>
          <Button onClick={onClose}>{t('desk.form.cancel')}</Button>
          <small>
            {draft ? t('desk.form.saved', { time: clockWords(draft.savedAtMs, zone) }) : t('desk.form.keys')}
          </small>
        </div>
      </div>
    </form>
  );
}

/** A conflict is read before anything else: what others did must not lie below the edge. */
function showAtOnce(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' });
}

/** What others did to the case since the person began or last sent. */
function changesSince({ base, submission }: FormState, history: readonly HistoryLine[]): readonly HistoryLine[] {
  if (!base || submission.kind === 'sending') return [];
  return history.filter(({ sequence }) => sequence > base.sequence);
}

function FormField({
  id,
  field,
  form,
  options: { name, view, rules },
  rejection,
}: {
  readonly id: string;
  readonly field: Field;
  readonly form: FormState;
  readonly options: CommandFormOptions;
  readonly rejection: string | null;
}) {
  const t = useText();
  const nowMs = useHostNow(60_000);
  const problem = form.problems.get(field.name);
  const label = t(field.label);
  const words =
    problem === undefined
      ? rejection
      : problem === 'badTime'
        ? t('desk.form.badTime')
        : t(`desk.form.${problem}`, { field: label });
  const note =
    field.name === 'occurredAt'
      ? t('desk.field.occurredNote', { minutes: rules.settings['entry.backMinutes'] })
      : field.name === 'evidence'
        ? t('desk.field.evidenceHint')
        : name === 'requestExtension' && field.name === 'reason'
          ? t('desk.form.reasonLength', {
              count: [...String(form.values['reason'] ?? '').trim()].length,
              min: rules.settings['extension.reasonMinLength'],
            })
          : field.note
            ? t(field.note)
            : null;
  const noteId = `${id}-note`;
  const describes = note !== null || words !== null;
  return (
    <div className={`desk-field field-${field.kind}`}>
      {field.kind === 'flag' ? null : (
        <label htmlFor={id}>
          {label}
          {field.required ? null : <small>{t('desk.form.optional')}</small>}
        </label>
      )}
      <FieldInput
        id={id}
        field={field}
        values={form.values}
        file={view?.file ?? null}
        rules={rules}
        nearby={view?.nearby ?? NONE_NEAR}
        nowMs={nowMs}
        describedBy={describes ? noteId : undefined}
        invalid={words !== null}
        onChange={(value) => form.change(field.name, value)}
      />
      {view && (name === 'dispatch' || name === 'designate') && field.kind === 'unit' ? (
        <UnitSuggestions
          caseId={view.file.id}
          rules={rules}
          chosen={String(form.values[field.name] ?? '')}
          onTake={(unit) => form.change(field.name, unit)}
        />
      ) : null}
      {field.kind === 'instant' && field.name !== 'occurredAt' ? (
        <WorkdayButtons
          from={field.name === 'replyBy' ? null : view}
          rules={rules}
          onPick={(text) => form.change(field.name, text)}
        />
      ) : null}
      {describes ? (
        <div id={noteId}>
          {words === null ? null : (
            <p className="desk-problem" role="alert">
              {words}
            </p>
          )}
          {note === null ? null : <p className="desk-note">{note}</p>}
        </div>
      ) : null}
    </div>
  );
}

/** Whole work days after the deadline in force of `from` (null, or none in force: after now), for one press instead of ten keys. */
function WorkdayButtons({
  from,
  rules,
  onPick,
}: {
  readonly from: CommandFormOptions['view'];
  readonly rules: CommandFormOptions['rules'];
  readonly onPick: (text: string) => void;
}) {
  const t = useText();
  const { calendar } = rules;
  const dueAtMs = (from && responsibleTask(from.file)?.dueAtMs) ?? null;
  return (
    <div className="desk-quick">
      {[1, 2, 5].map((n) => (
        <button
          key={n}
          type="button"
          className="desk-link"
          onClick={() => {
            const fromMs = Math.max(hostNowMs(), dueAtMs ?? 0);
            const amountMs = n * regularDayMs(dayOf(fromMs, calendar), calendar);
            onPick(instantText(addTime({ clock: 'working', fromMs, amountMs, calendar }), calendar.zone));
          }}
        >
          {t('desk.form.plus', { n })}
        </button>
      ))}
    </div>
  );
}
