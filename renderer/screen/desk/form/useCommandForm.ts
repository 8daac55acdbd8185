import { useQueryClient } from '@tanstack/react-query';
import { useReducer, useRef, useState } from 'react';
import type { Actor } from '../../../../shared/case/caseFile.ts';
import type { Command } from '../../../../shared/case/command.ts';
import { decide } from '../../../../shared/case/decide.ts';
import type { Decision } from '../../../../shared/case/decide.ts';
import type { Rules } from '../../../../shared/case/rules.ts';
import type { CaseView, CommandAnswer, CommandCall } from '../../../../shared/contract/desk.ts';
import { hostNowMs } from '../../../hook/useHostNow.ts';
import { tellHost } from '../../../rpc/host.ts';
import { draftKey, dropDraft, keepDraft, keptDraft } from './draft.ts';
import type { Draft } from './draft.ts';
import { fieldsOf, initialValues } from './form.ts';
import type { Field, FormName, FormValues } from './form.ts';
import { instantText } from './instant.ts';
import { readForm } from './readForm.ts';
import type { FieldProblem } from './readForm.ts';
import { ANSWER_MS, newCommandId, nextCall, submissionStep } from './submission.ts';
import type { Submission } from './submission.ts';

export type CommandFormOptions = {
  readonly name: FormName;
  readonly by: Actor;
  readonly behalf: boolean;
  /** Null: a new report. */
  readonly view: CaseView | null;
  readonly rules: Rules;
  /** Fields that stand there at once, such as the number of a case picked as the first one. */
  readonly preset: FormValues;
  readonly onDone: (answer: Extract<CommandAnswer, { kind: 'done' }>) => void;
};

export type CommandForm = {
  readonly fields: readonly Field[];
  readonly values: FormValues;
  readonly draft: Draft | null;
  readonly problems: ReadonlyMap<string, FieldProblem>;
  readonly submission: Submission;
  /** The revision and sequence at which the person began: what came later is shown before it is sent. */
  readonly base: { readonly revision: number; readonly sequence: number } | null;
  readonly change: (changes: FormValues) => void;
  readonly submit: () => void;
  /** What the form would write now by the rules; null while something that decides about it is missing. */
  readonly preview: () => Decision | null;
};

const NONE: ReadonlyMap<string, FieldProblem> = new Map();

/** What is filled, without fields that hold nothing. */
function typedOf(values: FormValues): FormValues {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));
}

/** The context that only the host has, filled so that it refuses nothing: the host has the last word. */
function decideHere(view: CaseView | null, command: Command, rules: Rules): Decision {
  return decide(view?.file ?? null, command, {
    nowMs: hostNowMs(),
    rules,
    newCase: { number: '', cell: null, reporter: null },
    first: { id: -1, number: '' },
  });
}

/** State and steps of one form: typed, checked by the rules here, sent, answered; what was typed outlives every refusal. */
export function useCommandForm(options: CommandFormOptions): CommandForm {
  const { name, by, behalf, view, rules, preset, onDone } = options;
  const client = useQueryClient();
  const file = view?.file ?? null;
  const { zone } = rules.calendar;
  const key = draftKey(file?.id ?? null, name);
  const [draft, setDraft] = useState(() => keptDraft(key));
  const [values, setValues] = useState<FormValues>(() => ({
    ...initialValues(name, file),
    ...(behalf && { occurredAt: instantText(hostNowMs(), zone) }),
    ...draft?.values,
    ...preset,
  }));
  const fields = fieldsOf(name, { behalf, party: by.party, values });
  const [problems, setProblems] = useState(NONE);
  const [submission, step] = useReducer(submissionStep, { kind: 'ready' });
  const [base, setBase] = useState(view && { revision: view.file.revision, sequence: view.sequence });
  const sending = useRef(false);

  function change(changes: FormValues): void {
    const next = { ...values, ...changes, ...('category' in changes && { condition: '' }) };
    const kept = { values: next, savedAtMs: hostNowMs() };
    setValues(next);
    setDraft(kept);
    keepDraft(key, kept);
    setProblems(NONE);
    step({ do: 'edited' });
  }

  async function send(call: CommandCall): Promise<void> {
    sending.current = true;
    step({ do: 'send', call });
    try {
      const answer = await tellHost('command.execute', call, AbortSignal.timeout(ANSWER_MS));
      if (answer.kind === 'done') {
        dropDraft(key);
        onDone(answer);
      }
      step({ do: 'answered', answer });
    } catch {
      step({ do: 'lost' });
    } finally {
      sending.current = false;
      void client.invalidateQueries({ queryKey: ['desk'] });
    }
  }

  function reading(filled: FormValues) {
    return readForm({ name, fields, values: filled, by, file, clock: { nowMs: hostNowMs(), zone } });
  }

  function submit(): void {
    if (sending.current) return;
    const read = reading(values);
    if (read.kind === 'problems') {
      setProblems(read.problems);
      return;
    }
    const caseId = file?.id ?? null;
    const call = { caseId, expectedRevision: file?.revision ?? null, command: read.command };
    const next = nextCall(submission, call, newCommandId);
    // After a lost answer the host itself says whether it was written.
    if (submission.kind !== 'lost') {
      const decision = decideHere(view, read.command, rules);
      if (decision.kind === 'rejected') {
        step({ do: 'refused', rejection: decision.rejection });
        return;
      }
    }
    if (view) setBase({ revision: view.file.revision, sequence: view.sequence });
    void send(next);
  }

  function preview(): Decision | null {
    // What is said in words changes no date, so the words need not stand there yet.
    const words = fields.filter(({ kind, required }) => required && (kind === 'text' || kind === 'line'));
    const read = reading({ ...Object.fromEntries(words.map((field) => [field.name, '…'])), ...typedOf(values) });
    return read.kind === 'command' ? decideHere(view, read.command, rules) : null;
  }

  return { fields, values, draft, problems, submission, base, change, submit, preview };
}
