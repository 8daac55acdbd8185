import type { Actor, CaseFile } from './caseFile.ts';
import { responsibleTask } from './caseFile.ts';
import type { Command, CommandFields, CommandName } from './command.ts';
import { decide } from './decide.ts';
import type { DecideContext } from './decide.ts';
import { validUnit } from './decision/limit.ts';
import { PERMISSIONS } from './permission.ts';

/** What a person may do with a case now; `reason` says in one line why not. */
export type CaseAction = { readonly do: CommandName; readonly allowed: boolean; readonly reason: string | null };

const DAY_MS = 86_400_000;

/** Fields that no rule objects to, so that a refusal speaks of the case and not of what was typed. */
function harmlessFields(
  file: CaseFile,
  actor: Actor,
  { nowMs, rules }: DecideContext,
): { readonly [K in CommandName]: CommandFields[K] } {
  const task = responsibleTask(file);
  const laterMs = Math.max(nowMs, task?.dueAtMs ?? 0) + DAY_MS;
  const unit = actor.unit ?? [...rules.units.keys()].find((code) => !('kind' in validUnit(code, nowMs, rules))) ?? '';
  const returned = file.tasks.findLast(({ end, ruling }) => end?.how === 'returned' && ruling === null)?.unit ?? unit;
  const note = '说明'.repeat(rules.settings['extension.reasonMinLength']);
  return {
    report: { source: file.source, category: file.category, description: note },
    requestVerification: {},
    recordVerification: { result: 'exists' },
    accept: {},
    decline: { reason: note },
    linkDuplicate: { of: '' },
    void: { reason: note },
    amend: { description: note, reason: note },
    notifyHazard: { unit, channel: note },
    acknowledgeHazard: {},
    dispatch: { unit, until: laterMs },
    designate: { lead: unit, cooperating: [], basis: note },
    recall: { reason: note },
    signOff: {},
    return: { reason: note },
    ruleReturn: { unit: returned, justified: true },
    requestExtension: { until: laterMs, reason: note },
    decideExtension: { approve: true },
    submitObservation: { process: note, plan: note, enforcement: note, expectedAt: laterMs },
    decideObservation: { approve: true },
    urge: { note },
    explain: { text: note },
    feedback: { result: note },
    recordCheck: { result: 'pass' },
    reopen: { reason: note },
    supervise: { reason: note, requirement: note, replyBy: laterMs },
    attributeCause: { cause: 'unit', reason: note },
    judge: { unit: task?.unit ?? unit, kind: 'handlingProblem', severity: 'minor', note },
    appeal: { grounds: note },
    reviewAppeal: { reviewer: file.appeal?.reviews[0]?.reviewer === 1 ? 2 : 1, uphold: true },
  };
}

/**
 * Every command of an existing case with whether the actor may give it now, by the same `decide` that the host runs.
 * A permitted one can still be refused for what is typed into it. `entered`: another party enters it, which may be of
 * something that happened before now, when more was allowed.
 */
export function actionsFor(
  file: CaseFile,
  actor: Actor,
  context: DecideContext,
  { entered }: { readonly entered: boolean } = { entered: false },
): readonly CaseAction[] {
  const fields = harmlessFields(file, actor, context);
  const backMs = context.rules.settings['entry.backMinutes'] * 60_000;
  const earliest = { occurredAt: Math.max(file.lastPartyAtMs, context.nowMs - backMs), evidence: '依据' };
  return (Object.keys(PERMISSIONS) as CommandName[])
    .filter((name) => name !== 'report')
    .map((name) => {
      const reasonAt = (entry: Pick<Command, 'occurredAt' | 'evidence'>): string | null => {
        const command = { do: name, by: actor, ...entry, fields: fields[name] } as Command;
        const decision = decide(file, command, { ...context, first: { id: -1, number: '' } });
        return decision.kind === 'rejected' ? decision.rejection.message : null;
      };
      const now = reasonAt({ occurredAt: null, evidence: null });
      const reason = now !== null && entered && reasonAt(earliest) === null ? null : now;
      return { do: name, allowed: reason === null, reason };
    });
}
