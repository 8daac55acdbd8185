import { accountabilityRouter } from './accountability.ts';
import { adminRouter } from './admin.ts';
import { assessmentRouter } from './assessment.ts';
import { cityRouter } from './city.ts';
import { commandRouter } from './command.ts';
import { deskRouter } from './desk.ts';
import { listRouter, shiftRouter } from './deskTools.ts';
import { makeRouter } from './procedure.ts';
import { wallRouter } from './wall.ts';

/** Every call of the screens. */
export const router = makeRouter({
  wall: wallRouter,
  desk: deskRouter,
  shift: shiftRouter,
  list: listRouter,
  city: cityRouter,
  command: commandRouter,
  assessment: assessmentRouter,
  accountability: accountabilityRouter,
  admin: adminRouter,
});

export type Router = typeof router;

/** The paths of all calls of a kind: `wall.snapshot`. At run time the router holds its procedures by their whole paths. */
export function callsOf(kind: 'query' | 'mutation'): readonly string[] {
  const { _def: definition } = router;
  const procedures = definition.procedures as unknown as Readonly<
    Record<string, { readonly _def: { readonly type: string } }>
  >;
  return Object.entries(procedures).flatMap(([path, { _def }]) => (_def.type === kind ? [path] : []));
}
