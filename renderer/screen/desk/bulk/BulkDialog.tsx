import { Button, Modal, Progress } from 'antd';
import { useEffect, useId, useRef, useState } from 'react';
import type { Actor } from '../../../../shared/case/caseFile.ts';
import type { Command } from '../../../../shared/case/command.ts';
import type { Rules } from '../../../../shared/case/rules.ts';
import { hostNowMs } from '../../../hook/useHostNow.ts';
import { useText } from '../../../hook/useText.ts';
import type { BulkWork } from './bulkWork.ts';
import type { BulkDeed, Picked } from '../deskState.ts';
import { FORMS } from '../form/form.ts';
import type { FormValues } from '../form/form.ts';
import { FormField } from '../form/FormField.tsx';
import { readForm } from '../form/readForm.ts';
import type { FieldProblem } from '../form/readForm.ts';
import { useFormKeys } from '../form/useFormKeys.ts';
import { useBulk } from './useBulk.ts';

const NO_PROBLEMS: ReadonlyMap<string, FieldProblem> = new Map();

export type BulkDialogProps = {
  readonly deed: BulkDeed;
  readonly cases: readonly Picked[];
  readonly by: Actor;
  readonly rules: Rules;
  readonly onOpen: (id: number) => void;
  /** @param begun whether anything was sent: what is picked is then dealt with. */
  readonly onClose: (begun: boolean) => void;
};

/** One act on many cases: asked once, written for each, and every refusal listed with its reason. */
export function BulkDialog({ deed, cases, by, rules, onOpen, onClose }: BulkDialogProps) {
  const t = useText();
  // The cases as they were when the dialog opened: what comes into the list meanwhile was not picked.
  const [picked] = useState(cases);
  const { work, begin, goOn } = useBulk();
  const isSending = work?.state === 'sending';
  return (
    <Modal
      open
      title={t(`desk.bulk.${deed}`)}
      footer={null}
      closable={!isSending}
      keyboard={!isSending && work !== null}
      onCancel={() => onClose(work !== null)}
      mask={{ blur: false, closable: false }}
      width={560}
    >
      {work === null ? (
        <BulkForm
          deed={deed}
          count={picked.length}
          by={by}
          rules={rules}
          onSend={(command) => begin(picked, command)}
          onClose={() => onClose(false)}
        />
      ) : (
        <Course work={work} all={picked.length} onGoOn={goOn} onOpen={onOpen} onClose={() => onClose(true)} />
      )}
    </Modal>
  );
}

function BulkForm({
  deed,
  count,
  by,
  rules,
  onSend,
  onClose,
}: Pick<BulkDialogProps, 'deed' | 'by' | 'rules'> & {
  readonly count: number;
  readonly onSend: (command: Command) => void;
  readonly onClose: () => void;
}) {
  const t = useText();
  const id = useId();
  const box = useRef<HTMLFormElement>(null);
  const [values, setValues] = useState<FormValues>({});
  const [problems, setProblems] = useState(NO_PROBLEMS);
  const act = t(`desk.bulk.${deed}`);
  const fields = FORMS[deed];

  function change(changes: FormValues): void {
    setValues({ ...values, ...changes });
    setProblems(NO_PROBLEMS);
  }

  function submit(): void {
    const { zone } = rules.calendar;
    const read = readForm({ name: deed, fields, values, by, file: null, clock: { nowMs: hostNowMs(), zone } });
    if (read.kind === 'problems') setProblems(read.problems);
    else onSend(read.command);
  }
  useFormKeys(box, { onSubmit: submit, onClose });
  useEffect(() => box.current?.querySelector<HTMLElement>('input, textarea')?.focus(), []);

  return (
    <form
      ref={box}
      className="desk-dialog desk-bulk"
      aria-label={act}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <p>{t('desk.bulk.text', { count })}</p>
      <div className="desk-fields">
        {fields.map((field) => (
          <FormField
            key={field.name}
            id={`${id}-${field.name}`}
            field={field}
            form={{ values, problems, change }}
            options={{ name: deed, by, view: null, rules }}
            rejection={null}
          />
        ))}
      </div>
      <div className="desk-form-foot">
        <Button type="primary" htmlType="submit">
          {t('desk.bulk.send', { act, count })}
        </Button>
        <Button onClick={onClose}>{t('desk.form.cancel')}</Button>
        <small>{t('desk.form.keys')}</small>
      </div>
    </form>
  );
}

/** How far it has come, and what was refused. */
function Course({
  work: { state, answers, rest },
  all,
  onGoOn,
  onOpen,
  onClose,
}: {
  readonly work: BulkWork;
  readonly all: number;
  readonly onGoOn: () => void;
  readonly onOpen: (id: number) => void;
  readonly onClose: () => void;
}) {
  const t = useText();
  const close = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (state !== 'sending') close.current?.focus();
  }, [state]);
  const refused = answers.filter(({ reason }) => reason !== null);
  const done = answers.length - refused.length;
  const words =
    state === 'sending'
      ? t('desk.bulk.sending', { done: answers.length, count: all })
      : done === all
        ? t('desk.bulk.allDone', { count: all })
        : t('desk.bulk.done', { count: done });
  return (
    <div className="desk-dialog desk-bulk">
      <output>{words}</output>
      {state === 'ended' ? null : (
        <Progress percent={Math.round((answers.length / all) * 100)} showInfo={false} aria-label={words} />
      )}
      {refused.length > 0 ? (
        <section aria-label={t('desk.bulk.refused', { count: refused.length })}>
          <h3>{t('desk.bulk.refused', { count: refused.length })}</h3>
          <dl className="desk-refused">
            {refused.map(({ picked, reason }) => (
              <div key={picked.id}>
                <dt>
                  <button type="button" className="desk-link num" onClick={() => onOpen(picked.id)}>
                    {picked.number}
                  </button>
                </dt>
                <dd>{reason}</dd>
              </div>
            ))}
          </dl>
        </section>
      ) : null}
      {state === 'lost' ? (
        <p className="desk-problem" role="alert">
          {t('desk.bulk.lost', { count: rest.length })}
        </p>
      ) : null}
      {state === 'sending' ? null : (
        <div className="desk-form-foot">
          {state === 'lost' ? (
            <Button type="primary" onClick={onGoOn}>
              {t('desk.bulk.again', { count: rest.length })}
            </Button>
          ) : null}
          <Button ref={close} type={state === 'lost' ? 'default' : 'primary'} onClick={onClose}>
            {t('desk.bulk.close')}
          </Button>
        </div>
      )}
    </div>
  );
}
