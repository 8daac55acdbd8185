import { z } from 'zod';
import type { RadarView } from '../../../shared/contract/radar.ts';
import type { TryOutView } from '../../../shared/contract/tryOut.ts';
import { LOCALES } from '../../../shared/locale/text.ts';
import { MONTH_KEY } from '../../../shared/time/periodKey.ts';
import { procedure } from './procedure.ts';

const monthKey = z.string().regex(MONTH_KEY);

const triedChange = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('setting'), key: z.string().max(100), value: z.unknown() }),
  z.strictObject({ kind: z.literal('day'), day: z.string().max(10), off: z.boolean() }),
  z.strictObject({
    kind: z.literal('limit'),
    category: z.string().max(40),
    condition: z.string().max(100).nullable(),
    amount: z.number(),
    per: z.string().max(20),
  }),
]);

/** What looks ahead or asks "what if", for the router of accountability; made on the thread of reports. */
export const foresightCalls = {
  /** How near every unit is to each line, and the month's end as expected. */
  radar: procedure
    .input(z.strictObject({ month: monthKey, locale: z.enum(LOCALES).default('zh-CN') }))
    .query(({ ctx, input }): Promise<RadarView> => ctx.reports.run('radar', { ...input, nowMs: ctx.nowMs() })),

  /** A change of the rules on past months; writes nothing. */
  tryOut: procedure
    .input(z.strictObject({ change: triedChange, fromMonth: monthKey, toMonth: monthKey }))
    .query(({ ctx, input: query, signal }): Promise<TryOutView> =>
      ctx.reports.run('tryOut', { query, nowMs: ctx.nowMs() }, signal ? { signal } : {}),
    ),
};
