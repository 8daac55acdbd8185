import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { Command } from '../../../shared/case/command.ts';
import type { CommandCall } from '../../../shared/contract/desk.ts';
import { tellHost } from '../../rpc/host.ts';
import type { Picked } from './deskState.ts';
import { newCommandId } from './submission.ts';

type Sent = { readonly picked: Picked; readonly call: CommandCall };

/** How far an act on many cases has come. */
export type BulkWork = {
  /** `lost`: no answer came; the cases left over can be sent again and count once. */
  readonly state: 'sending' | 'lost' | 'ended';
  /** Every case with an answer; `reason` null: done. */
  readonly answers: readonly { readonly picked: Picked; readonly reason: string | null }[];
  readonly rest: readonly Sent[];
};

/** One command for each of many cases, one after the other: each its own event, its own refusal. Null: not begun. */
export function useBulk(): {
  readonly work: BulkWork | null;
  readonly begin: (cases: readonly Picked[], command: Command) => void;
  readonly goOn: () => void;
} {
  const client = useQueryClient();
  const [work, setWork] = useState<BulkWork | null>(null);
  const sending = useRef(false);

  async function send(from: Omit<BulkWork, 'state'>): Promise<void> {
    if (sending.current) return;
    sending.current = true;
    const answers = [...from.answers];
    const tell = (state: BulkWork['state']): void =>
      setWork({ state, answers: answers.slice(), rest: from.rest.slice(answers.length - from.answers.length) });
    try {
      for (const { picked, call } of from.rest) {
        tell('sending');
        const answer = await tellHost('command.execute', call);
        answers.push({ picked, reason: answer.kind === 'done' ? null : answer.rejection.message });
      }
      tell('ended');
    } catch {
      tell('lost');
    } finally {
      sending.current = false;
      void client.invalidateQueries({ queryKey: ['desk'] });
    }
  }

  return {
    work,
    begin: (cases, command) => {
      const rest = cases.map((picked) => ({
        picked,
        call: { commandId: newCommandId(), caseId: picked.id, expectedRevision: picked.revision, command },
      }));
      void send({ answers: [], rest });
    },
    goOn: () => {
      if (work) void send(work);
    },
  };
}
