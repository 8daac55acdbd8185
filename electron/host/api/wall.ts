import { z } from 'zod';
import type { ReplayCourse } from '../../../shared/contract/replay.ts';
import type { WallSnapshot } from '../../../shared/contract/wall.ts';
import type { WallAccountability } from '../../../shared/contract/accountability.ts';
import { DAY_KEY, QUARTER_KEY } from '../../../shared/time/periodKey.ts';
import { isDayKey } from '../../../shared/time/zone.ts';
import { wallFindingsOf } from '../service/wallFindings.ts';
import { makeRouter, procedure } from './procedure.ts';

/** A day or a quarter. */
const replayedPeriod = z.string().refine((key) => QUARTER_KEY.test(key) || (DAY_KEY.test(key) && isDayKey(key)));

export const wallRouter = makeRouter({
  /** The wall's whole first answer. Over HTTP the gateway sends the same text as it lies ready. */
  snapshot: procedure.query(({ ctx }): WallSnapshot => {
    const text = ctx.wall().plain().toString();
    return (JSON.parse(text) as { readonly result: { readonly data: WallSnapshot } }).result.data;
  }),

  /** The scene for issued findings. */
  accountability: procedure.query(({ ctx }): WallAccountability => wallFindingsOf(ctx.store, ctx.nowMs())),

  /** What a replay of a period goes over; its days come from `GET /replay/…`. */
  replayCourse: procedure
    .input(z.strictObject({ period: replayedPeriod }))
    .query(({ ctx, input: { period } }): Promise<ReplayCourse> =>
      ctx.reports.run('replayCourse', { period, nowMs: ctx.nowMs() }),
    ),
});
