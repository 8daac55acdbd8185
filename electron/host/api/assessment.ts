import { z } from 'zod';
import type { AssessmentTable, AssessmentTrend } from '../../../shared/contract/assessment.ts';
import { makeRouter, procedure } from './procedure.ts';

const periodKey = z.string().regex(/^\d{4}(-(Q[1-4]|(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?))?$/);
const instant = z.int().min(0).multipleOf(1000);
const tableQuery = z.strictObject({ period: periodKey, asOfMs: instant.optional() });

/** The figures of units, groups and the city; made on the thread of reports. */
export const assessmentRouter = makeRouter({
  table: procedure
    .input(tableQuery)
    .query(({ ctx, input: query }): Promise<AssessmentTable> =>
      ctx.reports.run('assessmentTable', { query, nowMs: ctx.nowMs() }),
    ),

  trend: procedure
    .input(tableQuery)
    .query(({ ctx, input: query }): Promise<AssessmentTrend> =>
      ctx.reports.run('assessmentTrend', { query, nowMs: ctx.nowMs() }),
    ),
});
