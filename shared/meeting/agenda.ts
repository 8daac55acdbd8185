import { cutRate } from '../assessment/rate.ts';
import type { AgendaItem, UnitLine } from '../contract/wall.ts';

/** A case as the agenda names it. `count`: reworks, returns or broken promises, whichever brought it here. */
export type AgendaCase = {
  readonly id: number;
  readonly number: string;
  readonly category: string;
  readonly unit: string | null;
  readonly count: number;
  /** Since when it has been overdue; null: it is not. */
  readonly missedAtMs: number | null;
};

/** What the log holds for the quarter's special meeting, each list the gravest first. */
export type AgendaMaterial = {
  /** The units' figures of the quarter, due so far. */
  readonly lines: readonly UnitLine[];
  readonly overdue: readonly AgendaCase[];
  readonly reworked: readonly AgendaCase[];
  readonly returned: readonly AgendaCase[];
  readonly broken: readonly AgendaCase[];
  readonly designation: readonly AgendaCase[];
  /** Returns that wait for the centre's ruling. */
  readonly unsettled: readonly AgendaCase[];
  /** Cases under supervision that are still open. */
  readonly supervised: readonly AgendaCase[];
};

export type AgendaRules = {
  /** R26 and R28, in per cent: below is below, equal is not. */
  readonly closingLine: number;
  readonly timelyLine: number;
  readonly reworks: number;
  readonly returns: number;
  readonly unitName: (code: string) => string;
  readonly categoryName: (id: string) => string;
};

/** An item names at most so many cases; its reason tells how many there are. */
const CASES_SHOWN = 20;
const UNITS_SHOWN = 5;
const DAY_MS = 86_400_000;

type Item = AgendaItem | null;

/**
 * Drafts the agenda of the quarter's special meeting from the log, after the contents that the Opinions name: how measures
 * and projects go (R16), major and prominent problems (R17, R18), difficult cases for joint handling (R19). Each item says
 * in words why it is there, with its figures and its cases.
 */
export function draftAgenda(material: AgendaMaterial, rules: AgendaRules, nowMs: number): readonly AgendaItem[] {
  const items: readonly Item[] = [
    item('projects', '督办案件落实情况', material.supervised, (count) => `${count} 件督办案件尚未结案（R13、R16）`),
    ...belowLines(material, rules),
    overdueItem(material.overdue, rules, nowMs),
    item(
      'problems',
      '多次返工的案件',
      material.reworked,
      (count, worst) => `${count} 件案件返工 ${rules.reworks} 次以上仍未结案，最多 ${worst.count} 次（R13、R18）`,
    ),
    item(
      'difficult',
      '未按承诺日期办结的待观察案件',
      material.broken,
      (count, worst) => `${count} 件案件的预期时间已过或已推迟，最多 ${worst.count} 次（R10、R19）`,
    ),
    item(
      'difficult',
      '拟指定交办的案件',
      material.designation,
      (count) => `${count} 件案件被 ${rules.returns} 家以上单位回退，责任主体不明（R20）`,
    ),
    item(
      'difficult',
      '多次回退的案件',
      material.returned,
      (count, worst) => `${count} 件案件回退 ${rules.returns} 次以上仍未结案，最多 ${worst.count} 次（R19）`,
    ),
    item('difficult', '待裁定的回退', material.unsettled, (count) => `${count} 件回退尚未裁定是否有理由（R31）`),
  ];
  return items.filter((found) => found !== null);
}

function item(
  part: AgendaItem['part'],
  title: string,
  cases: readonly AgendaCase[],
  reason: (count: number, worst: AgendaCase) => string,
): Item {
  const [worst] = cases;
  return worst ? { part, title, reason: reason(cases.length, worst), ...named(cases), line: null } : null;
}

function named(cases: readonly AgendaCase[]): Pick<AgendaItem, 'count' | 'cases'> {
  return { count: cases.length, cases: cases.slice(0, CASES_SHOWN).map(({ id, number }) => ({ id, number })) };
}

/** Units with something due whose rate lies below a line, the lowest first (A18: nothing due has no rate). */
function belowLines({ lines, overdue }: AgendaMaterial, rules: AgendaRules): readonly Item[] {
  const isBelow = (part: number, { due }: UnitLine, line: number): boolean => part * 100 < due * line;
  const below = lines.filter(
    (line) =>
      line.due > 0 && (isBelow(line.closed, line, rules.closingLine) || isBelow(line.timely, line, rules.timelyLine)),
  );
  const lowestFirst = below.toSorted((a, b) => marginOf(a, rules) - marginOf(b, rules) || b.due - a.due);
  const items = lowestFirst.slice(0, UNITS_SHOWN).map((line): AgendaItem => {
    const closing = isBelow(line.closed, line, rules.closingLine) && `结案率低于 ${rules.closingLine}%`;
    const timely = isBelow(line.timely, line, rules.timelyLine) && `及时结案率低于 ${rules.timelyLine}%`;
    return {
      part: 'problems',
      title: `${line.name}${[closing, timely].filter((words) => words !== false).join('、')}`,
      reason: `本季度应结案 ${line.due} 件，结案 ${line.closed} 件（${cutRate(line.closed, line.due)}%），及时 ${line.timely} 件（${cutRate(line.timely, line.due)}%）（R18）`,
      ...named(overdue.filter(({ unit }) => unit === line.unit)),
      line,
    };
  });
  const rest = lowestFirst.slice(UNITS_SHOWN);
  if (rest.length === 0) return items;
  const rates = rest.map(
    ({ name, due, closed, timely }) => `${name} ${cutRate(closed, due)}% 和 ${cutRate(timely, due)}%`,
  );
  const others: AgendaItem = {
    part: 'problems',
    title: `另有 ${rest.length} 家单位低于 ${rules.closingLine}% 或 ${rules.timelyLine}%`,
    reason: `结案率和及时结案率：${rates.join('、')}（R18）`,
    count: 0,
    cases: [],
    line: null,
  };
  return [...items, others];
}

/** How far below its line the worse of a unit's two rates lies, in per cent; negative is below. */
function marginOf({ due, closed, timely }: UnitLine, { closingLine, timelyLine }: AgendaRules): number {
  return Math.min((closed * 100) / due - closingLine, (timely * 100) / due - timelyLine);
}

function overdueItem(overdue: readonly AgendaCase[], rules: AgendaRules, nowMs: number): Item {
  const [worst] = overdue;
  if (!worst) return null;
  const days = Math.floor((nowMs - (worst.missedAtMs ?? nowMs)) / DAY_MS);
  const longest = days > 0 ? `，最长 ${days} 天` : '';
  return {
    part: 'problems',
    title: '超期未结案件',
    reason: `${overdue.length} 件超期未结${longest}，最多的是${mostOf(overdue, ({ category }) => rules.categoryName(category))}和${mostOf(overdue, ({ unit }) => (unit === null ? '未派遣' : rules.unitName(unit)))}（R13、R18）`,
    ...named(overdue),
    line: null,
  };
}

/** `占道经营 12 件`: the most frequent name. */
function mostOf(cases: readonly AgendaCase[], nameOf: (one: AgendaCase) => string): string {
  const groups = [...Map.groupBy(cases, nameOf)].toSorted(([, a], [, b]) => b.length - a.length);
  const [name = '', list = []] = groups[0] ?? [];
  return `${name} ${list.length} 件`;
}
