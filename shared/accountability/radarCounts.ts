import type { ReworkBase } from '../contract/assessment.ts';
import { mostPart } from './comparison.ts';
import { idsOf, NEAR, NOTHING } from './radarFacts.ts';
import type { Cell, RadarFacts } from './radarFacts.ts';
import { isAboveLine, moreToExceed, moreToReturn } from './rateLine.ts';

/** R25: overdues that A13 counts, in the month. */
export function overdueCell({ running, countedOverdues: count, open }: RadarFacts, line: number): Cell {
  const left = line - count;
  const cases = running ? idsOf(open.filter(({ mayCount, missed }) => mayCount && !missed)) : [];
  const shared = { part: null, whole: null, count, share: count / line, short: '' };
  if (left <= 0)
    return { ...shared, state: 'crossed', words: `超期未回复或未说明已 ${count} 件，达 ${line} 件`, cases: [] };
  if (!running) return { ...shared, state: 'clear', words: `超期未回复或未说明 ${count} 件，不足 ${line} 件`, cases };
  const near = count > 0 && (left === 1 || count / line >= NEAR);
  const open1 = cases.length > 0 ? `；月内到期未办 ${cases.length} 件` : '';
  return { ...shared, state: near ? 'near' : 'clear', words: `再有 ${left} 件超期未说明即触发${open1}`, cases };
}

/** R32: failed checks of one case over its whole life. */
export function caseReworksCell({ reworks }: RadarFacts, line: number): Cell {
  const most = Math.max(0, ...reworks.map((one) => one.reworks));
  const at = reworks.filter((one) => one.reworks === most && most > 0);
  const shared = { part: null, whole: null, count: most, share: most / line, short: '' };
  if (most >= line) {
    const met = reworks.filter((one) => one.reworks >= line);
    return {
      ...shared,
      state: 'crossed',
      words: `有 ${met.length} 件返工达 ${line} 次`,
      cases: met.map(({ caseId }) => caseId),
    };
  }
  if (most === 0) return { ...shared, state: 'clear', words: '在办案件没有返工', cases: [] };
  const near = most === line - 1 || most / line >= NEAR;
  const words = `有 ${at.length} 件已返工 ${most} 次，再返工 ${line - most} 次即触发`;
  return { ...shared, state: near ? 'near' : 'clear', words, cases: near ? at.map(({ caseId }) => caseId) : [] };
}

/** R33: reworked cases against the base of A11. */
export function reworkRateCell(
  { running, reworked, reworkBase: whole, open }: RadarFacts,
  line: number,
  base: ReworkBase,
): Cell {
  if (whole === 0) return { ...NOTHING, words: '本月尚无核查' };
  const above = isAboveLine(reworked, whole, line);
  const share = (reworked * 100) / (line * whole);
  const shared = { part: reworked, whole, count: null, share: Number.isFinite(share) ? share : above ? 1 : 0 };
  if (!running) {
    const state = above ? 'crossed' : share >= NEAR ? 'near' : 'clear';
    return { ...shared, state, words: above ? `高于 ${line}%` : `不高于 ${line}%`, short: '', cases: [] };
  }
  const cases = idsOf(open);
  if (above) {
    const passing = moreToReturn(reworked, whole, line);
    const words = base !== 'checked' || passing === null ? '' : `，其后 ${passing} 件一次通过才回到线内`;
    return { ...shared, state: 'near', words: `现高于 ${line}%${words}`, short: '现超', cases };
  }
  // A case that was checked already adds nothing to the other bases; to the checked ones a new rework adds itself.
  const left = base === 'checked' ? moreToExceed(reworked, whole, line) : mostPart(whole, line) - reworked + 1;
  const near = reworked > 0 && (share >= NEAR || left === 1);
  const words = left === null ? `不会高于 ${line}%` : `再有 ${left} 件返工即触发`;
  return { ...shared, state: near ? 'near' : 'clear', words, short: '', cases: near ? cases : [] };
}

/** R34: reworked cases of the month. */
export function reworkedCell({ running, reworked: count, open }: RadarFacts, line: number): Cell {
  const share = count / (line + 1);
  const left = line + 1 - count;
  const shared = { part: null, whole: null, count, share, short: '' };
  if (left <= 0) return { ...shared, state: 'crossed', words: `返工 ${count} 件，高于 ${line} 件`, cases: [] };
  if (!running) return { ...shared, state: share >= NEAR ? 'near' : 'clear', words: `不高于 ${line} 件`, cases: [] };
  const near = share >= NEAR || (left === 1 && count > 0);
  return {
    ...shared,
    state: near ? 'near' : 'clear',
    words: `再有 ${left} 件返工即触发`,
    cases: near ? idsOf(open) : [],
  };
}
