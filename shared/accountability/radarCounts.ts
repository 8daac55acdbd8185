import type { ReworkBase } from '../contract/assessment.ts';
import type { Translate } from '../locale/text.ts';
import { mostPart } from './comparison.ts';
import { idsOf, NEAR, NOTHING } from './radarFacts.ts';
import type { Cell, RadarFacts } from './radarFacts.ts';
import { isAboveLine, moreToExceed, moreToReturn } from './rateLine.ts';

/** R25: overdues that A13 counts, in the month. */
export function overdueCell({ running, countedOverdues: count, open }: RadarFacts, line: number, t: Translate): Cell {
  const left = line - count;
  const cases = running ? idsOf(open.filter(({ mayCount, missed }) => mayCount && !missed)) : [];
  const shared = { part: null, whole: null, count, share: count / line, short: '' };
  if (left <= 0)
    return { ...shared, state: 'crossed', words: t('accountability.reach.overduesMet', { count, line }), cases: [] };
  if (!running)
    return { ...shared, state: 'clear', words: t('accountability.reach.overduesUnder', { count, line }), cases };
  const near = count > 0 && (left === 1 || count / line >= NEAR);
  const due = cases.length > 0 ? t('accountability.reach.overduesOpen', { count: cases.length }) : '';
  return {
    ...shared,
    state: near ? 'near' : 'clear',
    words: t('accountability.reach.overduesLeft', { left }) + due,
    cases,
  };
}

/** R32: failed checks of one case over its whole life. */
export function caseReworksCell({ reworks }: RadarFacts, line: number, t: Translate): Cell {
  const most = Math.max(0, ...reworks.map((one) => one.reworks));
  const at = reworks.filter((one) => one.reworks === most && most > 0);
  const shared = { part: null, whole: null, count: most, share: most / line, short: '' };
  if (most >= line) {
    const met = reworks.filter((one) => one.reworks >= line);
    return {
      ...shared,
      state: 'crossed',
      words: t('accountability.reach.reworksMet', { cases: met.length, line }),
      cases: met.map(({ caseId }) => caseId),
    };
  }
  if (most === 0) return { ...shared, state: 'clear', words: t('accountability.reach.reworksNone'), cases: [] };
  const near = most === line - 1 || most / line >= NEAR;
  const words = t('accountability.reach.reworksNear', { cases: at.length, count: most, left: line - most });
  return { ...shared, state: near ? 'near' : 'clear', words, cases: near ? at.map(({ caseId }) => caseId) : [] };
}

/** R33: reworked cases against the base of A11. */
export function reworkRateCell(
  { running, reworked, reworkBase: whole, open }: RadarFacts,
  line: number,
  base: ReworkBase,
  t: Translate,
): Cell {
  if (whole === 0) return { ...NOTHING, words: t('accountability.reach.noChecks') };
  const above = isAboveLine(reworked, whole, line);
  const share = (reworked * 100) / (line * whole);
  const shared = { part: reworked, whole, count: null, share: Number.isFinite(share) ? share : above ? 1 : 0 };
  if (!running) {
    const state = above ? 'crossed' : share >= NEAR ? 'near' : 'clear';
    return {
      ...shared,
      state,
      words: t(above ? 'accountability.reach.above' : 'accountability.reach.notAbove', { line }),
      short: '',
      cases: [],
    };
  }
  const cases = idsOf(open);
  if (above) {
    const passing = moreToReturn(reworked, whole, line);
    const words = base !== 'checked' || passing === null ? '' : t('accountability.reach.returning', { count: passing });
    return {
      ...shared,
      state: 'near',
      words: t('accountability.reach.nowAbove', { line }) + words,
      short: t('accountability.reach.nowAboveShort'),
      cases,
    };
  }
  // A case that was checked already adds nothing to the other bases; to the checked ones a new rework adds itself.
  const left = base === 'checked' ? moreToExceed(reworked, whole, line) : mostPart(whole, line) - reworked + 1;
  const near = reworked > 0 && (share >= NEAR || left === 1);
  const words =
    left === null ? t('accountability.reach.never', { line }) : t('accountability.reach.reworksLeft', { left });
  return { ...shared, state: near ? 'near' : 'clear', words, short: '', cases: near ? cases : [] };
}

/** R34: reworked cases of the month. */
export function reworkedCell({ running, reworked: count, open }: RadarFacts, line: number, t: Translate): Cell {
  const share = count / (line + 1);
  const left = line + 1 - count;
  const shared = { part: null, whole: null, count, share, short: '' };
  if (left <= 0)
    return { ...shared, state: 'crossed', words: t('accountability.reach.reworkedMet', { count, line }), cases: [] };
  if (!running)
    return {
      ...shared,
      state: share >= NEAR ? 'near' : 'clear',
      words: t('accountability.reach.reworkedUnder', { line }),
      cases: [],
    };
  const near = share >= NEAR || (left === 1 && count > 0);
  return {
    ...shared,
    state: near ? 'near' : 'clear',
    words: t('accountability.reach.reworksLeft', { left }),
    cases: near ? idsOf(open) : [],
  };
}
