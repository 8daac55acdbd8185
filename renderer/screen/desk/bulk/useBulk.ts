import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { Command } from '../../../../shared/case/command.ts';
import { tellHost } from '../../../rpc/host.ts';
import { sendRest } from './bulkWork.ts';
import type { BulkWork } from './bulkWork.ts';
import type { Picked } from '../deskState.ts';
import { ANSWER_MS, newCommandId } from '../form/submission.ts';

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
    await sendRest(from, (call) => tellHost('command.execute', call, AbortSignal.timeout(ANSWER_MS)), setWork);
    sending.current = false;
    void client.invalidateQueries({ queryKey: ['desk'] });
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
