import { actionsFor } from '../../../../shared/case/action.ts';
import type { Actor, CaseFile, Stage } from '../../../../shared/case/caseFile.ts';
import type { CommandName } from '../../../../shared/case/command.ts';
import type { DecideContext } from '../../../../shared/case/decide.ts';
import { partyProblem } from '../../../../shared/case/permission.ts';
import type { PlainKey } from '../../../../shared/locale/text.ts';
import { behalfOf } from '../seat/seat.ts';

/** What a button of the desk does: a command, a decision of a request being two of them. */
export type Deed =
  | Exclude<CommandName, 'decideExtension' | 'decideObservation'>
  | `decide${'Extension' | 'Observation'}.${'yes' | 'no'}`;

/** Every deed with its key, in the order in which a dispatcher looks for it. Keys that meet at one stage differ. */
export const DEEDS = {
  accept: { letter: 'A' },
  recordVerification: { letter: 'V' },
  dispatch: { letter: 'P' },
  'decideExtension.yes': { letter: 'A' },
  'decideExtension.no': { letter: 'R' },
  'decideObservation.yes': { letter: 'A' },
  'decideObservation.no': { letter: 'R' },
  signOff: { letter: 'S' },
  recordCheck: { letter: 'C' },
  notifyHazard: { letter: 'H' },
  acknowledgeHazard: { letter: 'Y' },
  feedback: { letter: 'F' },
  requestVerification: { letter: 'V' },
  decline: { letter: 'R' },
  designate: { letter: 'Z' },
  linkDuplicate: { letter: 'M' },
  urge: { letter: 'U' },
  requestExtension: { letter: 'Q' },
  submitObservation: { letter: 'O' },
  return: { letter: 'T' },
  explain: { letter: 'W' },
  ruleReturn: { letter: 'L' },
  recall: { letter: 'B' },
  supervise: { letter: 'D' },
  reopen: { letter: 'O' },
  appeal: { letter: 'I' },
  reviewAppeal: { letter: 'I' },
  attributeCause: { letter: 'G' },
  judge: { letter: ';' },
  amend: { letter: 'E' },
  void: { letter: 'X' },
} as const satisfies Partial<Record<Deed, { readonly letter: string }>>;

export type CaseDeed = keyof typeof DEEDS;

/** Whether a word that came over the line names a deed. */
export function isDeed(word: string): word is CaseDeed {
  return Object.hasOwn(DEEDS, word);
}

/** Whether a case nearby may be the first one of a duplicate: with a declined one nobody would look after the report. */
export function mayBeFirst({ stage }: { readonly stage: Stage }): boolean {
  return stage !== 'declined';
}

/** The command of a deed. */
export function commandOf(deed: Deed): CommandName {
  return deed.split('.')[0] as CommandName;
}

/** The words of a deed. */
export function deedKey(deed: Deed): PlainKey {
  return `desk.do.${deed}`;
}

/** One deed as it stands for this seat and this case now. */
export type Offer = {
  readonly deed: CaseDeed;
  readonly letter: string;
  /** In whose name it is written. */
  readonly by: Actor;
  /** Entered for another party: it carries when it happened and how that is known. */
  readonly behalf: boolean;
  /** Null: it may be done now. Else why not, in one line. */
  readonly reason: string | null;
};

/**
 * What a seat may do with a case now, in its own name or by entering it for another party, and why it may not do the
 * rest: the same `decide` that the host runs. Each deed stands here once.
 */
export function offersFor(file: CaseFile, own: Actor, context: DecideContext): readonly Offer[] {
  const actors = [own, ...behalfOf(file, own)];
  const answers = actors.map((by) => ({
    by,
    reasons: new Map(
      actionsFor(file, by, context, { entered: by !== own }).map(({ do: name, reason }) => [name, reason]),
    ),
  }));
  return (Object.keys(DEEDS) as CaseDeed[]).map((deed) => {
    const name = commandOf(deed);
    // The seat itself first; else whoever's act it is, whose reason then says more than "not yours".
    const fitting = answers.filter(({ by }) => partyProblem(name, by, file)?.code !== 'wrongParty');
    const chosen = fitting.find(({ reasons }) => reasons.get(name) === null) ?? fitting[0] ?? answers[0];
    const by = chosen?.by ?? own;
    return { deed, letter: DEEDS[deed].letter, by, behalf: by !== own, reason: chosen?.reasons.get(name) ?? null };
  });
}
