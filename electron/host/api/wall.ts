import type { WallSnapshot } from '../../../shared/contract/wall.ts';
import { makeRouter, procedure } from './procedure.ts';

export const wallRouter = makeRouter({
  /** The wall's whole first answer. Over HTTP the gateway sends the same text as it lies ready. */
  snapshot: procedure.query(({ ctx }): WallSnapshot => {
    const text = ctx.wall().plain().toString();
    return (JSON.parse(text) as { readonly result: { readonly data: WallSnapshot } }).result.data;
  }),
});
