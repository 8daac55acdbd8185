import type { Actor } from '../../shared/case/caseFile.ts';

/** How the name of every made-up seat begins: what such a seat has written, nobody at a desk has done. */
export const DEMO_SEAT = '演示 ';

export const CENTRE: Actor = { party: 'centre', unit: null, seat: `${DEMO_SEAT}受理 01 席` };
export const DISPATCHER: Actor = { party: 'centre', unit: null, seat: `${DEMO_SEAT}派遣 01 席` };
export const LEADER: Actor = { party: 'leader', unit: null, seat: `${DEMO_SEAT}值班长` };
export const SUPERVISOR: Actor = { party: 'supervisor', unit: null, seat: `${DEMO_SEAT}信息监督员` };

/** The two who review what a unit contests. */
export const REVIEWERS: readonly Actor[] = ['复核一席', '复核二席'].map((seat) => ({
  party: 'leader',
  unit: null,
  seat: `${DEMO_SEAT}${seat}`,
}));

/** The seat of a linked unit of the demonstration city, by its code. */
export function unitActor(unit: string): Actor {
  return { party: 'unit', unit, seat: `${DEMO_SEAT}${unit}` };
}
