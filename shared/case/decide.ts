import type { Actor, CaseFile } from './caseFile.ts';
import { clockRuns, isOpen, openDuty, responsibleTask } from './caseFile.ts';
import type { Command, CommandName, Rejection, RejectionCode } from './command.ts';
import type { NewEvent } from './event.ts';
import { DECISIONS } from './decision.ts';
import { partyProblem, stageProblem } from './permission.ts';
import { reject } from './rejection.ts';
import type { Rejected } from './rejection.ts';
import type { Rules } from './rules.ts';

/** What a decision stands on besides the case itself: time, rules, and what only the store knows. */
export type DecideContext = {
  readonly nowMs: number;
  readonly rules: Rules;
  /** For `report`: the number and the grid cell of the new case. */
  readonly newCase?: {
    readonly number: string;
    readonly cell: string | null;
    readonly reporter: { readonly ref: string; readonly digest: string } | null;
  };
  /** For `amend` with coordinates: the grid cell of the new place. */
  readonly cell?: string | null;
  /** For `linkDuplicate`: the case named by `of`, and the one to which that is linked itself; null when there is none. */
  readonly first?: { readonly id: number; readonly number: string; readonly linkedTo?: number | null } | null;
};

export type Decision = { readonly kind: 'events'; readonly events: readonly NewEvent[] } | Rejected;

/**
 * Decides one command on one case (`null` for `report`): the events it writes, or why the rules refuse it. Pure: the same
 * arguments give the same answer, so a screen runs it too, to know what a person may do now (R1–R11, R13, R20).
 * A command that carries `occurredAt` is judged by that time (entries on behalf of another party).
 */
export function decide(file: CaseFile | null, command: Command, context: DecideContext): Decision {
  if ((file === null) !== (command.do === 'report')) return reject('unknownCase', '没有这个案件，请核对案件编号');
  const refused =
    partyProblem(command.do, command.by, file) ??
    (file && stageProblem(command.do, file)) ??
    timeProblem(file, command, context);
  if (refused) return { kind: 'rejected', rejection: refused };
  const atMs = command.occurredAt ?? context.nowMs;
  const decision = DECISIONS[command.do] as DecisionOf<CommandName>;
  const made = decision({
    file: file as CaseFile,
    command,
    fields: command.fields,
    atMs,
    context,
  });
  if ('kind' in made) return made;
  const events = made.events.map((event) => ({
    ...event,
    occurredAtMs: atMs,
    by: command.by,
    evidence: command.evidence,
  }));
  return { kind: 'events', events };
}

/** The event of a decision before who and when are added. */
export type BareEvent = {
  readonly [K in NewEvent['kind']]: { readonly kind: K; readonly body: Extract<NewEvent, { kind: K }>['body'] };
}[NewEvent['kind']];

export type DecisionInput<K extends CommandName> = {
  readonly file: CaseFile;
  readonly command: Extract<Command, { do: K }>;
  readonly fields: Extract<Command, { do: K }>['fields'];
  /** When it happened: the time of writing, or the entered time of occurrence. */
  readonly atMs: number;
  readonly context: DecideContext;
};

/** The decision of one command: its events, or a rejection. */
export type DecisionOf<K extends CommandName> = (
  input: DecisionInput<K>,
) => { readonly events: readonly BareEvent[] } | Rejected;

/** Acts that a seat may enter later for another party: all of units and field officers, and a unit's confirmation. */
function mayBeEnteredLater(command: Command): boolean {
  if (command.by.party === 'unit' || command.by.party === 'supervisor') return true;
  return command.do === 'acknowledgeHazard' && command.fields.unit !== undefined;
}

function timeProblem(file: CaseFile | null, command: Command, { nowMs, rules }: DecideContext): Rejection | null {
  const { occurredAt, evidence } = command;
  if (occurredAt === null) return null;
  const backMinutes = rules.settings['entry.backMinutes'];
  const problem = (code: RejectionCode, message: string) => ({ code, message });
  if (!mayBeEnteredLater(command))
    return problem('occurredAtNotAllowed', '只有代其他单位或信息监督员补录时才能填写发生时间');
  if (!evidence?.trim()) return problem('evidenceMissing', '补录须写明依据，如电话记录、纸质单据');
  if (occurredAt > nowMs) return problem('occurredInFuture', '发生时间不能晚于现在');
  if (file && occurredAt < file.lastPartyAtMs) return problem('occurredBeforePrevious', '发生时间不能早于本案上一步');
  if (nowMs - occurredAt > backMinutes * 60_000)
    return problem('occurredTooLongAgo', `最多可补录 ${backMinutes} 分钟之前的事项`);
  return null;
}

const CLOCK: Actor = { party: 'host', unit: null, seat: '主机时钟' };

/**
 * The limits of a case that ended before `nowMs` and are not yet recorded, in the order in which they ended (A13, A14).
 * A limit that ends at `nowMs` is not missed at `nowMs`. Each is recorded once, at the first second after it.
 */
export function missedLimits(file: CaseFile, nowMs: number): readonly NewEvent[] {
  const missed: {
    readonly duty: Extract<NewEvent, { kind: 'limitMissed' }>['body']['duty'];
    readonly task: number | null;
    readonly dueAtMs: number;
  }[] = [];
  const duty = openDuty(file);
  if (duty?.state === 'running' && duty.dueAtMs < nowMs)
    missed.push({ duty: duty.kind, task: duty.task, dueAtMs: duty.dueAtMs });
  const task = isOpen(file.stage) ? responsibleTask(file) : null;
  if (task && clockRuns(task) && task.missedAtMs === null && task.dueAtMs !== null && task.dueAtMs < nowMs) {
    missed.push({ duty: 'handling', task: task.no, dueAtMs: task.dueAtMs });
  }
  return missed
    .toSorted((a, b) => a.dueAtMs - b.dueAtMs)
    .map((body) => ({ kind: 'limitMissed', occurredAtMs: body.dueAtMs + 1000, by: CLOCK, evidence: null, body }));
}
