import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { hostNowMs } from '../../hook/useHostNow.ts';
import { tellHost } from '../../rpc/host.ts';
import { dropDraft, keepDraft, keptDraft } from '../desk/form/draft.ts';
import { newCommandId } from '../desk/form/submission.ts';
import { tellAccountability } from './accountabilityData.ts';
import { isSameCall, missingField } from './act.ts';
import type { ActAnswer, ActCall, ActField, ActValues } from './act.ts';

export type ActState =
  | { readonly kind: 'writing' }
  /** Whole, and shown once more before it becomes a decision. */
  | { readonly kind: 'reviewing' }
  | { readonly kind: 'sending' }
  /** No answer came; the same act sent again counts once. */
  | { readonly kind: 'lost' }
  | { readonly kind: 'refused'; readonly message: string };

export type ActOptions = {
  /** The draft's place on this machine: which act on what. */
  readonly place: string;
  readonly fields: readonly ActField[];
  readonly initial?: ActValues;
  /** What is wrong with the values together, in words; null: nothing. */
  readonly problemOf?: (values: ActValues) => string | null;
  readonly callOf: (values: ActValues) => ActCall;
  readonly onDone: (answer: ActAnswer) => void;
};

export type Act = {
  readonly values: ActValues;
  readonly savedAtMs: number | null;
  readonly missing: ActField | null;
  readonly state: ActState;
  readonly change: (name: string, value: string) => void;
  /** From writing to reviewing; from reviewing it is sent: a decision is never one click. */
  readonly proceed: () => void;
  readonly back: () => void;
};

function textsOf(values: Readonly<Record<string, unknown>>): ActValues {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
}

/** The way of one act from its form to the host: written, looked at once more, sent, answered; what was typed stays. */
export function useAct({ place, fields, initial, problemOf, callOf, onDone }: ActOptions): Act {
  const client = useQueryClient();
  const key = `accountability.draft.${place}`;
  const [draft, setDraft] = useState(() => keptDraft(key));
  const [values, setValues] = useState<ActValues>(() => ({ ...initial, ...textsOf(draft?.values ?? {}) }));
  const [state, setState] = useState<ActState>({ kind: 'writing' });
  const [missing, setMissing] = useState<ActField | null>(null);
  const sent = useRef<{ readonly id: string; readonly call: ActCall } | null>(null);

  function change(name: string, value: string): void {
    const next = { ...values, [name]: value };
    const kept = { values: next, savedAtMs: hostNowMs() };
    setValues(next);
    setDraft(kept);
    keepDraft(key, kept);
    setMissing(null);
    setState({ kind: 'writing' });
  }

  async function send(call: ActCall): Promise<void> {
    const id = sent.current && isSameCall(sent.current.call, call) ? sent.current.id : newCommandId();
    sent.current = { id, call };
    setState({ kind: 'sending' });
    try {
      const answer =
        call.to === 'case'
          ? await tellHost('command.execute', {
              commandId: id,
              caseId: call.caseId,
              expectedRevision: null,
              command: call.command,
            })
          : await tellAccountability({ commandId: id, command: call.command });
      if (answer.kind === 'rejected') {
        sent.current = null;
        setState({ kind: 'refused', message: answer.rejection.message });
        return;
      }
      dropDraft(key);
      setState({ kind: 'writing' });
      onDone(answer);
    } catch {
      setState({ kind: 'lost' });
    } finally {
      void client.invalidateQueries({ queryKey: ['accountability'] });
    }
  }

  function proceed(): void {
    if (state.kind === 'sending') return;
    const empty = missingField(fields, values);
    if (empty !== null) {
      setMissing(empty);
      return;
    }
    const problem = problemOf?.(values) ?? null;
    if (problem !== null) {
      setState({ kind: 'refused', message: problem });
      return;
    }
    if (state.kind === 'writing' || state.kind === 'refused') setState({ kind: 'reviewing' });
    else void send(callOf(values));
  }

  return {
    values,
    savedAtMs: draft?.savedAtMs ?? null,
    missing,
    state,
    change,
    proceed,
    back: () => setState({ kind: 'writing' }),
  };
}
