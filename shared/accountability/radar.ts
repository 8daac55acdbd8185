import { rateWords } from '../assessment/rate.ts';
import type { RadarCell } from '../contract/radar.ts';
import type { ReworkBase } from '../contract/assessment.ts';
import { leastPart } from './comparison.ts';
import { caseReworksCell, overdueCell, reworkedCell, reworkRateCell } from './radarCounts.ts';
import { idsOf, NEAR, NOTHING } from './radarFacts.ts';
import type { Cell, OpenTask, RadarFacts, RadarLines } from './radarFacts.ts';
import type { Clause } from './rule.ts';
import { isBelowLine } from './rateLine.ts';

/** The clauses whose distance can be told before they are met, in the order of the Opinions. */
export const RADAR_CLAUSES = [
  'R25',
  'R26',
  'R27',
  'R28',
  'R29',
  'R32',
  'R33',
  'R34',
] as const satisfies readonly Clause[];

/** One unit's distance to every line. Pure: whole numbers only, so that the edge of a line is exact (A19). */
export function radarCells(
  facts: RadarFacts,
  lines: RadarLines,
  base: ReworkBase = 'checked',
): readonly (Cell & { readonly clause: (typeof RADAR_CLAUSES)[number]; readonly threshold: number })[] {
  const closing = closingReach(facts, lines.closing);
  const timely = timelyReach(facts, lines.timely);
  return [
    { clause: 'R25', threshold: lines.overdues, ...overdueCell(facts, lines.overdues) },
    { clause: 'R26', threshold: lines.closing, ...rateCell(closing, facts) },
    {
      clause: 'R27',
      threshold: lines.closingMonths,
      ...monthsCell(closing, facts, [facts.lowClosingMonths, lines.closingMonths]),
    },
    {
      clause: 'R28',
      threshold: lines.timelyMonths,
      ...monthsCell(timely, facts, [facts.lowTimelyMonths, lines.timelyMonths]),
    },
    { clause: 'R29', threshold: lines.yearTimely, ...yearCell(facts, lines.yearTimely) },
    { clause: 'R32', threshold: lines.caseReworks, ...caseReworksCell(facts, lines.caseReworks) },
    { clause: 'R33', threshold: lines.rework, ...reworkRateCell(facts, lines.rework, base) },
    { clause: 'R34', threshold: lines.reworked, ...reworkedCell(facts, lines.reworked) },
  ];
}

/** How a rate of the month stands to its line. */
export type Reach = {
  readonly line: number;
  readonly due: number;
  readonly done: number;
  /** Open tasks that can still be done so that they count. */
  readonly able: readonly OpenTask[];
  /** The fewest of them that reach the line; more than there are: it cannot be reached any more. */
  readonly need: number;
  /** What has failed so far; a late one may still be closed. */
  readonly failed: number;
  /** So many may fail at the most. */
  readonly allowed: number;
  /** 结案, 按时结案. */
  readonly act: string;
};

function reachOf(bare: Pick<Reach, 'line' | 'due' | 'done' | 'able' | 'failed' | 'act'>): Reach {
  const fewest = leastPart(bare.due, bare.line);
  return { ...bare, need: Math.max(0, fewest - bare.done), allowed: bare.due - fewest };
}

function closingReach({ running, due, closed, open }: RadarFacts, line: number): Reach {
  const able = running ? open : [];
  const failed = running ? open.filter(({ missed }) => missed).length : due - closed;
  return reachOf({ line, due, done: closed, able, failed, act: '结案' });
}

function timelyReach({ running, due, timely, open }: RadarFacts, line: number): Reach {
  const able = running ? open.filter(({ mayBeTimely }) => mayBeTimely) : [];
  return reachOf({ line, due, done: timely, able, failed: due - timely - able.length, act: '按时结案' });
}

/** Below the line as things stand, or beyond reach. */
function isEndangered({ need, able, failed, allowed }: Reach): boolean {
  return need > able.length || failed > allowed;
}

function rateCell(reach: Reach, { running }: RadarFacts): Cell {
  const { due, done, line, failed, allowed, able } = reach;
  if (due === 0) return { ...NOTHING, words: '本月尚无应结案' };
  const share = failed / (allowed + 1);
  const crossed = !running && isBelowLine(done, due, line);
  const near = isEndangered(reach) || share >= NEAR || (failed > 0 && failed === allowed);
  return {
    state: crossed ? 'crossed' : near ? 'near' : 'clear',
    part: done,
    whole: done + failed,
    count: null,
    share,
    ...(running ? runningWords(reach) : endedWords(reach)),
    cases: idsOf(able),
  };
}

function endedWords({ done, due, line, need, failed, allowed }: Reach): Pick<Cell, 'words' | 'short'> {
  if (isBelowLine(done, due, line)) return { words: `低于 ${line}%，差 ${need} 件`, short: `差 ${need}` };
  return { words: `不低于 ${line}%，余 ${allowed - failed} 件`, short: `余 ${allowed - failed}` };
}

function runningWords(reach: Reach): Pick<Cell, 'words' | 'short'> {
  const { done, due, line, need, failed, allowed, able, act } = reach;
  if (need > able.length) {
    const best = rateWords(done + able.length, due);
    const rest = able.length > 0 ? `其余 ${able.length} 件全部${act}也只有 ${best}` : `现有应结案中只有 ${best}`;
    return { words: `难以挽回：${rest}，低于 ${line}%`, short: '难挽回' };
  }
  if (need > 0 && failed > allowed) return { words: `还需${act} ${need} 件可达 ${line}%`, short: `差 ${need}` };
  if (need > 0) return { words: `其余 ${able.length} 件须${act} ${need} 件`, short: `余 ${allowed - failed}` };
  const rest = able.length > 0 ? `其余 ${able.length} 件不再影响` : `尚余 ${allowed - failed} 件`;
  return { words: `已达 ${line}%，${rest}`, short: `余 ${allowed - failed}` };
}

function monthsCell(reach: Reach, { running }: RadarFacts, [count, line]: readonly [number, number]): Cell {
  const { due, done, failed, able } = reach;
  const name = `${reach.act === '结案' ? '结案率' : '及时结案率'}低于 ${reach.line}%`;
  const endangered = running && due > 0 && isEndangered(reach);
  const state = count >= line ? 'crossed' : count === line - 1 || (endangered && count + 1 >= line) ? 'near' : 'clear';
  const month = !running || due === 0 ? '' : `；本月${runningWords(reach).words}`;
  return {
    state: state === 'near' && count === 0 && !endangered ? 'clear' : state,
    part: due === 0 ? null : done,
    whole: due === 0 ? null : done + failed,
    count,
    share: count / line,
    words: `累计 ${count} 个月${name}，满 ${line} 个月即触发${month}`,
    short: endangered ? '本月危' : '',
    cases: state === 'clear' ? [] : idsOf(able),
  };
}

function yearCell({ yearRunning, year, open }: RadarFacts, line: number): Cell {
  const { due, timely, able, expected } = year;
  if (due === 0) return { ...NOTHING, words: '本年尚无应结案' };
  const failed = due - timely - (yearRunning ? able : 0);
  const whole = timely + failed;
  if (!yearRunning) {
    const reach = reachOf({ line, due, done: timely, able: [], failed: due - timely, act: '按时结案' });
    const share = reach.failed / (reach.allowed + 1);
    const state = isBelowLine(timely, due, line) ? 'crossed' : share >= NEAR ? 'near' : 'clear';
    return { state, part: timely, whole, count: null, share, ...endedWords(reach), cases: [] };
  }
  const rest = able + expected;
  const need = Math.max(0, leastPart(due + expected, line) - timely);
  const allowed = due + expected - leastPart(due + expected, line);
  const share = failed / (allowed + 1);
  const near = need > rest || share >= NEAR || isBelowLine(timely, whole, line);
  const words =
    need > rest
      ? { words: `难以挽回：年内其余约 ${rest} 件全部按时结案也不足 ${line}%`, short: '难挽回' }
      : need === 0
        ? { words: `已达 ${line}%，年内其余约 ${rest} 件不再影响`, short: '' }
        : {
            words: `年内其余约 ${rest} 件须按时结案 ${need} 件（${rateWords(need, rest)}）`,
            short: near ? `须 ${(Math.ceil((need * 1000) / rest) / 10).toFixed(1)}` : '',
          };
  const cases = near ? idsOf(open.filter(({ mayBeTimely }) => mayBeTimely)) : [];
  return { state: near ? 'near' : 'clear', part: timely, whole, count: null, share, ...words, cases };
}

const RANK = { crossed: 3, near: 2, clear: 1, none: 0 } as const;

/** How near a unit is to its lines: what has been crossed counts before what is near, then the share used up. */
export function nearness(cells: readonly Pick<RadarCell, 'state' | 'share'>[]): number {
  return cells.reduce(
    (sum, { state, share }) => sum + RANK[state] ** 4 * (state === 'clear' ? 0.001 : 1) + Math.min(share, 2) / 1000,
    0,
  );
}
