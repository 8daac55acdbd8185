import type { AssessmentTable, AssessmentTrend, FigureExplanation } from '../../../shared/contract/assessment.ts';
import { explainQuery, tableQuery } from './assessmentQuery.ts';
import { makeRouter, procedure } from './procedure.ts';

/** The figures of units, groups and the city; made on the thread of reports. */
export const assessmentRouter = makeRouter({
  table: procedure
    .input(tableQuery)
    .query(({ ctx, input: query }): Promise<AssessmentTable> =>
      ctx.reports.run('assessmentTable', { query, nowMs: ctx.nowMs() }),
    ),

  explain: procedure
    .input(explainQuery)
    .query(({ ctx, input: query }): Promise<FigureExplanation> =>
      ctx.reports.run('assessmentExplain', { query, nowMs: ctx.nowMs() }),
    ),

  trend: procedure
    .input(tableQuery)
    .query(({ ctx, input: query }): Promise<AssessmentTrend> =>
      ctx.reports.run('assessmentTrend', { query, nowMs: ctx.nowMs() }),
    ),
});
