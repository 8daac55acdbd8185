import type { WallSnapshot } from '../../../shared/contract/wall.ts';
import type { WallAccountability } from '../../../shared/contract/accountability.ts';
import { wallFindingsOf } from '../service/wallFindings.ts';
import { makeRouter, procedure } from './procedure.ts';

export const wallRouter = makeRouter({
  /** The wall's whole first answer. Over HTTP the gateway sends the same text as it lies ready. */
  snapshot: procedure.query(({ ctx }): WallSnapshot => {
    const text = ctx.wall().plain().toString();
    return (JSON.parse(text) as { readonly result: { readonly data: WallSnapshot } }).result.data;
  }),

  /** The scene for issued findings. */
  accountability: procedure.query(({ ctx }): WallAccountability => wallFindingsOf(ctx.store, ctx.nowMs())),
});
