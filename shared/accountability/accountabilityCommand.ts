import type { Actor } from '../case/caseFile.ts';
import type { MeetingFacts } from '../meeting/quarter.ts';
import type { Exemption } from './accountabilityEvent.ts';

/** The acts of accountability that belong to no single case; a finding is named by its id. */
export type AccountabilityFields = {
  /** Makes a proposal a decision; by a leader, with a reason. */
  issueFinding: { readonly finding: number; readonly reason: string };
  dismissFinding: { readonly finding: number; readonly reason: string };
  /** A31: an issued finding, with grounds and the posts of the persons concerned. */
  markMajor: { readonly finding: number; readonly grounds: string; readonly posts: readonly string[] };
  /** The written result of a unit's own handling; by the centre. */
  recordResult: { readonly finding: number; readonly result: string };
  concludeInvestigation: {
    readonly unit: string;
    readonly proven: 'inaction' | 'slow' | 'wrong' | 'none';
    readonly note?: string | undefined;
  };
  /** Stores the figures of a month, as of the time of the command or of `asOfMs` before it (A3). */
  freeze: { readonly month: string; readonly asOfMs?: number | undefined };
  proposeExemption: Exemption;
  /** By a second person. */
  signExemption: { readonly exemption: number };
  refuseExemption: { readonly exemption: number; readonly reason: string };
  freezeFeed: { readonly month: string };
  /** R15: a special meeting was held, at the time of the command or at one before it. */
  holdMeeting: MeetingFacts & { readonly heldAtMs?: number | undefined };
  /** Adopts a tried change of a setting from a date on, never backwards. */
  adoptSetting: { readonly key: string; readonly value: unknown; readonly fromMs: number; readonly reason: string };
};

export type AccountabilityCommandName = keyof AccountabilityFields;

export type AccountabilityCommand = {
  readonly [K in AccountabilityCommandName]: {
    readonly do: K;
    readonly by: Actor;
    readonly fields: AccountabilityFields[K];
  };
}[AccountabilityCommandName];
