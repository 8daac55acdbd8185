import { allFiguresOf, NO_FIGURES_AT_ALL, sumOf } from '../../../../shared/assessment/allFigures.ts';
import type { AssessmentQuestion, AssessmentRows } from '../../../../shared/assessment/assessmentRows.ts';
import { FIGURE_TEXTS } from '../../../../shared/assessment/definition.ts';
import { isExempt } from '../../../../shared/assessment/exemption.ts';
import { figureArithmetic, isCentreDuty, lineOf, valueOf } from '../../../../shared/assessment/explanation.ts';
import type { FigureValue } from '../../../../shared/assessment/explanation.ts';
import { dueOf } from '../../../../shared/assessment/figures.ts';
import type { Fact, Member } from '../../../../shared/assessment/member.ts';
import { membersOf } from '../../../../shared/assessment/members.ts';
import { memberWords } from '../../../../shared/assessment/memberWords.ts';
import { otherReadings, readingOf } from '../../../../shared/assessment/reading.ts';
import type { Reading } from '../../../../shared/assessment/reading.ts';
import { rowsOf } from '../../../../shared/case/rows.ts';
import type { TaskRow } from '../../../../shared/case/rows.ts';
import type {
  ExplainedCase,
  ExplainQuery,
  FigureExplanation,
  ReadingValue,
  Scope,
} from '../../../../shared/contract/assessment.ts';
import type { Settings } from '../../../../shared/setting/setting.ts';
import { groupWords, unitShortName } from '../../../../shared/unit/unit.ts';
import { readAssessmentRows } from '../../../../db/read/assessmentRows.ts';
import { readCaseNames } from '../../../../db/read/caseNames.ts';
import { readCity, readPeriodSettings, readRules } from '../../../../db/read/city.ts';
import { readReworkedFiles } from '../../../../db/read/reworkedFiles.ts';
import type { ReadableStore } from '../../../../db/store/handle.ts';
import { ownQuestion, readingsOf } from './counted.ts';
import { assessedUnits, cutOf } from './table.ts';

/** So many cases stand on a page where none is asked for. */
const PAGE = 200;

type Basis = { readonly rows: AssessmentRows; readonly question: AssessmentQuestion };

/** A figure opened to its definition, its arithmetic, the cases behind it and its values by the other readings. */
export function explainFigure(store: ReadableStore, query: ExplainQuery, nowMs: number): FigureExplanation {
  const { figure, scope, offset = 0, limit = PAGE } = query;
  const cut = cutOf(store, query, nowMs);
  const { zone } = readCity(store);
  const settings = readPeriodSettings(store, cut);
  const question = ownQuestion(store, cut);
  const rows = readAssessmentRows(store, { ...cut, readings: 'all', centre: isCentreDuty(figure) });
  const isOurs = scopeOf(store, scope, { rows, question });
  // A unit cooperates in the tasks of others.
  const own = { question, rows: figure === 'cooperating' || isCentreDuty(figure) ? rows : rowsOfUnits(rows, isOurs) };
  const basisOf = (reading: Reading | null): Basis => (reading ? turn(store, own, reading, settings) : own);
  const reading = readingOf(query.reading ?? 'own');
  const shown = basisOf(reading);
  const members = membersOf(figure, shown.rows, { question: shown.question, isOurs });
  const value = valueOfMembers(figure, members);
  const figures = figuresOfScope(shown, isOurs);
  const others = otherReadings(figure, settings, { exempt: question.exemptions.length > 0 });
  const page = members.slice(offset, offset + limit);
  return {
    figure,
    scope,
    scopeName: scopeName(store, scope, cut.asOfMs),
    period: query.period,
    asOfMs: cut.asOfMs,
    ...FIGURE_TEXTS[figure].zh,
    clause: FIGURE_TEXTS[figure].clause,
    ...value,
    arithmetic: figureArithmetic(figure, value, {
      figures: isCentreDuty(figure) ? null : figures,
      line: lineOf(figure, { scope, period: query.period, settings }),
    }),
    readings: [
      readingValue(null, valueIn(own, { query, isOurs })),
      ...others.map((one) => readingValue(one, valueIn(basisOf(one), { query, isOurs }))),
    ],
    cases: explainedCases(store, page, { zone, shown, asOfMs: cut.asOfMs }),
    caseCount: members.length,
    cut: offset + page.length < members.length,
  };
}

/** Which units a scope holds: by the list of the city in the period, and by the figures. */
function scopeOf(store: ReadableStore, scope: Scope, { rows, question }: Basis): (unit: string) => boolean {
  if (scope.kind === 'city') return () => true;
  if (scope.kind === 'unit') return (unit) => unit === scope.unit;
  const found = new Set([...rows.tasks, ...rows.checks].map(({ unit }) => unit));
  const members = assessedUnits(store, question, found).filter(({ group }) => group === scope.group);
  const codes = new Set(members.map(({ code }) => code));
  return (unit) => codes.has(unit);
}

/** Only what the units of a scope did: the other readings then count no more than is asked. */
function rowsOfUnits(rows: AssessmentRows, isOurs: (unit: string) => boolean): AssessmentRows {
  const own = ({ unit }: { readonly unit: string | null }): boolean => unit !== null && isOurs(unit);
  return { ...rows, tasks: rows.tasks.filter(own), checks: rows.checks.filter(own), duties: rows.duties.filter(own) };
}

function scopeName(store: ReadableStore, scope: Scope, asOfMs: number): string {
  if (scope.kind === 'city') return '全市';
  if (scope.kind === 'group') return groupWords[scope.group];
  return unitShortName(readRules(store, asOfMs).units, scope.unit);
}

/** The same rows read another way. */
function turn(store: ReadableStore, { rows, question }: Basis, reading: Reading, settings: Settings): Basis {
  if (reading.name === 'withoutExempt') return { question, rows: { ...rows, tasks: withoutExempt(rows, question) } };
  const turned = { ...settings, ...reading.turns };
  const asked = { ...question, readings: readingsOf(turned) };
  if (reading.turns['rework.limit'] === undefined) return { question: asked, rows };
  const { period, asOfMs } = question;
  const rules = { ...readRules(store, asOfMs), settings: turned };
  const files = readReworkedFiles(store, { period, asOfMs, rules });
  const ids = new Set(files.map(({ id }) => id));
  const tasks = [
    ...rows.tasks.filter(({ caseId }) => !ids.has(caseId)),
    ...files.flatMap((file): readonly TaskRow[] => rowsOf(file).tasks),
  ];
  return { question: asked, rows: { ...rows, tasks } };
}

function withoutExempt({ tasks, kindOf }: AssessmentRows, { readings, exemptions }: AssessmentQuestion): TaskRow[] {
  return tasks.filter((task) => {
    const deadlineMs = dueOf(task, readings)?.deadlineMs ?? null;
    return !isExempt({ deadlineMs, unit: task.unit, ...kindOf(task.caseId) }, exemptions);
  });
}

function figuresOfScope({ rows, question }: Basis, isOurs: (unit: string) => boolean) {
  const found = allFiguresOf(rows, question);
  return sumOf([NO_FIGURES_AT_ALL, ...[...found].filter(([unit]) => isOurs(unit)).map(([, figures]) => figures)]);
}

type Asked = { readonly query: ExplainQuery; readonly isOurs: (unit: string) => boolean };

/** The value of the figure by a basis: counted, not listed. */
function valueIn(basis: Basis, { query: { figure }, isOurs }: Asked): FigureValue {
  const { rows, question } = basis;
  const counted = valueOf(figure, figuresOfScope(basis, isOurs), question.readings['figures.reworkBase']);
  return counted ?? valueOfMembers(figure, membersOf(figure, rows, { question, isOurs }));
}

function valueOfMembers(figure: ExplainQuery['figure'], members: readonly Member[]): FigureValue {
  const part = members.filter(({ counts }) => counts).length;
  const isRate = valueOf(figure, NO_FIGURES_AT_ALL, 'checked')?.whole !== null;
  return { part, whole: isRate ? members.filter(({ inWhole }) => inWhole).length : null };
}

function readingValue(reading: Reading | null, value: FigureValue): ReadingValue {
  const own = { name: 'own', label: '现行口径', clause: '' } as const;
  const { name, label, clause } = reading ?? own;
  return { reading: name, name: label, clause, ...value, inForce: reading === null };
}

type Shown = { readonly zone: string; readonly shown: Basis; readonly asOfMs: number };

function explainedCases(
  store: ReadableStore,
  members: readonly Member[],
  { zone, shown, asOfMs }: Shown,
): ExplainedCase[] {
  const names = readCaseNames(
    store,
    members.map(({ caseId }) => caseId),
  );
  const { categories } = readRules(store, asOfMs);
  const context = { zone, asOfMs, readings: shown.question.readings };
  return members.map((member) => {
    const name = names.get(member.caseId);
    const task = taskOf(member.fact);
    return {
      caseId: member.caseId,
      number: name?.number ?? String(member.caseId),
      categoryName: categories.get(name?.category ?? '') ?? name?.category ?? '',
      address: name?.address ?? null,
      unit: member.unit,
      task: task?.no ?? null,
      dispatchedAtMs: task?.dispatchedAtMs ?? null,
      dueAtMs: dueAtOf(member.fact),
      doneAtMs: member.fact.kind === 'duty' ? member.fact.duty.doneAtMs : (task?.feedbackAtMs ?? null),
      closedAtMs: task?.end === 'closed' ? task.endedAtMs : null,
      counts: member.counts,
      inWhole: member.inWhole,
      words: memberWords(member, context),
    };
  });
}

function taskOf(fact: Fact): TaskRow | null {
  return 'task' in fact ? fact.task : null;
}

function dueAtOf(fact: Fact): number | null {
  if (fact.kind === 'duty') return fact.duty.dueAtMs;
  return 'deadlineMs' in fact ? fact.deadlineMs : (taskOf(fact)?.dueAtMs ?? null);
}
