import { TRPCError } from '@trpc/server';
import { z } from 'zod';
import type { AccountabilityAnswer, AccountabilityCall } from '../../../shared/contract/accountability.ts';
import { readAccountabilityCall } from '../../../shared/contract/accountabilityCall.ts';
import { feedCalls } from './feed12345.ts';
import { foresightCalls } from './foresight.ts';
import { makeRouter, procedure } from './procedure.ts';

/** Findings, decisions and what surrounds them. */
export const accountabilityRouter = makeRouter({
  ...foresightCalls,
  ...feedCalls,

  /** One act of accountability. A refusal by the rules is an answer; only a malformed call is an error. */
  execute: procedure
    .input(z.custom<AccountabilityCall>().transform((input) => readAccountabilityCall(input)))
    .mutation(({ ctx, input }): AccountabilityAnswer => {
      if (input.kind === 'read') return ctx.act(input.call);
      if (input.kind === 'rejected') return input;
      throw new TRPCError({ code: 'BAD_REQUEST', message: input.message });
    }),
});
