import { z } from 'zod';
import type { ReplayCourse } from '../../../shared/contract/replay.ts';
import type { UnitMonth, WallSnapshot } from '../../../shared/contract/wall.ts';
import type { WallAccountability } from '../../../shared/contract/wallFindings.ts';
import { DAY_KEY, QUARTER_KEY } from '../../../shared/time/periodKey.ts';
import { isDayKey } from '../../../shared/time/zone.ts';
import type { WallCaseFacts } from '../../../shared/contract/wallCase.ts';
import { wallControlSchema } from '../../../shared/contract/wallControl.ts';
import type { WallControlAnswer, WallShown } from '../../../shared/contract/wallControl.ts';
import { findCase } from '../../../db/read/caseFile.ts';
import { wallCaseFactsOf } from '../service/wallCaseFacts.ts';
import { wallFaultSchema } from '../../../shared/contract/wallFault.ts';
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

  /** A panel that failed, for the log. It changes nothing that is kept, so it is a query: a wall gives no commands. */
  fault: procedure.input(wallFaultSchema).query(({ ctx, input }) => ctx.noteWallFault(input)),

  /** What a replay of a period goes over; its days come from `GET /replay/…`. */
  replayCourse: procedure
    .input(z.strictObject({ period: replayedPeriod }))
    .query(({ ctx, input: { period } }): Promise<ReplayCourse> =>
      ctx.reports.run('replayCourse', { period, nowMs: ctx.nowMs() }),
    ),

  /** A unit's last twelve months against the lines, for the meeting. */
  unitMonths: procedure
    .input(z.strictObject({ unit: z.string().max(100) }))
    .query(({ ctx, input: { unit } }): Promise<readonly UnitMonth[]> =>
      ctx.reports.run('unitMonths', { unit, nowMs: ctx.nowMs() }),
    ),

  /** A case that a desk has opened on a wall; null: there is none of this id. */
  caseFacts: procedure
    .input(z.strictObject({ id: z.int().positive() }))
    .query(({ ctx, input }): WallCaseFacts | null => wallCaseFactsOf(ctx.store, input.id, ctx.nowMs())),

  /** The id of a case by its number, for opening it on a wall; null: there is none. */
  caseOfNumber: procedure
    .input(z.strictObject({ number: z.string().trim().min(1).max(100) }))
    .query(({ ctx, input }): number | null => findCase(ctx.store, input.number)?.id ?? null),

  /** Every connected wall and what it shows now; the feed tells each change. */
  screens: procedure.query(({ ctx }): readonly WallShown[] => ctx.walls.shown()),

  /** Tells walls what to show; nothing of it is kept. */
  control: procedure.input(wallControlSchema).mutation(({ ctx, input }): WallControlAnswer => {
    const reached = ctx.walls.order(input);
    ctx.log.info({ wall: input.wall, do: input.order.do, seat: input.seat, reached }, 'walls told');
    return { reached };
  }),
});
