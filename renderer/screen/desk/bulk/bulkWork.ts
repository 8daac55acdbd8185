import type { CommandAnswer, CommandCall } from '../../../../shared/contract/desk.ts';
import type { Picked } from '../deskState.ts';

type Sent = { readonly picked: Picked; readonly call: CommandCall };

/** How far an act on many cases has come. */
export type BulkWork = {
  /** `lost`: no answer came; the cases left over can be sent again and count once. */
  readonly state: 'sending' | 'lost' | 'ended';
  /** Every case with an answer; `reason` null: done. */
  readonly answers: readonly { readonly picked: Picked; readonly reason: string | null }[];
  readonly rest: readonly Sent[];
};

/**
 * Sends what is left of an act, one case after the other, and tells how far it is after each. A case without an answer
 * stays the first of the rest, with the id under which the host may have it already.
 */
export async function sendRest(
  from: Omit<BulkWork, 'state'>,
  send: (call: CommandCall) => Promise<CommandAnswer>,
  tell: (work: BulkWork) => void,
): Promise<void> {
  const answers = [...from.answers];
  const say = (state: BulkWork['state']): void =>
    tell({ state, answers: answers.slice(), rest: from.rest.slice(answers.length - from.answers.length) });
  try {
    for (const { picked, call } of from.rest) {
      say('sending');
      const answer = await send(call);
      answers.push({ picked, reason: answer.kind === 'done' ? null : answer.rejection.message });
    }
    say('ended');
  } catch {
    say('lost');
  }
}
