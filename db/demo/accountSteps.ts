import { responsibleTask } from '../../shared/case/caseFile.ts';
import type { Actor, CaseFile, Severity } from '../../shared/case/caseFile.ts';
import type { CommandFields, CommandName } from '../../shared/case/command.ts';
import { isExplained, latestMiss } from '../../shared/case/miss.ts';
import type { MissedTask } from '../../shared/case/miss.ts';
import { LEADER, REVIEWERS, unitActor } from './actors.ts';
import { between, chance } from './chance.ts';
import type { DemoStep } from './nextStep.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const CAUSES = [
  { cause: 'platform', reason: '平台当日派遣信息同步延迟，经核实属平台原因' },
  { cause: 'forceMajeure', reason: '当日强降雨，作业车辆无法到场，属不可抗力' },
  { cause: 'other', reason: '第三方施工围挡未拆，现场无法进入' },
] as const;

const GROUNDS = [
  '现场当日已清理，因系统拥堵反馈未能提交，有照片为证',
  '时限内已到场，权属单位未到，无法作业',
  '同一问题当日重复派遣，已在另一案件中办结',
];

const JUDGED = [
  { kind: 'handlingProblem', note: '反馈照片与现场不符，处置不到位' },
  { kind: 'nonCooperation', note: '两次通知会办均未到场' },
  { kind: 'falseReport', note: '谎称已处置，核查发现未动工' },
] as const;

type Step = <K extends CommandName>(atMs: number, name: K, by: Actor, fields: CommandFields[K]) => DemoStep;

/** What accountability brings to a case of the demonstration: causes found, appeals with their two reviews, judgements. */
export function accountStep(file: CaseFile, step: Step): DemoStep | null {
  if (file.acceptedAtMs === null) return null;
  return judgement(file, step) ?? appealStep(file, step);
}

/** A case in some thousands is handled so badly that a leader judges it (R36–R38), after its first feedback. */
function judgement(file: CaseFile, step: Step): DemoStep | null {
  const [feedback] = file.feedbacks;
  if (!feedback || file.judgements.length > 0 || chance(file.number, 'judged') > 0.000_4) return null;
  const { kind, note } = JUDGED[Math.floor(chance(file.number, 'what') * JUDGED.length)] ?? JUDGED[0];
  const share = chance(file.number, 'severity');
  const severity: Severity = share < 0.68 ? 'minor' : share < 0.92 ? 'serious' : 'grave';
  const atMs = feedback.atMs + between(chance(file.number, 'when'), 20, 70) * HOUR_MS;
  return step(atMs, 'judge', LEADER, { unit: feedback.unit, kind, severity, note });
}

/** An overdue that A13 counts: some have another cause, some are contested by the unit (A29). */
function appealStep(file: CaseFile, step: Step): DemoStep | null {
  if (file.appeal) return reviewStep(file, file.appeal, step);
  const miss = latestMiss(file);
  if (!miss || miss.cause !== null || isExplained(file, miss)) return null;
  const of = (name: string): number => chance(file.number, miss.no, name);
  if (of('cause') < 0.05) return causeStep(miss, of, step);
  if (of('appeals') > 0.13 || responsibleTask(file)?.unit !== miss.unit) return null;
  const grounds = GROUNDS[Math.floor(of('grounds') * GROUNDS.length)] ?? '';
  const atMs = miss.missRecordedAtMs + between(of('appeal'), 1, 5) * DAY_MS;
  return step(atMs, 'appeal', unitActor(miss.unit), { grounds });
}

function causeStep(miss: MissedTask, of: (name: string) => number, step: Step): DemoStep {
  const found = CAUSES[Math.floor(of('which') * CAUSES.length)] ?? CAUSES[0];
  return step(miss.missRecordedAtMs + between(of('found'), 16, 60) * HOUR_MS, 'attributeCause', LEADER, found);
}

function reviewStep(file: CaseFile, appeal: NonNullable<CaseFile['appeal']>, step: Step): DemoStep | null {
  const no = appeal.reviews.length;
  const by = REVIEWERS[no];
  if (!by) return null;
  const uphold = chance(file.number, 'upheld') < 0.45 || (no === 0 && chance(file.number, 'divided') < 0.2);
  const fromMs = appeal.reviews.at(-1)?.atMs ?? appeal.atMs;
  const atMs = fromMs + between(chance(file.number, no, 'review'), no === 0 ? 3 : 1, no === 0 ? 6 : 3) * DAY_MS;
  const note = uphold ? '证据充分' : '证据不足以证明时限内已办结';
  return step(atMs, 'reviewAppeal', by, { reviewer: no === 0 ? 1 : 2, uphold, note });
}
