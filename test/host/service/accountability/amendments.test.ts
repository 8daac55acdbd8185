import { expect, test } from 'vitest';
import { verifyStore } from '../../../../db/verify/verifyStore.ts';
import { haimen } from '../../../fixture/findings.ts';
import { findingsCity } from '../../../fixture/findingsCity.ts';
import type { FindingsCity } from '../../../fixture/findingsCity.ts';

/** Three cases of U, due at 12:00 and not answered by then. */
function lateCity(settings: Readonly<Record<string, unknown>> = {}, before?: (city: FindingsCity) => void) {
  const city = findingsCity('2016-09-05T08:00', settings);
  for (let count = 0; count < 3; count += 1) city.begin();
  before?.(city);
  city.to('2016-09-05T12:30');
  return city;
}

/** The amendments of each finding that has some: `R23 2: cause`. */
function amended(city: FindingsCity): readonly string[] {
  return city
    .found()
    .flatMap(({ clause, caseId, amendments }) =>
      amendments.length === 0
        ? []
        : [`${clause} ${caseId ?? ''}: ${amendments.map(({ because }) => because).join(' ')}`],
    );
}

/** What was drawn stays as it was drawn, whatever is known later. */
function expectUnchanged(city: FindingsCity): void {
  expect(city.found('R25')).toMatchObject([
    { state: 'proposed', evidence: { measured: { count: 3 }, cases: { counted: [1, 2, 3] } }, extensions: [] },
  ]);
  expect(verifyStore(city.store).problems).toEqual([]);
}

test('another cause amends, another excusing cause does not again, and back to the unit amends once more', () => {
  using city = lateCity();
  const attribute = (cause: 'unit' | 'platform' | 'forceMajeure') =>
    city.give('attributeCause', 'leader', { cause, reason: '查明' }, { id: 2 });
  attribute('unit');
  expect(amended(city)).toEqual([]);
  attribute('platform');
  attribute('forceMajeure');
  expect(amended(city)).toEqual(['R23 2: cause', 'R25 : cause']);
  attribute('unit');
  expect(amended(city)).toEqual(['R23 2: cause cause', 'R25 : cause cause']);
  expect(city.found('R23')[1]?.amendments.map(({ note }) => note)).toEqual([
    '案件 20160905-00002：超时原因认定为平台原因（查明）。',
    '案件 20160905-00002：超时原因认定为单位原因（查明）。',
  ]);
  expectUnchanged(city);
});

test('an appeal amends at the second of two upholding decisions, by two seats, and one against it leaves all as it is', () => {
  using city = lateCity();
  const review = (id: number, reviewer: 1 | 2, seat: string, uphold = true) =>
    city.give('reviewAppeal', 'leader', { reviewer, uphold }, { id, seat });
  for (const id of [1, 2]) city.give('appeal', 'unit:U', { grounds: '停电' }, { id });
  review(1, 1, '甲');
  expect(review(1, 2, '甲')).toMatchObject({ kind: 'rejected' });
  expect(amended(city)).toEqual([]);
  review(1, 2, '乙');
  review(2, 1, '甲');
  review(2, 2, '乙', false);
  expect(amended(city)).toEqual(['R23 1: appeal', 'R25 : appeal']);
  expectUnchanged(city);
});

test('a feedback that is entered late amends once by the entry', () => {
  using city = lateCity();
  const occurredAt = haimen('2016-09-05T11:50');
  city.give('feedback', 'unit:U', { result: '办毕' }, { id: 3, occurredAt });
  expect(amended(city)).toEqual(['R23 3: entry', 'R25 : entry']);
  expectUnchanged(city);
});

test('a feedback that is entered late but happened after the limit amends nothing', () => {
  using city = lateCity();
  city.give('feedback', 'unit:U', { result: '办毕' }, { id: 3, occurredAt: haimen('2016-09-05T12:10') });
  expect(amended(city)).toEqual([]);
  expectUnchanged(city);
});

test('an explanation that is entered late excuses from then on', () => {
  using city = lateCity();
  city.give('explain', 'unit:U', { text: '车辆故障' }, { id: 3, occurredAt: haimen('2016-09-05T11:50') });
  expect(amended(city)).toEqual(['R23 3: entry', 'R25 : entry']);
  expectUnchanged(city);
});

test('an extension that is approved after the limit amends', () => {
  const until = haimen('2016-09-12T12:00');
  using city = lateCity({ 'rule.T1.explained': 'counts' }, ({ give }) =>
    give('requestExtension', 'unit:U', { until, reason: '须协调产权单位方可处置完毕' }, { id: 1 }),
  );
  city.give('decideExtension', 'centre', { approve: true }, { id: 1 });
  expect(amended(city)).toEqual(['R23 1: extension', 'R25 : extension']);
  expectUnchanged(city);
});

test('a category that gives another limit amends', () => {
  using city = lateCity();
  city.give('amend', 'centre', { category: 'event:06013', reason: '类别有误' }, { id: 2 });
  expect(amended(city)).toEqual(['R23 2: amendment', 'R25 : amendment']);
  expectUnchanged(city);
});

test('a late return that had good reason amends; one without draws R31, and again extends it', () => {
  using city = lateCity({ 'return.afterDeadline': 'allowed' });
  for (const id of [1, 2]) city.give('return', 'unit:U', { reason: '不属本单位' }, { id });
  city.give('ruleReturn', 'centre', { unit: 'U', justified: true }, { id: 1 });
  expect(amended(city)).toEqual(['R23 1: ruling', 'R25 : ruling']);
  city.give('ruleReturn', 'centre', { unit: 'U', justified: false, note: '属其管辖' }, { id: 2 });
  city.give('dispatch', 'centre', { unit: 'U', until: haimen('2016-09-07T12:00') }, { id: 2 });
  city.give('return', 'unit:U', { reason: '不属本单位' }, { id: 2 });
  city.give('ruleReturn', 'centre', { unit: 'U', justified: false, note: '再次无故回退' }, { id: 2 });
  expect(city.found('R31')).toMatchObject([
    {
      unit: 'U',
      caseId: 2,
      evidence: { measured: { words: '属其管辖' } },
      extensions: [{ evidence: { measured: { words: '再次无故回退' } } }],
    },
  ]);
  expectUnchanged(city);
});

test('a void case and a cause each leave an amendment of their own', () => {
  using city = lateCity();
  city.give('attributeCause', 'leader', { cause: 'other', reason: '断路' }, { id: 1 });
  city.give('void', 'centre', { reason: '误报' }, { id: 2 });
  expect(amended(city)).toEqual(['R23 1: cause', 'R23 2: void', 'R25 : cause void']);
  expectUnchanged(city);
});

test('an appeal upheld after the end of the year leaves R29 as drawn, with an amendment; before it there is none', () => {
  const uphold = (city: FindingsCity): void => {
    city.give('appeal', 'unit:U', { grounds: '停电' });
    for (const reviewer of [1, 2] as const)
      city.give('reviewAppeal', 'leader', { reviewer, uphold: true }, { seat: `复核${reviewer}` });
  };
  const yearEnd = (upheldAt: string): FindingsCity => {
    const city = findingsCity('2016-12-30T08:00');
    city.begin();
    city.to('2016-12-30T16:00');
    city.answer(1);
    city.to(upheldAt);
    uphold(city);
    city.to('2017-01-05T09:00');
    return city;
  };
  using late = yearEnd('2017-01-03T09:00');
  expect(late.found('R29')).toMatchObject([
    {
      period: '2016',
      evidence: { measured: { part: 0, whole: 1 }, cases: { late: [1] } },
      amendments: [{ because: 'appeal', caseId: 1 }],
    },
  ]);
  using early = yearEnd('2016-12-31T09:00');
  expect(early.found('R29')).toEqual([]);
  for (const city of [late, early]) expect(verifyStore(city.store).problems).toEqual([]);
});
