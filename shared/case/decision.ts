import type { CommandName } from './command.ts';
import type { DecisionOf } from './decide.ts';
import { accountDecisions } from './decision/account.ts';
import { checkDecisions } from './decision/check.ts';
import { dispatchDecisions } from './decision/dispatch.ts';
import { handlingDecisions } from './decision/handling.ts';
import { hazardDecisions } from './decision/hazard.ts';
import { intakeDecisions } from './decision/intake.ts';

/** The conditions and effects of every command, by the part of the case's way to which it belongs. */
export const DECISIONS: { readonly [K in CommandName]: DecisionOf<K> } = {
  ...intakeDecisions,
  ...hazardDecisions,
  ...dispatchDecisions,
  ...handlingDecisions,
  ...checkDecisions,
  ...accountDecisions,
};
