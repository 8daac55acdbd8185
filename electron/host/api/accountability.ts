import { foresightCalls } from './foresight.ts';
import { makeRouter } from './procedure.ts';

/** Findings, decisions and what surrounds them. */
export const accountabilityRouter = makeRouter({
  ...foresightCalls,
});
