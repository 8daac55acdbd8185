import type { Actor, CaseFile } from './caseFile.ts';
import { responsibleTask } from './caseFile.ts';
import type { Command, CommandFields, CommandName } from './command.ts';
import { decide } from './decide.ts';
import type { DecideContext } from './decide.ts';
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
  const unit = actor.unit ?? rules.units.keys().next().value ?? '';
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
 * A permitted one can still be refused for what is typed into it.
 */
export function actionsFor(file: CaseFile, actor: Actor, context: DecideContext): readonly CaseAction[] {
  const fields = harmlessFields(file, actor, context);
  const first = { id: -1, number: '' };
  return (Object.keys(PERMISSIONS) as CommandName[])
    .filter((name) => name !== 'report')
    .map((name) => {
      const command = { do: name, by: actor, occurredAt: null, evidence: null, fields: fields[name] } as Command;
      const decision = decide(file, command, { ...context, first });
      const reason = decision.kind === 'rejected' ? decision.rejection.message : null;
      return { do: name, allowed: reason === null, reason };
    });
}
