import { z } from 'zod';
import type { FeedView } from '../../../shared/contract/accountability.ts';
import { MONTH_KEY } from '../../../shared/time/periodKey.ts';
import { procedure } from './procedure.ts';

const monthKey = z.string().regex(MONTH_KEY);

/** What is handed over to the 12345 assessment, for the router of accountability; made on the thread of reports. */
export const feedCalls = {
  feed: procedure
    .input(z.strictObject({ month: monthKey }))
    .query(({ ctx, input: { month } }): Promise<FeedView> => ctx.reports.run('feed', { month, nowMs: ctx.nowMs() })),
};
