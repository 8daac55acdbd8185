import { accountabilityRouter } from './accountability.ts';
import { adminRouter } from './admin.ts';
import { assessmentRouter } from './assessment.ts';
import { cityRouter } from './city.ts';
import { commandRouter } from './command.ts';
import { deskRouter } from './desk.ts';
import { makeRouter } from './procedure.ts';
import { wallRouter } from './wall.ts';

/** Every call of the screens. */
export const router = makeRouter({
  wall: wallRouter,
  desk: deskRouter,
  city: cityRouter,
  command: commandRouter,
  assessment: assessmentRouter,
  accountability: accountabilityRouter,
  admin: adminRouter,
});

export type Router = typeof router;
