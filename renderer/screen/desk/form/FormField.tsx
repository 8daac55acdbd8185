import { addTime } from '../../../../shared/deadline/clock.ts';
import { dayOf, regularDayMs } from '../../../../shared/deadline/calendar.ts';
import { responsibleTask } from '../../../../shared/case/caseFile.ts';
import type { CaseView } from '../../../../shared/contract/desk.ts';
import { hostNowMs, useHostNow } from '../../../hook/useHostNow.ts';
import { useText } from '../../../hook/useText.ts';
import { FieldInput } from './FieldInput.tsx';
import type { Field } from './form.ts';
import { instantText } from './instant.ts';
import { mayBeFirst } from './offer.ts';
import { UnitSuggestions } from './UnitSuggestions.tsx';
import type { CommandForm, CommandFormOptions } from './useCommandForm.ts';

const NONE_NEAR: CaseView['nearby'] = [];

/** One field with its label, what helps to fill it, and what is wrong with it. */
export function FormField({
  id,
  field,
  form,
  options: { name, by, view, rules },
  rejection,
}: {
  readonly id: string;
  readonly field: Field;
  readonly form: Pick<CommandForm, 'values' | 'problems' | 'change'>;
  readonly options: Pick<CommandFormOptions, 'name' | 'by' | 'view' | 'rules'>;
  readonly rejection: string | null;
}) {
  const t = useText();
  const nowMs = useHostNow(60_000);
  const problem = form.problems.get(field.name);
  const label = t(field.label);
  const words =
    problem === undefined
      ? rejection
      : problem === 'badTime' || problem === 'uploading'
        ? t(`desk.form.${problem}`)
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
          : field.name === 'until' && lacksLimit(name, view, rules)
            ? t('desk.field.untilNeeded')
            : field.note
              ? t(field.note)
              : null;
  const required = field.required || (field.name === 'until' && lacksLimit(name, view, rules));
  const noteId = `${id}-note`;
  const describes = note !== null || words !== null;
  return (
    <div className={`desk-field field-${field.kind}`}>
      {field.kind === 'flag' ? null : (
        <label htmlFor={id}>
          {label}
          {required ? null : <small>{t('desk.form.optional')}</small>}
        </label>
      )}
      <FieldInput
        id={id}
        field={{ ...field, required }}
        values={form.values}
        file={view?.file ?? null}
        rules={rules}
        by={by}
        nearby={view?.nearby.filter(mayBeFirst) ?? NONE_NEAR}
        nowMs={nowMs}
        describedBy={describes ? noteId : undefined}
        invalid={words !== null}
        onChange={(value) => form.change({ [field.name]: value })}
      />
      {view && (name === 'dispatch' || name === 'designate') && field.kind === 'unit' ? (
        <UnitSuggestions
          caseId={view.file.id}
          rules={rules}
          chosen={String(form.values[field.name] ?? '')}
          onTake={(unit) => form.change({ [field.name]: unit })}
        />
      ) : null}
      {field.kind === 'instant' && field.name !== 'occurredAt' ? (
        <WorkdayButtons
          from={field.name === 'replyBy' ? null : view}
          rules={rules}
          onPick={(text) => form.change({ [field.name]: text })}
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

/** Whether a dispatch must name its date, because the handbook knows no limit for the category (R6). */
function lacksLimit(
  name: CommandFormOptions['name'],
  view: CommandFormOptions['view'],
  { handbook }: CommandFormOptions['rules'],
): boolean {
  return name === 'dispatch' && view !== null && (handbook.get(view.file.category) ?? []).length === 0;
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
