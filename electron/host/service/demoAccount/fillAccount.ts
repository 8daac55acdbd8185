import { effectiveFromMs } from '../../../../shared/accountability/effective.ts';
import type { AccountabilityCommandName } from '../../../../shared/accountability/accountabilityCommand.ts';
import { settingsAt } from '../../../../shared/setting/setting.ts';
import { cutToSecond, fromLocal, localParts, monthKey, periodRange, shiftMonth } from '../../../../shared/time/zone.ts';
import { LEADER } from '../../../../db/demo/actors.ts';
import { accountCases } from '../../../../db/demo/accountCases.ts';
import { readExemptions, readFinding, readFrozenMonth } from '../../../../db/read/accountability.ts';
import { readCity } from '../../../../db/read/city.ts';
import { lastRecordedAtMs } from '../../../../db/read/log.ts';
import type { WritableStore } from '../../../../db/store/handle.ts';
import { inTransaction } from '../../../../db/store/transaction.ts';
import { appendAccountability } from '../../../../db/write/accountabilityLog.ts';
import { readCommandResult, saveCommandResult } from '../../../../db/write/commandResult.ts';
import { ACTS } from '../accountability/acts.ts';
import type { Closing, evaluateClosing } from '../accountability/closing.ts';
import type { ActOf } from '../accountability/execute.ts';
import { caseDeeds, closePast, followCase } from './deeds.ts';
import type { Overdues } from './deeds.ts';
import { exemptions, investigation, nextOn, signature } from './office.ts';
import type { OfficeDeed } from './office.ts';

export type AccountFill = {
  /** What closing a month would write; a host asks the thread of reports, so that its own stays free. */
  readonly evaluate: (closing: Closing) => Promise<ReturnType<typeof evaluateClosing>>;
  /** Between two short turns; answers whether to go on. */
  readonly rest: () => Promise<boolean>;
};

/** The mark in the store that all of it is written. */
const DONE = 'demo-accountability';

type Deed = { readonly atMs: number; readonly act: () => readonly Deed[] | Promise<readonly Deed[]> };

/** Whether the made-up past still lacks its accountability. */
export function lacksAccount(store: WritableStore): boolean {
  return readCity(store).demo && readCommandResult(store, DONE) === null;
}

/**
 * Gives the made-up past of a demonstration what accountability would have made of it: findings drawn at their moments, the
 * months closed and frozen, decisions, replies, exempted periods and a major case. In the order of time and in short turns;
 * each deed writes once however often it is begun, so that a fill that was broken off goes on. To be called when all cases
 * are there.
 */
export async function fillAccount(store: WritableStore, { evaluate, rest }: AccountFill): Promise<void> {
  if (!lacksAccount(store)) return;
  const { settings: changes, begunAtMs: untilMs } = readCity(store);
  const settings = settingsAt(changes, untilMs);
  const zone = settings['city.timeZone'];
  const fromMs = effectiveFromMs(settings, { begunAtMs: untilMs, zone });
  const queue: Deed[] = [];
  const overdues: Overdues = new Map();
  let investigations = 0;

  function push(deeds: readonly Deed[]): void {
    for (const deed of deeds) if (deed.atMs <= untilMs) insert(queue, deed);
  }

  /** The office's deed at its time, and what follows from it. */
  function ofOffice(planned: OfficeDeed): Deed {
    const atMs = cutToSecond(planned.atMs);
    return {
      atMs,
      act: () => {
        const deed = asItStands(planned);
        const act = ACTS[deed.do] as ActOf<AccountabilityCommandName>;
        const made = act({ store, nowMs: atMs, feedOf: null, by: deed.by, fields: deed.fields });
        if ('kind' in made || made.events.length === 0) return [];
        const last = appendAccountability(store, made.events, atMs);
        const drawnAt = made.events.findIndex(({ kind }) => kind === 'findingDrawn');
        const drawn = drawnAt < 0 ? [] : [last - (made.events.length - 1 - drawnAt)];
        const about = made.finding === undefined ? [] : [made.finding];
        return [...about, ...drawn].flatMap(followingOn);
      },
    };
  }

  /** What was meant to be issued is dismissed where an amendment has come in between. */
  function asItStands(planned: OfficeDeed): OfficeDeed {
    const finding = planned.do === 'issueFinding' ? readFinding(store, planned.fields.finding) : null;
    const now = finding?.state === 'proposed' ? nextOn(finding, zone) : null;
    return now ?? planned;
  }

  function followingOn(id: number): readonly Deed[] {
    const finding = readFinding(store, id);
    const next = finding && nextOn(finding, zone);
    const inquiry = finding?.clause === 'R28' && finding.decision ? investigation(finding, investigations) : null;
    if (inquiry) investigations += 1;
    return [next, inquiry].flatMap((one) => (one ? [ofOffice(one)] : []));
  }

  function closing(month: string): Deed {
    const { toMs: atMs } = periodRange(month, zone);
    const due: Closing = { month, part: 'all', atMs };
    return {
      atMs,
      act: async () => {
        const evaluated = await evaluate(due);
        return inTransaction(store, () => closePast(store, due, evaluated)).flatMap(followingOn);
      },
    };
  }

  /** The month before is frozen for the bulletin of the 5th; the last one is left to the people at the desks. */
  function freezing(month: string): Deed {
    const { toMs } = periodRange(month, zone);
    const atMs = fromLocal({ ...localParts(toMs, zone), day: 5, hour: 15, minute: 0, second: 0 }, zone);
    const deed = ofOffice({ atMs, do: 'freeze', by: LEADER, fields: { month, asOfMs: toMs - 1000 } });
    return { ...deed, act: () => (readFrozenMonth(store, month) ? [] : deed.act()) };
  }

  function exempting(deed: OfficeDeed, index: number): Deed {
    const made = ofOffice(deed);
    return {
      ...made,
      act: async () => {
        const known = () =>
          readExemptions(store, { fromMs: 0, toMs: Number.MAX_SAFE_INTEGER }).find(
            ({ proposedAtMs }) => proposedAtMs === made.atMs,
          );
        if (!known()) await made.act();
        const exemption = known();
        return exemption && index === 0 ? [ofOffice(signature(exemption.id, made.atMs))] : [];
      },
    };
  }

  const cases = accountCases(store, fromMs);
  let ids: ReadonlySet<number> | null = null;
  for (let part = cases.next(); ; part = cases.next()) {
    if (part.done === true) ids = part.value;
    if (ids || !(await rest())) break;
  }
  if (!ids) return;
  for (const id of ids) {
    for (const deed of caseDeeds(store, id, { fromMs, untilMs }))
      push([{ atMs: deed.atMs, act: () => followCase(store, deed, overdues).flatMap(followingOn) }]);
    if (!(await rest())) return;
  }
  const months = endedMonths(fromMs, untilMs, zone);
  push([...months.map(closing), ...months.slice(0, -1).map(freezing)]);
  push(
    exemptions(untilMs, zone)
      .filter(({ atMs }) => atMs >= fromMs)
      .map(exempting),
  );
  for (let deed = queue.shift(); deed; deed = queue.shift()) {
    const { act } = deed;
    const following = act();
    push(following instanceof Promise ? await following : following);
    if (!(await rest())) return;
  }
  inTransaction(store, () => {
    const answer = { kind: 'done', caseId: 0, number: '', revision: 0 } as const;
    saveCommandResult(store, DONE, { answer, recordedAtMs: lastRecordedAtMs(store) });
  });
}

/** Keeps the queue in the order of time; what comes at the same time stays in the order of its coming. */
function insert(queue: Deed[], deed: Deed): void {
  let [low, high] = [0, queue.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((queue[middle] as Deed).atMs <= deed.atMs) low = middle + 1;
    else high = middle;
  }
  queue.splice(low, 0, deed);
}

/** The months that ended before the city began, from the one in which the rules took effect. */
function endedMonths(fromMs: number, untilMs: number, zone: string): readonly string[] {
  const months: string[] = [];
  for (let month = monthKey(fromMs, zone); periodRange(month, zone).toMs <= untilMs; month = shiftMonth(month, 1))
    months.push(month);
  return months;
}
