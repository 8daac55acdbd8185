import { TRPCError } from '@trpc/server';
import { z } from 'zod';
import { readCommandCall } from '../../../shared/contract/command.ts';
import type { CommandAnswer, CommandCall } from '../../../shared/contract/desk.ts';
import { makeRouter, procedure } from './procedure.ts';

export const commandRouter = makeRouter({
  /** One command on one case. A refusal by the rules is an answer; only a malformed call is an error. */
  execute: procedure
    .input(z.custom<CommandCall>().transform((input) => readCommandCall(input)))
    .mutation(({ ctx, input }): CommandAnswer => {
      if (input.kind === 'read') return ctx.execute(input.call);
      if (input.kind === 'rejected') return input;
      throw new TRPCError({ code: 'BAD_REQUEST', message: input.message });
    }),
});
