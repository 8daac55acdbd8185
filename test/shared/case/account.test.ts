import { describe, expect, test } from 'vitest';
import type { Decision } from '../../../shared/case/decide.ts';
import { rowsOf } from '../../../shared/case/rows.ts';
import type { TaskRow } from '../../../shared/case/rows.ts';
import { parseIso } from '../../../shared/time/zone.ts';
import { miniCity, plainRules } from '../../fixture/miniCity.ts';
import type { MiniCity } from '../../fixture/miniCity.ts';

const at = (text: string): number => parseIso(`${text}+08:00`) ?? Number.NaN;
const code = (decision: Decision): string => (decision.kind === 'rejected' ? decision.rejection.code : 'done');
const tasks = (city: MiniCity): readonly TaskRow[] => rowsOf(city.file()).tasks;
const DUE = '2016-09-05T15:00:00';

/** A case of 暴露垃圾 (4 work hours) dispatched to U at nine: due at 15:00. */
function dispatched(settings: Parameters<typeof plainRules>[0] = {}): MiniCity {
  const city = miniCity(plainRules(settings), at('2016-09-05T09:00:00'));
  city.give('report', 'supervisor', { source: 'supervisor', category: 'event:06010', description: '暴露垃圾' });
  city.give('accept', 'centre', {});
  city.give('dispatch', 'centre', { unit: 'U' });
  return city;
}

function jump(city: MiniCity, text: string): MiniCity {
  city.advance(at(text));
  return city;
}

describe('what a recorded miss is', () => {
  test('without any feedback it is R23, after a failed check R24', () => {
    expect(tasks(jump(dispatched(), '2016-09-05T15:00:01'))).toMatchObject([{ missKind: 'R23', explained: 0 }]);
    const failed = jump(dispatched(), '2016-09-05T10:00:00');
    failed.give('feedback', 'unit:U', { result: '办毕' });
    failed.give('recordCheck', 'supervisor', { result: 'fail' });
    expect(tasks(jump(failed, '2016-09-06T09:00:00'))).toMatchObject([{ missKind: 'R24', explained: 0 }]);
  });

  test('no miss, no facts: neither at the deadline itself nor while a feedback waits for its check', () => {
    const none = { missKind: null, explained: 0, cause: null, corrected: 0 };
    expect(tasks(jump(dispatched(), DUE))).toMatchObject([none]);
    const waiting = jump(dispatched(), DUE);
    waiting.give('feedback', 'unit:U', { result: '办毕' });
    expect(tasks(jump(waiting, '2016-09-07T09:00:00'))).toMatchObject([none]);
  });

  test('it is explained by what the unit filed no later than the deadline, also by what is entered later', () => {
    const inTime = jump(dispatched(), DUE);
    inTime.give('explain', 'unit:U', { text: '停电' });
    expect(tasks(jump(inTime, '2016-09-05T15:00:01'))).toMatchObject([{ missKind: 'R23', explained: 1 }]);
    const late = jump(dispatched(), '2016-09-05T15:00:01');
    late.give('explain', 'unit:U', { text: '停电' });
    expect(tasks(late)).toMatchObject([{ missKind: 'R23', explained: 0 }]);
    const entered = jump(dispatched(), '2016-09-05T15:10:00');
    entered.give('explain', 'unit:U', { text: '停电' }, { occurredAt: at('2016-09-05T14:50:00') });
    expect(tasks(entered)).toMatchObject([{ missKind: 'R23', explained: 1 }]);
  });

  test('a refused extension explains it too; what another unit filed does not', () => {
    const city = jump(dispatched(), '2016-09-05T10:00:00');
    city.give('requestExtension', 'unit:U', { until: at('2016-09-08T10:00:00'), reason: '需停水抢修后方可回填路面' });
    city.give('decideExtension', 'centre', { approve: false });
    city.give('return', 'unit:U', { reason: '非我单位' });
    city.give('dispatch', 'centre', { unit: 'V' });
    jump(city, '2016-09-07T09:00:00');
    expect(tasks(city)).toMatchObject([
      { unit: 'U', missKind: null },
      { unit: 'V', missKind: 'R23', explained: 0 },
    ]);
  });

  test('a late approval of what was asked in time takes it back, and a miss of the new date is a miss of its own', () => {
    const city = jump(dispatched(), '2016-09-05T14:00:00');
    city.give('requestExtension', 'unit:U', { until: at('2016-09-06T10:00:00'), reason: '需停水抢修后方可回填路面' });
    jump(city, '2016-09-05T16:00:00').give('attributeCause', 'leader', { cause: 'platform', reason: '平台停机' });
    expect(tasks(city)).toMatchObject([{ missKind: 'R23', explained: 1, cause: 'platform' }]);
    city.give('decideExtension', 'centre', { approve: true });
    expect(tasks(city)).toMatchObject([{ missKind: null, explained: 0, cause: null, missedAtMs: null }]);
    jump(city, '2016-09-06T10:00:01');
    expect(tasks(city)).toMatchObject([{ missKind: 'R23', cause: null, missedAtMs: at('2016-09-06T10:00:00') }]);
  });

  test('a task that is continued carries its miss with its cause', () => {
    const city = jump(dispatched({ 'return.afterDeadline': 'allowed' }), '2016-09-05T16:00:00');
    city.give('attributeCause', 'leader', { cause: 'forceMajeure', reason: '台风' });
    city.give('return', 'unit:U', { reason: '非我单位' });
    city.give('dispatch', 'centre', { unit: 'U' });
    expect(tasks(city)).toMatchObject([
      { missKind: null, cause: null },
      { missKind: 'R23', cause: 'forceMajeure', missedAtMs: at(DUE) },
    ]);
  });

  test('a late return with good reason leaves no miss, whether it is ruled before or after the next dispatch', () => {
    const returned = (): MiniCity => {
      const city = jump(dispatched({ 'return.afterDeadline': 'allowed' }), '2016-09-05T16:00:00');
      city.give('return', 'unit:U', { reason: '非我单位' });
      return city;
    };
    const before = returned();
    before.give('ruleReturn', 'centre', { unit: 'U', justified: true });
    before.give('dispatch', 'centre', { unit: 'U', until: at('2016-09-09T09:00:00') });
    const after = returned();
    after.give('dispatch', 'centre', { unit: 'U', until: at('2016-09-09T09:00:00') });
    after.give('ruleReturn', 'centre', { unit: 'U', justified: true });
    expect(tasks(before)).toMatchObject([{ missKind: null }, { missKind: null, missedAtMs: null }]);
    expect(tasks(after)).toEqual(tasks(before));
    const unjust = returned();
    unjust.give('dispatch', 'centre', { unit: 'U', until: at('2016-09-09T09:00:00') });
    unjust.give('ruleReturn', 'centre', { unit: 'U', justified: false });
    expect(tasks(unjust)).toMatchObject([{ missKind: null }, { missKind: 'R23', missedAtMs: at(DUE) }]);
  });
});

describe('a cause', () => {
  test('needs a missed limit, and concerns the latest missed handling limit of the case', () => {
    const reason = '台风停电';
    expect(code(dispatched().give('attributeCause', 'leader', { cause: 'other', reason }))).toBe('nothingMissed');
    const city = jump(dispatched({ 'return.afterDeadline': 'allowed' }), '2016-09-05T16:00:00');
    city.give('return', 'unit:U', { reason: '非我单位' });
    city.give('dispatch', 'centre', { unit: 'V' });
    jump(city, '2016-09-07T09:00:00').give('attributeCause', 'leader', { cause: 'other', reason });
    expect(tasks(city)).toMatchObject([
      { unit: 'U', cause: null },
      { unit: 'V', cause: 'other' },
    ]);
    city.give('attributeCause', 'leader', { cause: 'unit', reason });
    expect(tasks(city)).toMatchObject([{ cause: null }, { cause: 'unit' }]);
  });

  test('of an hour that the unit did not miss its deadline by stands in the log and changes nothing', () => {
    const city = jump(dispatched(), '2016-09-05T10:00:01');
    expect(code(city.give('attributeCause', 'leader', { cause: 'platform', reason: '平台停机' }))).toBe('done');
    expect(tasks(jump(city, '2016-09-06T09:00:00'))).toMatchObject([{ missKind: 'R23', cause: null }]);
  });
});

describe('an appeal', () => {
  const grounds = '当日停电';

  test('is for a unit with a recorded miss, once a case', () => {
    const city = dispatched();
    expect(code(city.give('appeal', 'unit:U', { grounds }))).toBe('nothingMissed');
    jump(city, '2016-09-05T16:00:00');
    expect(code(city.give('appeal', 'unit:V', { grounds }))).toBe('nothingMissed');
    expect(code(city.give('appeal', 'leader', { grounds }))).toBe('wrongParty');
    expect(code(city.give('reviewAppeal', 'leader', { reviewer: 1, uphold: true }))).toBe('noAppeal');
    expect(code(city.give('appeal', 'unit:U', { grounds }))).toBe('done');
    expect(code(city.give('appeal', 'unit:U', { grounds }))).toBe('appealedBefore');
  });

  test('comes within its days from the record, the last second included', () => {
    const last = jump(dispatched(), '2016-09-06T00:00:00');
    expect(code(jump(last, '2016-09-15T15:00:01').give('appeal', 'unit:U', { grounds }))).toBe('done');
    const late = jump(dispatched(), '2016-09-15T15:00:02');
    expect(code(late.give('appeal', 'unit:U', { grounds }))).toBe('appealTooLate');
    const short = jump(dispatched({ 'appeal.days': 1 }), '2016-09-06T15:00:02');
    expect(code(short.give('appeal', 'unit:U', { grounds }))).toBe('appealTooLate');
  });

  test('is decided by two reviewers at two seats, each once; only both take the lateness back', () => {
    const city = jump(dispatched(), '2016-09-05T16:00:00');
    city.give('appeal', 'unit:U', { grounds });
    const review = (reviewer: 1 | 2, seat: string, uphold = true): string =>
      code(city.give('reviewAppeal', 'leader', { reviewer, uphold }, { seat }));
    expect(review(2, '甲席')).toBe('done');
    expect(review(2, '乙席')).toBe('reviewedBefore');
    expect(review(1, '甲席')).toBe('sameReviewer');
    expect(tasks(city)).toMatchObject([{ corrected: 0 }]);
    expect(review(1, '乙席')).toBe('done');
    expect(review(1, '丙席')).toBe('reviewedBefore');
    expect(tasks(city)).toMatchObject([{ corrected: 1, missKind: 'R23', missedAtMs: at(DUE) }]);
  });

  test('that one of the two does not uphold changes nothing', () => {
    const city = jump(dispatched(), '2016-09-05T16:00:00');
    city.give('appeal', 'unit:U', { grounds });
    city.give('reviewAppeal', 'leader', { reviewer: 1, uphold: true }, { seat: '甲席' });
    city.give('reviewAppeal', 'leader', { reviewer: 2, uphold: false }, { seat: '乙席' });
    expect(tasks(city)).toMatchObject([{ corrected: 0 }]);
  });

  test('takes back the contested miss only, and no later one', () => {
    const city = jump(dispatched(), '2016-09-05T14:00:00');
    city.give('requestExtension', 'unit:U', { until: at('2016-09-06T10:00:00'), reason: '需停水抢修后方可回填路面' });
    jump(city, '2016-09-05T16:00:00').give('appeal', 'unit:U', { grounds });
    city.give('reviewAppeal', 'leader', { reviewer: 1, uphold: true }, { seat: '甲席' });
    city.give('reviewAppeal', 'leader', { reviewer: 2, uphold: true }, { seat: '乙席' });
    expect(tasks(city)).toMatchObject([{ corrected: 1 }]);
    city.give('decideExtension', 'centre', { approve: true });
    expect(tasks(jump(city, '2016-09-06T11:00:00'))).toMatchObject([{ missKind: 'R23', corrected: 0 }]);
  });
});

describe('a judgement', () => {
  const told = { kind: 'falseReport', severity: 'grave', note: '照片系旧照' } as const;

  test('is about the responsible unit or the one that is named, as often as there is ground', () => {
    const city = dispatched();
    expect(code(city.give('judge', 'centre', told))).toBe('wrongParty');
    expect(code(city.give('judge', 'leader', { ...told, unit: 'X' }))).toBe('unknownUnit');
    city.give('judge', 'leader', told);
    city.give('judge', 'leader', { ...told, unit: 'V', severity: 'minor' });
    expect(city.file().judgements).toMatchObject([
      { unit: 'U', severity: 'grave' },
      { unit: 'V', severity: 'minor' },
    ]);
  });

  test('needs the name of a unit where none is responsible', () => {
    const city = dispatched();
    city.give('return', 'unit:U', { reason: '非我单位' });
    expect(code(city.give('judge', 'leader', told))).toBe('unitNeeded');
    expect(code(city.give('judge', 'leader', { ...told, unit: 'U' }))).toBe('done');
  });
});
