import { Button } from 'antd';
import { Fragment, useEffect, useId, useRef } from 'react';
import type { Rejection } from '../../../../shared/case/command.ts';
import type { HistoryLine } from '../../../../shared/contract/desk.ts';
import { hostNowMs, useHostNow } from '../../../hook/useHostNow.ts';
import { useText } from '../../../hook/useText.ts';
import { conditionsOf } from './FieldInput.tsx';
import { endsSoundOnly, fieldOfRejection } from './form.ts';
import type { Field, FormValues } from './form.ts';
import { FormField } from './FormField.tsx';
import { FormEffects, FormFacts } from './FormWords.tsx';
import { historyWho } from '../case/HistoryCard.tsx';
import { SpotField } from '../map/SpotField.tsx';
import { deedKey } from './offer.ts';
import { CasePhotos } from '../photo/CasePhotos.tsx';
import { useCommandForm } from './useCommandForm.ts';
import type { CommandForm as FormState, CommandFormOptions } from './useCommandForm.ts';
import { useFormKeys } from './useFormKeys.ts';
import { momentWords } from '../words.ts';
import { clockWords } from '../../../../shared/time/words.ts';

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
  const rejectedAt = rejection ? fieldOfRejection(rejection, form.fields) : null;
  const changed = changesSince(form, view?.history ?? []);
  const zone = rules.calendar.zone;

  const nowMs = useHostNow(15_000);
  const scene = { name, by: props.by, values: form.values, view, rules, nowMs, decision: form.preview(), t };

  const asked = firstAsked(form.fields, form.values);
  useEffect(() => {
    const input = asked === null ? null : inputOf(box.current, `${id}-${asked}`);
    (input ?? box.current?.querySelector<HTMLElement>('input, textarea, .desk-submit'))?.focus();
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- where a person begins, once
  }, []);

  const wrong = form.fields.find((field) => form.problems.has(field.name))?.name ?? rejectedAt;
  useEffect(() => {
    const input = wrong === null ? null : inputOf(box.current, `${id}-${wrong}`);
    input?.focus();
    // What is wrong stands under the field and must be read, not only its field seen.
    input?.closest('.desk-field')?.scrollIntoView({ block: 'nearest' });
  }, [id, wrong, form.problems, rejection]);

  useFormKeys(box, { onSubmit: form.submit, onClose });

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
      {name === 'recordCheck' && view ? (
        <section className="desk-shots" aria-label={t('desk.photo.compare')}>
          <CasePhotos context={{ view, rules, zone, nowMs }} />
        </section>
      ) : null}
      <div className="desk-fields">
        {form.fields
          .filter(
            (field) => field.kind !== 'condition' || conditionsOf(form.values, view?.file ?? null, rules).length > 0,
          )
          .map((field) => (
            <Fragment key={field.name}>
              <FormField
                id={`${id}-${field.name}`}
                field={field}
                form={form}
                options={props}
                rejection={rejectedAt === field.name && rejection ? saidOf(rejection) : null}
              />
              {field.name === 'lat' ? <SpotField form={form} view={view} rules={rules} /> : null}
            </Fragment>
          ))}
      </div>
      {changed.length > 0 ? (
        <div className="desk-changed" role="alert" ref={showAtOnce}>
          <b>{t(rejection?.code === 'conflict' ? 'desk.form.conflict' : 'desk.form.changed')}</b>
          <ul>
            {changed.map((line) => (
              <li key={line.sequence}>
                {momentWords(line.recordedAtMs, { nowMs: hostNowMs(), zone }, t)} {historyWho(line)}：
                <b>{line.title}</b>
                {line.detail === null ? '' : `，${line.detail}`}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      <div className="desk-form-end">
        {rejection && rejectedAt === null && !(rejection.code === 'conflict' && changed.length > 0) ? (
          <p className="desk-problem" role="alert">
            {saidOf(rejection)}
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

/** The field at which a person begins: the first that asks for a choice or for something that is not there yet. */
function firstAsked(fields: readonly Field[], values: FormValues): string | null {
  const asks = ({ name, kind, required }: Field): boolean =>
    kind === 'choice' || (required && (values[name] ?? '') === '');
  return fields.find(asks)?.name ?? null;
}

/** What takes the focus for a field: its input, or of several to choose from the one that is chosen. */
function inputOf(box: HTMLElement | null, id: string): HTMLElement | null {
  const element = box?.querySelector<HTMLElement>(`[id="${id}"]`) ?? null;
  if (element === null || element.matches('input, textarea')) return element;
  return element.querySelector<HTMLElement>('input:checked') ?? element.querySelector<HTMLElement>('input');
}

/** A refusal without the name that its field has in a command, which is for those who write scenarios. */
function saidOf({ message, field }: Rejection): string {
  return field === undefined ? message : message.replace(`（${field}）`, '');
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
