import { TRPCError } from '@trpc/server';
import { z } from 'zod';
import type { CityInfo, EmptyCity } from '../../../shared/contract/desk.ts';
import { readCity, readRules } from '../../../db/read/city.ts';
import { UnusableStore } from '../../../db/store/unusable.ts';
import { makeRouter, procedure } from './procedure.ts';
import type { HostContext } from './procedure.ts';

export const cityRouter = makeRouter({
  info: procedure.query(({ ctx }) => cityInfo(ctx)),

  /** Leaves the demonstration: its store is moved aside, an empty city begins. */
  beginEmpty: procedure.input(z.strictObject({}).optional()).mutation(({ ctx }): EmptyCity => {
    if (!readCity(ctx.store).demo)
      throw new TRPCError({ code: 'BAD_REQUEST', message: '当前不是演示城市，不能另建空城市。' });
    try {
      return ctx.beginEmpty();
    } catch (fault) {
      if (fault instanceof UnusableStore) throw new TRPCError({ code: 'BAD_REQUEST', message: fault.message });
      throw fault;
    }
  }),
});

function cityInfo({ store, nowMs, filling }: HostContext): CityInfo {
  const { settings } = readRules(store, nowMs());
  return {
    name: settings['city.name'],
    zone: settings['city.timeZone'],
    demo: readCity(store).demo,
    filling: filling(),
  };
}
