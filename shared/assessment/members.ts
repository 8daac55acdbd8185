import type { AllFigures, FigureName } from '../contract/assessment.ts';
import type { CheckRow } from '../case/rows.ts';
import { isProvisional } from '../deadline/calendar.ts';
import { countedOverdues, dueTasks, handledCases } from './allFigures.ts';
import type { DueTask } from './allFigures.ts';
import { isWithin } from './assessmentRows.ts';
import type { AssessmentQuestion, AssessmentRows } from './assessmentRows.ts';
import { centreDutyOf } from './centreDuty.ts';
import { isMissed, isTimely } from './figures.ts';
import type { Fact, Member } from './member.ts';

type Whose = (unit: string) => boolean;

/**
 * What a figure of a scope has counted, one by one; `isOurs` names the units of the scope. As many members count as the
 * figure says; those of a rate's whole that do not count in its part stand in the list as well.
 */
export function membersOf(
  figure: FigureName,
  rows: AssessmentRows,
  { question, isOurs }: { readonly question: AssessmentQuestion; readonly isOurs: Whose },
): readonly Member[] {
  const all = rateMembers(figure, rows, question) ?? countMembers(figure as keyof AllFigures, rows, question);
  const ours = all.filter(({ unit, fact }) => isOurs(unit) || isCentres(fact));
  return ours.toSorted(figure === 'reworkRate' ? (a, b) => byNeed(b, a) : byNeed);
}

/** The centre's own duties belong to the city as a whole, whatever unit they were about. */
function isCentres(fact: Fact): boolean {
  return fact.kind === 'duty' && fact.duty.kind !== 'signOff';
}

/** What a reader looks for first: of a rate that should be high, that which does not count. */
function byNeed(a: Member, b: Member): number {
  return Number(a.counts) - Number(b.counts) || a.atMs - b.atMs || a.caseId - b.caseId;
}

function rateMembers(figure: FigureName, rows: AssessmentRows, question: AssessmentQuestion): readonly Member[] | null {
  const { period, readings } = question;
  switch (figure) {
    case 'closingRate':
      return dueMembers(rows, question, ({ task }) => task.end === 'closed');
    case 'timelyRate':
      return dueMembers(rows, question, ({ task, deadlineMs }) => isTimely(task, deadlineMs, readings));
    case 'signOffRate':
      return signOffs(rows, question, ({ onTime }) => onTime === 1);
    case 'reworkRate':
      return reworkMembers(rows, question);
    case 'acceptance':
    case 'acceptanceVerified':
    case 'dispatch':
    case 'check':
      return rows.duties
        .filter((duty) => centreDutyOf(duty) === figure && isWithin(duty.dueAtMs, period))
        .map((duty) =>
          member({ kind: 'duty', duty }, { ...duty, unit: duty.unit ?? '', atMs: duty.dueAtMs }, duty.onTime === 1),
        );
    default:
      return null;
  }
}

function countMembers(figure: keyof AllFigures, rows: AssessmentRows, question: AssessmentQuestion): readonly Member[] {
  const { period, asOfMs, readings, calendar } = question;
  const only = (holds: (due: DueTask) => boolean): readonly Member[] =>
    dueMembers(rows, question, holds).filter(({ counts }) => counts);
  switch (figure) {
    case 'due':
      return only(() => true);
    case 'closed':
      return only(({ task }) => task.end === 'closed');
    case 'timely':
      return only(({ task, deadlineMs }) => isTimely(task, deadlineMs, readings));
    case 'overdueOpen':
      return only(({ task }) => task.end !== 'closed' && isMissed(task, asOfMs));
    case 'extended':
      return only(({ task }) => task.extensions > 0);
    case 'dueSoFar':
      return only(({ deadlineMs, countsAtMs }) => (deadlineMs ?? countsAtMs) <= asOfMs);
    case 'supervised':
      return only(({ task }) => rows.supervised.has(task.caseId));
    case 'designated':
      return only(({ task }) => task.designated === 1);
    case 'provisional':
      return only(({ deadlineMs }) => deadlineMs !== null && isProvisional(deadlineMs, calendar));
    case 'exemptDue':
      return only(({ exempt }) => exempt);
    case 'exemptClosed':
      return only(({ exempt, task }) => exempt && task.end === 'closed');
    case 'exemptTimely':
      return only(({ exempt, task, deadlineMs }) => exempt && isTimely(task, deadlineMs, readings));
    case 'corrected':
      return only(({ task }) => task.corrected === 1);
    case 'cooperating':
      return cooperatingMembers(rows, question);
    case 'checked':
      return checkedMembers(rows, question);
    case 'reworked':
      return checkedMembers(rows, question).filter(hasFailure);
    case 'reworks':
      return rows.checks
        .filter(({ passed, atMs }) => passed === 0 && isWithin(atMs, period))
        .map((check) => member({ kind: 'checked', checks: [check] }, check));
    case 'returned':
      return returnMembers(rows, question, () => true);
    case 'returnedJustified':
      return returnMembers(rows, question, (ruled) => ruled === 1);
    case 'returnedUnjustified':
      return returnMembers(rows, question, (ruled) => ruled === 0);
    case 'dispatched':
      return rows.tasks
        .filter(({ excluded, dispatchedAtMs }) => excluded === 0 && isWithin(dispatchedAtMs, period))
        .map((task) => member({ kind: 'dispatched', task }, { ...task, atMs: task.dispatchedAtMs }));
    case 'signOffDue':
      return signOffs(rows, question, () => true);
    case 'signOffTimely':
      return signOffs(rows, question, ({ onTime }) => onTime === 1).filter(({ counts }) => counts);
    case 'handled':
      return handledCases(rows, question).map((one) => member({ kind: 'handled', atMs: one.atMs }, one));
    case 'observed':
      return rows.observed.map((row) => member({ kind: 'observed', row }, { ...row, atMs: row.sinceMs }));
    case 'countedOverdues':
      return countedOverdues(rows, question).map((task) =>
        member({ kind: 'overdue', task }, { ...task, atMs: task.missedAtMs ?? 0 }),
      );
    case 'entered':
      return rows.entries
        .filter(({ recordedAtMs }) => isWithin(recordedAtMs, period))
        .map((entry) =>
          member({ kind: 'entered', entry }, { ...entry, unit: entry.unit ?? '', atMs: entry.recordedAtMs }),
        );
  }
}

function member(
  fact: Fact,
  { caseId, unit, atMs }: { readonly caseId: number; readonly unit: string; readonly atMs: number },
  counts = true,
): Member {
  return { caseId, unit, atMs, counts, inWhole: true, fact };
}

function dueMembers(
  rows: AssessmentRows,
  question: AssessmentQuestion,
  holds: (due: DueTask) => boolean,
): readonly Member[] {
  return dueTasks(rows, question).map((due) => {
    const { task, deadlineMs, countsAtMs } = due;
    return member({ kind: 'due', task, deadlineMs }, { ...task, atMs: deadlineMs ?? countsAtMs }, holds(due));
  });
}

function cooperatingMembers(rows: AssessmentRows, question: AssessmentQuestion): readonly Member[] {
  const led = new Map(dueTasks(rows, question).map((due) => [`${due.task.caseId} ${due.task.no}`, due]));
  return rows.cooperations.flatMap(({ caseId, no, unit }) => {
    const due = led.get(`${caseId} ${no}`);
    if (due?.task.designated !== 1) return [];
    const { task, deadlineMs, countsAtMs: atMs } = due;
    return [member({ kind: 'cooperating', task, deadlineMs }, { caseId, unit, atMs })];
  });
}

function checkedMembers({ checks }: AssessmentRows, { period }: AssessmentQuestion): readonly Member[] {
  const within = checks.filter(({ atMs }) => isWithin(atMs, period));
  return [...Map.groupBy(within, caseOfUnit).values()].flatMap((made) => {
    const [first] = made;
    return first ? [member({ kind: 'checked', checks: made }, first)] : [];
  });
}

function caseOfUnit({ caseId, unit }: Pick<CheckRow, 'caseId' | 'unit'>): string {
  return `${caseId} ${unit}`;
}

function hasFailure({ fact }: Member): boolean {
  return fact.kind === 'checked' && fact.checks.some(({ passed }) => passed === 0);
}

function returnMembers(
  { tasks }: AssessmentRows,
  { period }: AssessmentQuestion,
  holds: (ruled: 0 | 1 | null) => boolean,
): readonly Member[] {
  return tasks
    .filter(({ end, excluded, endedAtMs }) => end === 'returned' && excluded === 0 && isWithin(endedAtMs, period))
    .filter(({ ruledJustified }) => holds(ruledJustified))
    .map((task) => member({ kind: 'returned', task }, { ...task, atMs: task.endedAtMs ?? 0 }));
}

function signOffs(
  { duties }: AssessmentRows,
  { period }: AssessmentQuestion,
  holds: (duty: AssessmentRows['duties'][number]) => boolean,
): readonly Member[] {
  return duties.flatMap((duty) =>
    duty.kind === 'signOff' && duty.unit !== null && isWithin(duty.dueAtMs, period)
      ? [member({ kind: 'duty', duty }, { caseId: duty.caseId, unit: duty.unit, atMs: duty.dueAtMs }, holds(duty))]
      : [],
  );
}

/** The reworked cases, and those of the base that were not (A11); a reworked case may stand outside of another base. */
function reworkMembers(rows: AssessmentRows, question: AssessmentQuestion): readonly Member[] {
  const reworked = checkedMembers(rows, question).filter(hasFailure);
  const whole = countMembers(question.readings['figures.reworkBase'], rows, question);
  const inPart = new Set(reworked.map(caseOfUnit));
  const inWhole = new Set(whole.map(caseOfUnit));
  return [
    ...reworked.map((one) => ({ ...one, inWhole: inWhole.has(caseOfUnit(one)) })),
    ...whole.filter((one) => !inPart.has(caseOfUnit(one))).map((one) => ({ ...one, counts: false })),
  ];
}
