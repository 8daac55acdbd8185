import { rateWords } from '../assessment/rate.ts';
import type { RadarCell } from '../contract/radar.ts';
import type { ReworkBase } from '../contract/assessment.ts';
import type { Translate } from '../locale/text.ts';
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

/** One unit's distance to every line, in the words of a language. Pure: whole numbers only, so that the edge of a line is exact (A19). */
export function radarCells(
  facts: RadarFacts,
  lines: RadarLines,
  { t, base }: { readonly t: Translate; readonly base: ReworkBase },
): readonly (Cell & { readonly clause: (typeof RADAR_CLAUSES)[number]; readonly threshold: number })[] {
  const closing = closingReach(facts, lines.closing);
  const timely = timelyReach(facts, lines.timely);
  return [
    { clause: 'R25', threshold: lines.overdues, ...overdueCell(facts, lines.overdues, t) },
    { clause: 'R26', threshold: lines.closing, ...rateCell(closing, facts, t) },
    {
      clause: 'R27',
      threshold: lines.closingMonths,
      ...monthsCell(closing, facts, [facts.lowClosingMonths, lines.closingMonths], t),
    },
    {
      clause: 'R28',
      threshold: lines.timelyMonths,
      ...monthsCell(timely, facts, [facts.lowTimelyMonths, lines.timelyMonths], t),
    },
    { clause: 'R29', threshold: lines.yearTimely, ...yearCell(facts, lines.yearTimely, t) },
    { clause: 'R32', threshold: lines.caseReworks, ...caseReworksCell(facts, lines.caseReworks, t) },
    { clause: 'R33', threshold: lines.rework, ...reworkRateCell(facts, lines.rework, base, t) },
    { clause: 'R34', threshold: lines.reworked, ...reworkedCell(facts, lines.reworked, t) },
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
  /** What is asked of a case: to be closed, or in time. */
  readonly act: 'closing' | 'timely';
};

function reachOf(bare: Pick<Reach, 'line' | 'due' | 'done' | 'able' | 'failed' | 'act'>): Reach {
  const fewest = leastPart(bare.due, bare.line);
  return { ...bare, need: Math.max(0, fewest - bare.done), allowed: bare.due - fewest };
}

function closingReach({ running, due, closed, open }: RadarFacts, line: number): Reach {
  const able = running ? open : [];
  const failed = running ? open.filter(({ missed }) => missed).length : due - closed;
  return reachOf({ line, due, done: closed, able, failed, act: 'closing' });
}

function timelyReach({ running, due, timely, open }: RadarFacts, line: number): Reach {
  const able = running ? open.filter(({ mayBeTimely }) => mayBeTimely) : [];
  return reachOf({ line, due, done: timely, able, failed: due - timely - able.length, act: 'timely' });
}

/** Below the line as things stand, or beyond reach. */
function isEndangered({ need, able, failed, allowed }: Reach): boolean {
  return need > able.length || failed > allowed;
}

function rateCell(reach: Reach, { running }: RadarFacts, t: Translate): Cell {
  const { due, done, line, failed, allowed, able } = reach;
  if (due === 0) return { ...NOTHING, words: t('accountability.reach.noDue') };
  const share = failed / (allowed + 1);
  const crossed = !running && isBelowLine(done, due, line);
  const near = isEndangered(reach) || share >= NEAR || (failed > 0 && failed === allowed);
  return {
    state: crossed ? 'crossed' : near ? 'near' : 'clear',
    part: done,
    whole: done + failed,
    count: null,
    share,
    ...(running ? runningWords(reach, t) : endedWords(reach, t)),
    cases: idsOf(able),
  };
}

function endedWords({ done, due, line, need, failed, allowed }: Reach, t: Translate): Pick<Cell, 'words' | 'short'> {
  const left = allowed - failed;
  if (isBelowLine(done, due, line))
    return {
      words: t('accountability.reach.below', { line, need }),
      short: t('accountability.reach.needShort', { need }),
    };
  return {
    words: t('accountability.reach.notBelow', { line, left }),
    short: t('accountability.reach.leftShort', { left }),
  };
}

function runningWords(reach: Reach, t: Translate): Pick<Cell, 'words' | 'short'> {
  const { done, due, line, need, failed, allowed } = reach;
  const able = reach.able.length;
  const act = t(`accountability.reach.act.${reach.act}`);
  const left = allowed - failed;
  if (need > able) {
    const rate = rateWords(done + able, due);
    const best =
      able > 0
        ? t('accountability.reach.bestOfRest', { able, act, rate })
        : t('accountability.reach.bestNow', { rate });
    return { words: t('accountability.reach.lost', { best, line }), short: t('accountability.reach.lostShort') };
  }
  if (need > 0 && failed > allowed)
    return {
      words: t('accountability.reach.need', { act, need, line }),
      short: t('accountability.reach.needShort', { need }),
    };
  const short = t('accountability.reach.leftShort', { left });
  if (need > 0) return { words: t('accountability.reach.needOfRest', { able, act, need }), short };
  const rest = able > 0 ? t('accountability.reach.restFree', { able }) : t('accountability.reach.stillLeft', { left });
  return { words: t('accountability.reach.reached', { line, rest }), short };
}

function monthsCell(
  reach: Reach,
  { running }: RadarFacts,
  [count, line]: readonly [number, number],
  t: Translate,
): Cell {
  const { due, done, failed, able } = reach;
  const endangered = running && due > 0 && isEndangered(reach);
  const state = count >= line ? 'crossed' : count === line - 1 || (endangered && count + 1 >= line) ? 'near' : 'clear';
  const month =
    !running || due === 0 ? '' : t('accountability.reach.thisMonth', { words: runningWords(reach, t).words });
  return {
    state: state === 'near' && count === 0 && !endangered ? 'clear' : state,
    part: due === 0 ? null : done,
    whole: due === 0 ? null : done + failed,
    count,
    share: count / line,
    words: t(`accountability.reach.months.${reach.act}`, { count, line: reach.line, months: line }) + month,
    short: endangered ? t('accountability.reach.monthShort') : '',
    cases: state === 'clear' ? [] : idsOf(able),
  };
}

function yearCell({ yearRunning, year, open }: RadarFacts, line: number, t: Translate): Cell {
  const { due, timely, able, expected } = year;
  if (due === 0) return { ...NOTHING, words: t('accountability.reach.noYear') };
  const failed = due - timely - (yearRunning ? able : 0);
  const whole = timely + failed;
  if (!yearRunning) {
    const reach = reachOf({ line, due, done: timely, able: [], failed: due - timely, act: 'timely' });
    const share = reach.failed / (reach.allowed + 1);
    const state = isBelowLine(timely, due, line) ? 'crossed' : share >= NEAR ? 'near' : 'clear';
    return { state, part: timely, whole, count: null, share, ...endedWords(reach, t), cases: [] };
  }
  const rest = able + expected;
  const need = Math.max(0, leastPart(due + expected, line) - timely);
  const allowed = due + expected - leastPart(due + expected, line);
  const share = failed / (allowed + 1);
  const near = need > rest || share >= NEAR || isBelowLine(timely, whole, line);
  const words =
    need > rest
      ? { words: t('accountability.reach.yearLost', { rest, line }), short: t('accountability.reach.lostShort') }
      : need === 0
        ? { words: t('accountability.reach.yearReached', { line, rest }), short: '' }
        : {
            words: t('accountability.reach.yearNeed', { rest, need, rate: rateWords(need, rest) }),
            short: near
              ? t('accountability.reach.yearShort', { rate: (Math.ceil((need * 1000) / rest) / 10).toFixed(1) })
              : '',
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
