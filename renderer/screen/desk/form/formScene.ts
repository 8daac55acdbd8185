import { responsibleTask } from '../../../../shared/case/caseFile.ts';
import type { Actor, CaseFile, Task } from '../../../../shared/case/caseFile.ts';
import type { Decision } from '../../../../shared/case/decide.ts';
import type { NewEvent } from '../../../../shared/case/event.ts';
import type { Rules } from '../../../../shared/case/rules.ts';
import type { CaseView } from '../../../../shared/contract/desk.ts';
import type { Translate } from '../../../../shared/locale/text.ts';
import { unitShortName } from '../../../../shared/unit/unit.ts';
import type { FormName, FormValues } from './form.ts';
import { readInstant } from './instant.ts';
import { timeWords } from '../words.ts';

/** What the words around a form are made of. */
export type FormScene = {
  readonly name: FormName;
  /** In whose name. */
  readonly by: Actor;
  readonly values: FormValues;
  /** Null: a new report. */
  readonly view: CaseView | null;
  readonly rules: Rules;
  readonly nowMs: number;
  /** What the rules would write now; null while a field that decides about it is missing. */
  readonly decision: Decision | null;
  readonly t: Translate;
};

/** The events of one kind that the form would write. */
export function wouldWrite<K extends NewEvent['kind']>(
  { decision }: FormScene,
  kind: K,
): Extract<NewEvent, { kind: K }> | null {
  if (decision?.kind !== 'events') return null;
  return (decision.events.find((event) => event.kind === kind) as Extract<NewEvent, { kind: K }> | undefined) ?? null;
}

export function taskOf(file: CaseFile | undefined): Task | null {
  return file ? responsibleTask(file) : null;
}

/** An instant as the form writes it. */
export function timeOf(atMs: number, { rules, nowMs }: FormScene): string {
  return timeWords(atMs, { nowMs, zone: rules.calendar.zone });
}

/** The instant that a field names; null: none yet. */
export function typedInstant(field: string, { values, nowMs, rules }: FormScene): number | null {
  return readInstant(String(values[field] ?? ''), { nowMs, zone: rules.calendar.zone });
}

export function unitOf(code: string, { rules }: FormScene): string {
  return unitShortName(rules.units, code);
}
