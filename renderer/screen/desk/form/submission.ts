import type { CommandAnswer, CommandCall } from '../../../../shared/contract/desk.ts';
import type { Rejection } from '../../../../shared/case/command.ts';

/** The way of one command from this form to the host. */
export type Submission =
  | { readonly kind: 'ready' }
  | { readonly kind: 'sending'; readonly call: CommandCall }
  /** No answer came: the host may have written it or not. The same call again counts once. */
  | { readonly kind: 'lost'; readonly call: CommandCall }
  | { readonly kind: 'rejected'; readonly rejection: Rejection };

/** A pulled cable tells nobody: after so long without an answer the person may send again, which counts once. */
export const ANSWER_MS = 8000;

export type SubmissionStep =
  | { readonly do: 'send'; readonly call: CommandCall }
  | { readonly do: 'answered'; readonly answer: CommandAnswer }
  | { readonly do: 'lost' }
  | { readonly do: 'refused'; readonly rejection: Rejection }
  | { readonly do: 'edited' };

export function submissionStep(state: Submission, step: SubmissionStep): Submission {
  switch (step.do) {
    case 'send':
      return { kind: 'sending', call: step.call };
    case 'answered':
      return step.answer.kind === 'rejected'
        ? { kind: 'rejected', rejection: step.answer.rejection }
        : { kind: 'ready' };
    case 'lost':
      return state.kind === 'sending' ? { kind: 'lost', call: state.call } : state;
    case 'refused':
      return { kind: 'rejected', rejection: step.rejection };
    case 'edited':
      return state.kind === 'rejected' ? { kind: 'ready' } : state;
  }
}

/**
 * The call to send. After a lost answer the same words keep their id, so that the host counts them once; changed words are
 * another command, and the expected revision then tells whether the first one arrived.
 */
export function nextCall(state: Submission, call: Omit<CommandCall, 'commandId'>, newId: () => string): CommandCall {
  if (state.kind === 'lost') {
    const { commandId, ...sent } = state.call;
    if (JSON.stringify({ ...sent, expectedRevision: null }) === JSON.stringify({ ...call, expectedRevision: null }))
      return { commandId, ...sent };
  }
  return { commandId: newId(), ...call };
}

/** A random UUID (version 4); unlike `crypto.randomUUID` it works on a page without TLS in the office's network. */
export function newCommandId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = [...bytes].map((byte, index) => {
    const value = index === 6 ? (byte & 0x0f) | 0x40 : index === 8 ? (byte & 0x3f) | 0x80 : byte;
    return value.toString(16).padStart(2, '0');
  });
  return [hex.slice(0, 4), hex.slice(4, 6), hex.slice(6, 8), hex.slice(8, 10), hex.slice(10)]
    .map((part) => part.join(''))
    .join('-');
}
