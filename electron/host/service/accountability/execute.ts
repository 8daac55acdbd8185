import type {
  AccountabilityCommand,
  AccountabilityCommandName,
} from '../../../../shared/accountability/accountabilityCommand.ts';
import type { FeedItem, NewAccountabilityEvent } from '../../../../shared/accountability/accountabilityEvent.ts';
import type { Party } from '../../../../shared/case/caseFile.ts';
import { PARTY_NAMES } from '../../../../shared/case/permission.ts';
import { reject } from '../../../../shared/case/rejection.ts';
import type { Rejected } from '../../../../shared/case/rejection.ts';
import type { NewCityEvent } from '../../../../shared/city/cityEvent.ts';
import type { AccountabilityAnswer, AccountabilityCall } from '../../../../shared/contract/accountability.ts';
import { recordingTimeMs } from '../../../../db/read/log.ts';
import type { ReadableStore, WritableStore } from '../../../../db/store/handle.ts';
import { inTransaction } from '../../../../db/store/transaction.ts';
import { appendAccountability } from '../../../../db/write/accountabilityLog.ts';
import { appendCityEvents } from '../../../../db/write/cityLog.ts';
import { readCommandResult, saveCommandResult } from '../../../../db/write/commandResult.ts';
import { recordEnded } from '../deadlineClock.ts';
import { ACTS } from './acts.ts';

/** The items of a month's 12345 feed, and the digest over them. */
export type FeedOf = (
  store: ReadableStore,
  month: string,
  nowMs: number,
) => { readonly items: readonly FeedItem[]; readonly digest: string };

/** What an act of accountability stands on besides the store; `feedOf` null: nothing makes a feed here. */
export type AccountabilityContext = { readonly nowMs: number; readonly feedOf: FeedOf | null };

/** What an act writes: events of accountability, or of the city (an adopted setting, a meeting). `finding`: the one it is about. */
export type Made = {
  readonly events: readonly NewAccountabilityEvent[];
  readonly city?: readonly NewCityEvent[];
  readonly finding?: number;
};

export type ActInput<K extends AccountabilityCommandName> = AccountabilityContext & {
  readonly store: WritableStore;
  readonly by: AccountabilityCommand['by'];
  readonly fields: Extract<AccountabilityCommand, { do: K }>['fields'];
};

export type ActOf<K extends AccountabilityCommandName> = (input: ActInput<K>) => Made | Rejected;

/** Who may do what; the leader may also do what the centre does. */
const PARTIES: Readonly<Record<AccountabilityCommandName, Party>> = {
  issueFinding: 'leader',
  dismissFinding: 'leader',
  markMajor: 'leader',
  recordResult: 'centre',
  concludeInvestigation: 'leader',
  freeze: 'leader',
  proposeExemption: 'leader',
  signExemption: 'leader',
  refuseExemption: 'leader',
  freezeFeed: 'leader',
  holdMeeting: 'centre',
  adoptSetting: 'leader',
};

export type AccountabilityExecuted = { readonly answer: AccountabilityAnswer; readonly sequence: number | null };

/**
 * Carries out one act of accountability in one immediate transaction with its answer, after everything that ended before
 * now. The same `commandId` again gets the first answer again; a refused act changes nothing and is not kept.
 */
export function executeAccountability(
  store: WritableStore,
  { commandId, command }: AccountabilityCall,
  context: AccountabilityContext,
): AccountabilityExecuted {
  return inTransaction(store, () => {
    const before = readCommandResult(store, commandId) as AccountabilityAnswer | null;
    if (before) return { answer: before, sequence: null };
    const nowMs = recordingTimeMs(store, context.nowMs);
    const ended = recordEnded(store, nowMs);
    const made = act(store, command, { ...context, nowMs });
    if ('kind' in made) return { answer: made, sequence: ended };
    const cityEnd = made.city ? appendCityEvents(store, made.city, nowMs) : 0;
    const first = recordedSequence(store, made.events, nowMs);
    const sequence = first?.last ?? cityEnd;
    const answer = {
      kind: 'done',
      do: command.do,
      sequence,
      finding: made.finding ?? first?.drawn ?? null,
    } as const;
    saveCommandResult(store, commandId, { answer, recordedAtMs: nowMs });
    return { answer, sequence };
  });
}

function act(store: WritableStore, command: AccountabilityCommand, context: AccountabilityContext): Made | Rejected {
  const party = PARTIES[command.do];
  const { by, fields } = command;
  if (by.party !== party && by.party !== 'leader') return reject('wrongParty', `此项由${PARTY_NAMES[party]}办理`);
  const make = ACTS[command.do] as ActOf<AccountabilityCommandName>;
  return make({ ...context, store, by, fields });
}

/** Appends the events; the last sequence, and that of the finding drawn among them. */
function recordedSequence(
  store: WritableStore,
  events: readonly NewAccountabilityEvent[],
  nowMs: number,
): { readonly last: number; readonly drawn: number | null } | null {
  if (events.length === 0) return null;
  const last = appendAccountability(store, events, nowMs);
  const at = events.findIndex(({ kind }) => kind === 'findingDrawn');
  return { last, drawn: at < 0 ? null : last - (events.length - 1 - at) };
}
