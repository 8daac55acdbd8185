import { isExempt } from '../assessment/exemption.ts';
import type { CaseFile, JudgedKind, Severity } from '../case/caseFile.ts';
import type { NewEvent } from '../case/event.ts';
import { rowsOf } from '../case/rows.ts';
import type { Settings } from '../setting/setting.ts';
import { clockWords } from '../time/words.ts';
import { dayKey } from '../time/zone.ts';
import type { TimeZone } from '../time/zone.ts';
import type { Exemption } from './accountabilityEvent.ts';
import { crosses } from './comparison.ts';
import { lineOf } from './engine.ts';
import type { Proposal } from './engine.ts';
import type { Evidence, Measured } from './finding.ts';
import { isCountedOverdue } from './overdueCount.ts';
import type { Clause } from './rule.ts';
import { ruleOf } from './rule.ts';

/** What the rules of single cases stand on besides the event itself. */
export type CaseRules = {
  readonly settings: Settings;
  readonly zone: TimeZone;
  readonly effectiveFromMs: number;
  /** Those that a second person has signed. */
  readonly exemptions: readonly Exemption[];
};

/** The findings that an event of a case draws (R23, R24, R31, R32, R36–R38); `file`: the case after it. Pure. */
export function drawnByCase(event: NewEvent, file: CaseFile, rules: CaseRules): readonly Proposal[] {
  if (event.occurredAtMs < rules.effectiveFromMs) return [];
  switch (event.kind) {
    case 'limitMissed':
      return event.body.duty === 'handling' ? drawnByMiss(event.body, file, rules) : [];
    case 'checked':
      return event.body.result === 'fail' ? drawnByRework(file, rules) : [];
    case 'returnRuled': {
      const { justified, unit, note } = event.body;
      return justified ? [] : [ofCase('R31', unit, file, judged(note ?? '经裁定，回退无理由，属本单位处置范围。'))];
    }
    case 'judged': {
      const { unit, kind, severity, note } = event.body;
      return [ofCase(CLAUSE_OF[severity], unit, file, judged(`${KIND_WORDS[kind]}：${note}`))];
    }
    default:
      return [];
  }
}

const CLAUSE_OF: Readonly<Record<Severity, Clause>> = { minor: 'R36', serious: 'R37', grave: 'R38' };
const KIND_WORDS: Readonly<Record<JudgedKind, string>> = {
  nonCooperation: '不配合相关工作',
  falseReport: '谎报相关事实情况',
  handlingProblem: '处置过程中存在问题',
};

function judged(words: string): Pick<Evidence, 'measured' | 'threshold'> {
  return { measured: { kind: 'judgement', words }, threshold: null };
}

function ofCase(
  clause: Clause,
  unit: string,
  file: Pick<CaseFile, 'id' | 'number'>,
  found: Pick<Evidence, 'measured' | 'threshold'>,
): Proposal {
  const evidence = { ...found, cases: { subject: [file.id] }, months: [], figures: {}, withExempt: null };
  return { clause, unit, period: file.number, caseId: file.id, evidence };
}

/** A handling limit that was missed and counts by A13: R23 or R24 by what the unit had done before it. */
function drawnByMiss(
  { task: no, dueAtMs }: { readonly task: number | null; readonly dueAtMs: number },
  file: CaseFile,
  rules: CaseRules,
): readonly Proposal[] {
  const { settings, zone, effectiveFromMs, exemptions } = rules;
  const task = rowsOf(file).tasks.find((row) => row.no === no);
  if (!task?.missKind || dueAtMs < effectiveFromMs) return [];
  const { unit } = task;
  if (!isCountedOverdue(task, settings['rule.T1.explained'])) return [];
  if (isExempt({ deadlineMs: dueAtMs, unit, cell: file.cell, category: file.category }, exemptions)) return [];
  return [ofOverdue({ ...task, missKind: task.missKind, missedAtMs: dueAtMs }, file, zone)];
}

/** R23 or R24 in words, of a miss that counts. */
export function ofOverdue(
  {
    unit,
    missKind,
    missedAtMs,
    explained,
  }: {
    readonly unit: string;
    readonly missKind: 'R23' | 'R24';
    readonly missedAtMs: number;
    readonly explained: 0 | 1;
  },
  file: Pick<CaseFile, 'id' | 'number'>,
  zone: TimeZone,
): Proposal {
  const limit = `${dayKey(missedAtMs, zone)} ${clockWords(missedAtMs, zone)}`;
  const words =
    missKind === 'R23'
      ? `至时限 ${limit} 未回复${explained ? '' : '，也未说明情况'}`
      : `反馈后核查不通过，至时限 ${limit} 未办结，又未说明情况`;
  return ofCase(missKind, unit, file, judged(words));
}

/** R32: the failed checks of the unit that was checked last, over the whole life of the case. */
function drawnByRework(file: CaseFile, { settings, effectiveFromMs }: CaseRules): readonly Proposal[] {
  const { checks } = rowsOf(file);
  const unit = checks.at(-1)?.unit;
  if (unit === undefined) return [];
  const failed = checks.filter((check) => check.unit === unit && !check.passed && check.atMs >= effectiveFromMs);
  const proposal = ofReworks({ unit, reworks: failed.length, file }, settings);
  return proposal === null ? [] : [proposal];
}

/** R32 by the number of failed checks of a unit on a case; null: the line is not met. */
export function ofReworks(
  {
    unit,
    reworks,
    file,
  }: { readonly unit: string; readonly reworks: number; readonly file: Pick<CaseFile, 'id' | 'number'> },
  settings: Settings,
): Proposal | null {
  const rule = ruleOf('R32');
  const line = lineOf(rule, settings);
  const measured: Measured = { kind: 'count', count: reworks };
  if (line === null || !crosses(rule.comparison, measured, line)) return null;
  return ofCase('R32', unit, file, { measured, threshold: line });
}

/** R25: the counted overdues of a unit in a month; `withExempt`: with those of exempted periods after all. Pure. */
export function drawnByOverdues(
  {
    unit,
    month,
    counted,
    withExempt,
  }: {
    readonly unit: string;
    readonly month: string;
    readonly counted: readonly number[];
    readonly withExempt: readonly number[];
  },
  settings: Settings,
): Proposal | null {
  const rule = ruleOf('R25');
  const line = lineOf(rule, settings);
  const measured: Measured = { kind: 'count', count: counted.length };
  if (line === null || !crosses(rule.comparison, measured, line)) return null;
  const exempt = withExempt.filter((id) => !counted.includes(id));
  const evidence: Evidence = {
    measured,
    threshold: line,
    cases: { counted, ...(exempt.length > 0 && { exempt }) },
    months: [],
    figures: {},
    withExempt: exempt.length > 0 ? { kind: 'count', count: withExempt.length } : null,
  };
  return { clause: 'R25', unit, period: month, caseId: null, evidence };
}

/**
 * How a further counted overdue extends a finding of R25 whose evidence stands as `known`: by the cases that came, or by all
 * anew where one of before counts no more or some are exempt; null: nothing came. Pure.
 */
export function furtherOverdues(known: Evidence, drawn: Evidence): Evidence | null {
  const before = new Set(known.cases.counted);
  const now = new Set(drawn.cases.counted);
  const come = [...now].filter((id) => !before.has(id));
  if (come.length === 0) return null;
  const someExempt = [known, drawn].some(({ cases }) => cases.exempt !== undefined);
  if (someExempt || [...before].some((id) => !now.has(id))) return drawn;
  return { ...drawn, cases: { ...drawn.cases, counted: come }, adds: true };
}
