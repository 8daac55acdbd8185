import { clockRuns, responsibleTask } from '../../shared/case/caseFile.ts';
import type { Actor, CaseFile } from '../../shared/case/caseFile.ts';
import type { Command, CommandFields, CommandName } from '../../shared/case/command.ts';
import type { Rules } from '../../shared/case/rules.ts';
import { addTime, timeBetween } from '../../shared/deadline/clock.ts';
import { cutToSecond } from '../../shared/time/zone.ts';
import { accountStep } from './accountSteps.ts';
import { CENTRE, DISPATCHER, LEADER, SUPERVISOR, unitActor } from './actors.ts';
import { between, chance } from './chance.ts';
import { answerableUnit } from './demoCity.ts';
import type { DemoCity } from './demoCity.ts';
import { demoPhotos } from './demoPhotos.ts';
import { isHeavy, temperOf } from './temper.ts';

/** What somebody of the demonstration city does next with a case, and when. */
export type DemoStep = { readonly atMs: number; readonly command: Command };

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** The parts of an application for observation beside its date (R9). */
const OBSERVATION = {
  process: '已现场勘查并围挡',
  plan: '待材料到位后整体更换',
  enforcement: '约谈责任人，限期整改',
} as const;

const EXPLANATIONS = [
  '作业力量调往重点路段，处置将晚于时限，已安排明日补办',
  '需权属单位配合开门断电，已联系，约定次日到场处置',
  '现场复查后工作量较大，已增派人员，处置将稍晚于时限',
  '当事人不在现场，已张贴告知，待其到场后处置',
];

type Draw = (name: string) => number;

function step<K extends CommandName>(atMs: number, name: K, by: Actor, fields: CommandFields[K]): DemoStep {
  const command = { do: name, by, occurredAt: null, evidence: null, fields } as unknown as Command;
  return { atMs: cutToSecond(atMs), command };
}

/**
 * The next step of a case, or null when its life is over. A function of the case alone: history is written with it in one
 * go and the live driver goes on with it after any restart.
 */
export function nextStep(file: CaseFile, city: DemoCity, rules: Rules): DemoStep | null {
  // Drawn by the stage and its beginning: what the host's clock records in between changes nobody's mind.
  const of: Draw = (name) => chance(city.seed, file.number, file.stage, file.stageSinceMs, name);
  const candidates = [
    stageStep(file, of, city, rules),
    hazardStep(file, of, city),
    watchStep(file, of),
    rulingStep(file),
    accountStep(file, step),
  ];
  const first = candidates.reduce<DemoStep | null>(
    (soonest, one) => (one && (!soonest || one.atMs < soonest.atMs) ? one : soonest),
    null,
  );
  // What a plan puts before the case's last event (written late, after a downtime) happens at once.
  return first && pictured(first.atMs < file.asOfMs ? { ...first, atMs: file.asOfMs } : first, file.category);
}

/** Who was on the spot brings a picture of it. */
function pictured(one: DemoStep, category: string): DemoStep {
  const photos = demoPhotos(category);
  const { command } = one;
  if (!photos) return one;
  if (command.do === 'recordVerification' && command.fields.result === 'exists')
    return { ...one, command: { ...command, fields: { ...command.fields, photos: [photos.before] } } };
  if (command.do === 'feedback')
    return { ...one, command: { ...command, fields: { ...command.fields, photos: [photos.after] } } };
  return one;
}

function stageStep(file: CaseFile, of: Draw, city: DemoCity, rules: Rules): DemoStep | null {
  const sinceMs = file.stageSinceMs;
  switch (file.stage) {
    case 'acceptance':
      return acceptanceStep(file, of);
    case 'verification':
      return step(sinceMs + between(of('verify'), 12, 50) * MINUTE_MS, 'recordVerification', SUPERVISOR, {
        result: of('exists') < 0.93 ? 'exists' : 'absent',
      });
    case 'dispatch':
      return dispatchStep(file, of, city);
    case 'signOff':
      return signOffStep(file, of);
    case 'handling':
      return handlingStep(file, of, city, rules);
    case 'observation':
      return observationStep(file, of);
    case 'check': {
      const delay = of('late') < 0.007 ? between(of('check'), 62, 120) : between(of('check') ** 1.5, 4, 56);
      const failing = [0.052, 0.03][file.checks.length] ?? 0.1;
      const result = of('result') < failing ? 'fail' : 'pass';
      const note = result === 'fail' ? { note: '现场仍未到位' } : {};
      return step(sinceMs + delay * MINUTE_MS, 'recordCheck', SUPERVISOR, { result, ...note });
    }
    default:
      return null;
  }
}

function acceptanceStep(file: CaseFile, of: Draw): DemoStep {
  const sinceMs = file.stageSinceMs;
  const fromOutside = file.source !== 'supervisor' && file.hourDuties.length === 1;
  if (fromOutside) return step(sinceMs + between(of('ask'), 3, 15) * MINUTE_MS, 'requestVerification', CENTRE, {});
  const delay = of('late') < 0.011 ? between(of('accept'), 61, 100) : between(of('accept') ** 2, 1, 48);
  const atMs = sinceMs + (file.hazard ? Math.min(delay, 4) : delay) * MINUTE_MS;
  if (!file.hazard && of('decline') < 0.012) return step(atMs, 'decline', CENTRE, { reason: '现场未发现问题' });
  return step(atMs, 'accept', CENTRE, {});
}

function dispatchStep(file: CaseFile, of: Draw, city: DemoCity): DemoStep {
  const returned = file.tasks.filter(({ end }) => end?.how === 'returned').map(({ unit }) => unit);
  const delay = of('late') < 0.028 ? between(of('dispatch'), 61, 130) : between(of('dispatch') ** 1.6, 2, 50);
  const atMs = file.stageSinceMs + (file.hazard ? Math.min(delay, 12) : delay) * MINUTE_MS;
  const cell = file.cell === null ? undefined : city.cellByCode.get(file.cell);
  const unit = answerableUnit(file.category, cell, of('unit'), returned);
  if (returned.length < 2) return step(atMs, 'dispatch', DISPATCHER, { unit });
  return step(atMs + 2 * HOUR_MS, 'designate', DISPATCHER, {
    lead: unit,
    cooperating: [],
    basis: '经会商，由该单位牵头处理',
  });
}

function signOffStep(file: CaseFile, of: Draw): DemoStep | null {
  const task = responsibleTask(file);
  if (!task) return null;
  const by = unitActor(task.unit);
  const delay = of('late') < 0.054 ? between(of('sign'), 61, 200) : between(of('sign') ** 1.4, 2, 55);
  const returnAtMs = file.stageSinceMs + between(of('return'), 8, 50) * MINUTE_MS;
  const returns = of('returns') < (file.tasks.length > 1 ? 0.07 : 0.024) && !file.hazard;
  if (returns && task.dueAtMs !== null && returnAtMs < task.dueAtMs)
    return step(returnAtMs, 'return', by, { reason: '经现场核对，不属本单位管养范围' });
  return step(file.stageSinceMs + delay * MINUTE_MS, 'signOff', by, {});
}

function handlingStep(file: CaseFile, of: Draw, city: DemoCity, rules: Rules): DemoStep | null {
  const task = responsibleTask(file);
  if (!task || task.dueAtMs === null || !clockRuns(task)) return null;
  const by = unitActor(task.unit);
  if (file.request) return decideStep(file, of);
  const { clock, dueAtMs } = task;
  const runningFromMs = task.intervals.at(-1)?.fromMs ?? task.dispatchedAtMs;
  const { calendar } = rules;
  const leftMs = timeBetween({ clock, fromMs: runningFromMs, toMs: dueAtMs, calendar });
  const at = (share: number): number =>
    Math.max(
      file.stageSinceMs + 5 * MINUTE_MS,
      addTime({ clock, fromMs: runningFromMs, amountMs: share * leftMs, calendar }),
    );
  // Drawn by task and rework, not by revision, so that an urging in between does not change the unit's mind.
  const plan: Draw = (name) => chance(file.number, task.no, file.checks.length, task.extensions, name);
  // What the unit has asked and not got it does not ask again: the time for asking lies behind it.
  const askAtMs = at(between(plan('ask'), 0.5, 0.9));
  const mayAsk = task.missedAtMs === null && askAtMs > file.lastPartyAtMs;
  // Some extended works need longer still: with 30 days each, five to ten cases are under observation.
  if (mayAsk && task.extensions > 0 && isHeavy(file.category) && plan('observe') < 0.11) {
    const expectedAt = cutToSecond(dueAtMs + between(plan('expected'), 12, 45) * DAY_MS);
    return step(askAtMs, 'submitObservation', by, { ...OBSERVATION, expectedAt });
  }
  const temper = temperOf({ unit: task.unit, category: file.category, atMs: task.dispatchedAtMs }, city, calendar.zone);
  if (plan('punctual') < temper.punctual)
    return step(at(between(plan('share') ** 0.7, 0.2, 0.98)), 'feedback', by, { result: '已处置到位' });
  if (mayAsk && leftMs >= 6 * HOUR_MS && task.extensions === 0 && plan('extend') < 0.42) {
    const untilMs = addTime({ clock, fromMs: dueAtMs, amountMs: leftMs, calendar });
    return step(askAtMs, 'requestExtension', by, {
      until: cutToSecond(untilMs),
      reason: '需协调产权单位停水停电后施工，预计顺延',
    });
  }
  const explainAtMs = at(between(plan('explain'), 0.72, 0.97));
  const explained = file.filings.some(({ unit, atMs }) => unit === task.unit && atMs >= runningFromMs);
  if (
    !explained &&
    task.missedAtMs === null &&
    explainAtMs <= dueAtMs &&
    explainAtMs >= file.lastPartyAtMs &&
    plan('explains') < temper.explains
  )
    return step(explainAtMs, 'explain', by, {
      text: EXPLANATIONS[Math.floor(plan('words') * EXPLANATIONS.length)] ?? '',
    });
  const atMs =
    plan('stubborn') < temper.stubborn
      ? dueAtMs + (plan('older') < 0.02 ? between(plan('days'), 22, 40) : temper.days(plan('days'))) * DAY_MS
      : addTime({ clock, fromMs: dueAtMs, amountMs: between(plan('over') ** 3, 4, 240) * MINUTE_MS, calendar });
  return step(atMs, 'feedback', by, { result: '已处置到位，超期原因另行说明' });
}

function decideStep(file: CaseFile, of: Draw): DemoStep | null {
  const { request } = file;
  if (!request) return null;
  const atMs = Math.min(request.askedAtMs + between(of('decide'), 25, 200) * MINUTE_MS, request.untilMs);
  const approve = of('approve') < 0.88;
  const note = approve ? {} : { note: '理由不充分，请按时处置' };
  return step(atMs, request.kind === 'extension' ? 'decideExtension' : 'decideObservation', LEADER, {
    approve,
    ...note,
  });
}

function observationStep(file: CaseFile, of: Draw): DemoStep | null {
  const task = responsibleTask(file);
  const expectedAtMs = file.expectedDates.at(-1);
  if (!task || expectedAtMs === undefined) return null;
  if (file.request) return decideStep(file, of);
  const keeps = chance(file.number, expectedAtMs, 'keeps') < 0.5;
  // The promise is broken: the unit proposes a new date once, the old one stays on record (R10).
  const askAtMs = expectedAtMs + between(chance(file.number, 'broken'), 4, 40) * HOUR_MS;
  const mayAsk = file.expectedDates.length === 1 && askAtMs > file.lastPartyAtMs;
  if (!keeps && mayAsk && chance(file.number, 'again') < 0.6) {
    const expectedAt = cutToSecond(askAtMs + between(chance(file.number, 'new date'), 6, 20) * DAY_MS);
    return step(askAtMs, 'submitObservation', unitActor(task.unit), { ...OBSERVATION, expectedAt });
  }
  const days = keeps ? -between(chance(file.number, 'early'), 0, 4) : between(chance(file.number, 'late'), 1, 12);
  const atMs = Math.max(file.stageSinceMs + HOUR_MS, expectedAtMs + days * DAY_MS);
  return step(atMs, 'feedback', unitActor(task.unit), { result: '已按方案处置完毕' });
}

/** A return waits for a ruling, also after the case has gone on to another unit or is closed (R31). */
function rulingStep(file: CaseFile): DemoStep | null {
  const task = file.tasks.find(({ end, ruling }) => end?.how === 'returned' && ruling === null);
  const returnedAtMs = task?.end?.atMs ?? null;
  if (!task || returnedAtMs === null) return null;
  const of: Draw = (name) => chance(file.number, task.no, name);
  return step(returnedAtMs + between(of('ruling'), 1, 26) * HOUR_MS, 'ruleReturn', LEADER, {
    unit: task.unit,
    justified: of('justified') < 0.965,
  });
}

/** R3: the unit is told at once and confirms within minutes; the desk hears the alarm. */
function hazardStep(file: CaseFile, of: Draw, city: DemoCity): DemoStep | null {
  if (!file.hazard || file.acceptedAtMs === null || !['dispatch', 'signOff', 'handling', 'check'].includes(file.stage))
    return null;
  const notice = file.hazardNotices[0];
  if (!notice) {
    const cell = file.cell === null ? undefined : city.cellByCode.get(file.cell);
    const unit = answerableUnit(file.category, cell, of('unit'), []);
    return step(file.acceptedAtMs + between(of('notify'), 20, 80) * 1000, 'notifyHazard', DISPATCHER, {
      unit,
      channel: '电话',
    });
  }
  if (notice.confirmedAtMs !== null) return null;
  return step(
    notice.atMs + between(chance(file.number, 'confirm'), 60, 400) * 1000,
    'acknowledgeHazard',
    unitActor(notice.unit),
    {},
  );
}

/** The centre urges what is overdue and what is under observation, and supervises what stays overdue. */
function watchStep(file: CaseFile, of: Draw): DemoStep | null {
  const task = responsibleTask(file);
  if (!task || !clockRuns(task)) return null;
  if (file.stage === 'observation') {
    const fromMs = Math.max(file.lastUrgedAtMs ?? 0, file.stageSinceMs);
    return step(fromMs + between(of('urge'), 6, 8) * DAY_MS, 'urge', CENTRE, { note: '询问进度，请按预期时间办结' });
  }
  if (task.missedAtMs === null) return null;
  if (file.lastUrgedAtMs === null || file.lastUrgedAtMs < task.missedAtMs)
    return step(task.missedAtMs + between(of('urge'), 20, 240) * MINUTE_MS, 'urge', CENTRE, {
      note: '已超期，请立即处置并说明',
    });
  if (file.supervision || chance(file.number, 'supervise') > 0.3) return null;
  // The reply is asked from the moment at which it is asked for, which may be later than planned.
  const atMs = Math.max(task.missedAtMs + 3 * DAY_MS, file.asOfMs);
  return step(atMs, 'supervise', LEADER, {
    reason: '超期三日未办结',
    requirement: '限期办结并书面说明',
    replyBy: cutToSecond(atMs + 3 * DAY_MS),
  });
}
