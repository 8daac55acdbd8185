import type { AccountabilityCommandName } from '../../../../shared/accountability/accountabilityCommand.ts';
import type { ActOf } from './execute.ts';
import { exemptionActs } from './exemptionActs.ts';
import { findingActs } from './findingActs.ts';
import { holdMeeting } from './meetingAct.ts';
import { monthActs } from './monthActs.ts';

/** The conditions and effects of every act of accountability, by what it is about. */
export const ACTS: { readonly [K in AccountabilityCommandName]: ActOf<K> } = {
  ...findingActs,
  ...monthActs,
  ...exemptionActs,
  holdMeeting,
};
