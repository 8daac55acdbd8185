import type { Actor, CaseFile, Party, Stage } from './caseFile.ts';
import { isOpen, responsibleTask, STAGES } from './caseFile.ts';
import type { CommandName, Rejection } from './command.ts';

const OPEN: readonly Stage[] = STAGES.filter(isOpen);
const AFTER_ACCEPTANCE: readonly Stage[] = ['dispatch', 'signOff', 'handling', 'observation', 'check'];
const WITH_UNIT: readonly Stage[] = ['signOff', 'handling', 'observation', 'check'];

type Permission = {
  readonly by: readonly Party[];
  /** Null: in any stage. */
  readonly stages: readonly Stage[] | null;
  /** A unit's command belongs to the responsible unit. */
  readonly responsible?: true;
};

/** Who may do what, and when: the first three columns of the scenario language's table of commands, as data. */
export const PERMISSIONS: { readonly [K in CommandName]: Permission } = {
  report: { by: ['supervisor', 'centre'], stages: null },
  requestVerification: { by: ['centre'], stages: ['acceptance'] },
  recordVerification: { by: ['supervisor'], stages: ['verification'] },
  accept: { by: ['centre'], stages: ['acceptance'] },
  decline: { by: ['centre'], stages: ['acceptance'] },
  linkDuplicate: { by: ['centre'], stages: ['acceptance', 'dispatch'] },
  void: { by: ['centre'], stages: OPEN },
  amend: { by: ['centre'], stages: OPEN },
  notifyHazard: { by: ['centre'], stages: AFTER_ACCEPTANCE },
  acknowledgeHazard: { by: ['centre', 'unit'], stages: AFTER_ACCEPTANCE },
  dispatch: { by: ['centre'], stages: ['dispatch'] },
  designate: { by: ['centre'], stages: ['dispatch'] },
  recall: { by: ['centre'], stages: ['signOff', 'handling'] },
  signOff: { by: ['unit'], stages: ['signOff'], responsible: true },
  return: { by: ['unit'], stages: ['signOff', 'handling'], responsible: true },
  ruleReturn: { by: ['centre'], stages: null },
  requestExtension: { by: ['unit'], stages: ['signOff', 'handling'], responsible: true },
  decideExtension: { by: ['centre'], stages: ['signOff', 'handling'] },
  submitObservation: { by: ['unit'], stages: ['handling', 'observation'], responsible: true },
  decideObservation: { by: ['centre'], stages: ['handling', 'observation'] },
  urge: { by: ['centre'], stages: WITH_UNIT },
  explain: { by: ['unit'], stages: WITH_UNIT, responsible: true },
  feedback: { by: ['unit'], stages: ['signOff', 'handling', 'observation'], responsible: true },
  recordCheck: { by: ['supervisor'], stages: ['check'] },
  reopen: { by: ['leader'], stages: ['closed'] },
  supervise: { by: ['centre'], stages: OPEN },
  attributeCause: { by: ['leader'], stages: null },
  judge: { by: ['leader'], stages: null },
  appeal: { by: ['unit'], stages: null },
  reviewAppeal: { by: ['leader'], stages: null },
};

export const PARTY_NAMES: Readonly<Record<Party, string>> = {
  centre: '指挥中心',
  supervisor: '信息监督员',
  unit: '联动单位',
  leader: '值班长',
  host: '主机',
  import: '导入',
};

export const STAGE_NAMES: Readonly<Record<Stage, string>> = {
  verification: '待核实',
  acceptance: '待受理',
  dispatch: '待派遣',
  signOff: '待签收',
  handling: '处置中',
  observation: '待观察',
  check: '待核查',
  closed: '已结案',
  declined: '不予受理',
  voided: '已作废',
};

/** Whether the party may give this command on this case; the leader may also do what the centre does. */
export function partyProblem(name: CommandName, by: Actor, file: CaseFile | null): Rejection | null {
  const { by: parties, responsible } = PERMISSIONS[name];
  const allowed = parties.includes(by.party) || (by.party === 'leader' && parties.includes('centre'));
  if (!allowed) {
    const who = parties.map((party) => PARTY_NAMES[party]).join('或');
    return { code: 'wrongParty', message: `此项由${who}办理` };
  }
  if (!responsible || !file) return null;
  const task = responsibleTask(file);
  if (!task || task.unit === by.unit) return null;
  return { code: 'notResponsible', message: '只有当前责任单位可以办理' };
}

/** Whether the case stands at a stage in which the command has a meaning. */
export function stageProblem(name: CommandName, file: CaseFile): Rejection | null {
  const { stages } = PERMISSIONS[name];
  if (stages === null || stages.includes(file.stage)) return null;
  return { code: 'wrongStage', message: `案件${STAGE_NAMES[file.stage]}，此时不能办理` };
}
