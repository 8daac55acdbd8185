import { TRPCError } from '@trpc/server';
import { z } from 'zod';
import type {
  AccountabilityAnswer,
  AccountabilityCall,
  AccountabilityPage,
} from '../../../shared/contract/accountability.ts';
import type { FindingView } from '../../../shared/contract/finding.ts';
import { readAccountabilityCall } from '../../../shared/contract/accountabilityCall.ts';
import { findingsPeriod } from './findingsQuery.ts';
import { feedCalls } from './feed12345.ts';
import { foresightCalls } from './foresight.ts';
import { makeRouter, procedure } from './procedure.ts';

/** Findings, decisions and what surrounds them. */
export const accountabilityRouter = makeRouter({
  ...foresightCalls,
  ...feedCalls,

  /** Everything the page shows of a month, quarter or year; made on the thread of reports. */
  page: procedure
    .input(z.strictObject({ period: findingsPeriod }))
    .query(({ ctx, input: { period } }): Promise<AccountabilityPage> =>
      ctx.reports.run('accountabilityPage', { period, nowMs: ctx.nowMs() }),
    ),

  /** A finding opened; null: there is none of this id. */
  finding: procedure
    .input(z.strictObject({ id: z.int().positive() }))
    .query(({ ctx, input: { id } }): Promise<FindingView | null> =>
      ctx.reports.run('finding', { id, nowMs: ctx.nowMs() }),
    ),

  /** One act of accountability. A refusal by the rules is an answer; only a malformed call is an error. */
  execute: procedure
    .input(z.custom<AccountabilityCall>().transform((input) => readAccountabilityCall(input)))
    .mutation(({ ctx, input }): AccountabilityAnswer => {
      if (input.kind === 'read') return ctx.act(input.call);
      if (input.kind === 'rejected') return input;
      throw new TRPCError({ code: 'BAD_REQUEST', message: input.message });
    }),
});
