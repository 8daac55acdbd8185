import { describe, expect, test } from 'vitest';
import { readFrozenFeed } from '../../../../db/read/accountability.ts';
import { accountabilityPage } from '../../../../electron/host/service/accountability/page.ts';
import { readCity, readRules } from '../../../../db/read/city.ts';
import { verifyStore } from '../../../../db/verify/verifyStore.ts';
import { haimen } from '../../../fixture/findings.ts';
import { findingsCity } from '../../../fixture/findingsCity.ts';

describe('judgements of a case (R36–R38)', () => {
  const judge = { kind: 'nonCooperation', note: '拒不到场' } as const;

  test.each([
    ['minor', 'R36'],
    ['serious', 'R37'],
    ['grave', 'R38'],
  ] as const)('%s draws %s about the responsible unit, or the unit that is named', (severity, clause) => {
    using city = findingsCity('2016-09-05T08:00');
    city.begin();
    city.give('judge', 'leader', { ...judge, severity });
    city.give('judge', 'leader', { ...judge, severity, unit: 'V' });
    expect(city.names()).toEqual([`${clause} U 20160905-00001`, `${clause} V 20160905-00001`]);
    expect(city.found()[0]).toMatchObject({
      caseId: 1,
      evidence: { measured: { words: '不配合相关工作：拒不到场' }, threshold: null, cases: { subject: [1] } },
    });
    expect(verifyStore(city.store).problems).toEqual([]);
  });

  test('again on the same case extends what stands, with its own words', () => {
    using city = findingsCity('2016-09-05T08:00');
    city.begin();
    city.give('judge', 'leader', { ...judge, severity: 'minor' });
    city.give('judge', 'leader', { kind: 'falseReport', severity: 'minor', note: '照片不实' });
    city.give('judge', 'leader', { ...judge, severity: 'grave' });
    expect(city.names()).toEqual(['R36 U 20160905-00001', 'R38 U 20160905-00001']);
    expect(city.found('R36')[0]?.extensions).toMatchObject([
      { evidence: { measured: { words: '谎报相关事实情况：照片不实' } } },
    ]);
  });

  test('is refused without a unit to judge, and by anyone but a leader', () => {
    using city = findingsCity('2016-09-05T08:00');
    city.give('report', 'centre', { source: 'public', category: 'event:06010', description: '垃圾' });
    expect(city.give('judge', 'leader', { ...judge, severity: 'minor' })).toMatchObject({ kind: 'rejected' });
    expect(city.give('judge', 'leader', { ...judge, severity: 'minor', unit: 'X' })).toMatchObject({
      kind: 'rejected',
    });
    expect(city.give('judge', 'centre', { ...judge, severity: 'minor', unit: 'U' })).toMatchObject({
      kind: 'rejected',
    });
    expect(city.found()).toEqual([]);
  });
});

describe('the special meeting of a quarter (R15)', () => {
  test('is entered for the quarter in which it was held, with both times, and never for one long past', () => {
    using city = findingsCity('2016-07-05T08:00');
    city.to('2016-10-08T09:00');
    const facts = { chair: '分管副市长', document: '海政办〔2016〕12 号' };
    const heldAtMs = haimen('2016-09-30T14:00');
    expect(city.act({ do: 'holdMeeting', fields: { heldAtMs, ...facts } })).toMatchObject({ kind: 'done' });
    expect(city.act({ do: 'holdMeeting', fields: {} })).toMatchObject({ kind: 'done' });
    const recordedAtMs = haimen('2016-10-08T09:00');
    const { meetings } = readCity(city.store);
    expect(meetings).toEqual([
      { quarter: '2016-Q3', heldAtMs, recordedAtMs, seat: '值班长', ...facts },
      { quarter: '2016-Q4', heldAtMs: recordedAtMs, recordedAtMs, seat: '值班长' },
    ]);
    for (const [wall, code] of [
      ['2016-10-08T09:01', 'occurredInFuture'],
      ['2016-06-30T23:59', 'occurredTooLongAgo'],
    ] as const)
      expect(city.act({ do: 'holdMeeting', fields: { heldAtMs: haimen(wall) } })).toMatchObject({
        rejection: { code },
      });
    const page = accountabilityPage(city.store, '2016-09', recordedAtMs);
    expect(page.meeting).toMatchObject({ quarter: '2016-Q3', heldAtMs, ended: true, held: [facts] });
    expect(verifyStore(city.store).problems).toEqual([]);
  });
});

describe('an investigation (R30)', () => {
  test.each([
    ['inaction', '经调查证实存在不作为：久拖不办'],
    ['slow', '经调查证实存在慢作为：久拖不办'],
    ['wrong', '经调查证实存在乱作为：久拖不办'],
  ] as const)('that proves %s draws R30 for the year of its conclusion', (proven, words) => {
    using city = findingsCity('2016-09-05T08:00');
    const fields = { unit: 'U', proven, note: '久拖不办' };
    const answer = city.act({ do: 'concludeInvestigation', fields });
    expect(city.names()).toEqual(['R30 U 2016']);
    expect(city.found()[0]).toMatchObject({ evidence: { measured: { words }, cases: {} } });
    expect(answer).toMatchObject({ kind: 'done', finding: city.found()[0]?.id });
  });

  test('that proves nothing is recorded and draws nothing; a second one of the year extends, the next year is another', () => {
    using city = findingsCity('2016-09-05T08:00');
    expect(city.act({ do: 'concludeInvestigation', fields: { unit: 'U', proven: 'none' } })).toMatchObject({
      kind: 'done',
      finding: null,
    });
    expect(city.found()).toEqual([]);
    city.act({ do: 'concludeInvestigation', fields: { unit: 'U', proven: 'slow' } });
    city.act({ do: 'concludeInvestigation', fields: { unit: 'U', proven: 'wrong' } });
    city.to('2017-01-02T09:00');
    city.act({ do: 'concludeInvestigation', fields: { unit: 'U', proven: 'slow' } });
    expect(city.names()).toEqual(['R30 U 2016', 'R30 U 2017']);
    expect(city.found()[0]?.extensions).toMatchObject([
      { evidence: { measured: { words: '经调查证实存在乱作为。' } } },
    ]);
    expect(verifyStore(city.store).problems).toEqual([]);
  });

  test('draws nothing before the rules take effect', () => {
    using city = findingsCity('2016-09-05T08:00', { 'rule.effectiveFrom': '2017-01-01' });
    expect(city.act({ do: 'concludeInvestigation', fields: { unit: 'U', proven: 'slow' } })).toMatchObject({
      kind: 'done',
      finding: null,
    });
    expect(city.found()).toEqual([]);
  });
});

test('a second major case of the year extends R40 and draws no other; R40 itself is never one', () => {
  using city = findingsCity('2016-09-05T08:00');
  for (const severity of ['serious', 'grave'] as const) {
    const id = city.begin();
    city.give('judge', 'leader', { kind: 'handlingProblem', severity, note: '处置不当' }, { id });
  }
  const major = (finding: number, posts: readonly string[]) =>
    city.act({ do: 'markMajor', fields: { finding, grounds: '影响恶劣', posts } });
  const [first, second] = city.found().map(({ id }) => id);
  expect(major(first ?? 0, [])).toMatchObject({ rejection: { code: 'notIssued' } });
  for (const finding of [first ?? 0, second ?? 0]) {
    city.act({ do: 'issueFinding', fields: { finding, reason: '属实' } });
    expect(major(finding, ['分管领导'])).toMatchObject({ kind: 'done' });
  }
  const r40 = city.found('R40');
  expect(r40).toMatchObject([
    {
      period: '2016',
      state: 'proposed',
      evidence: { measured: { words: '四（四）（20160905-00001）列为重大责任追究案件：影响恶劣' } },
      extensions: [{ evidence: { measured: { words: '四（四）（20160905-00002）列为重大责任追究案件：影响恶劣' } } }],
    },
  ]);
  city.act({ do: 'issueFinding', fields: { finding: r40[0]?.id ?? 0, reason: '属实' } });
  expect(major(r40[0]?.id ?? 0, [])).toMatchObject({ rejection: { code: 'notIssued' } });
  expect(verifyStore(city.store).problems).toEqual([]);
});

test('an adopted setting holds from its date on and never backwards', () => {
  using city = findingsCity('2016-09-05T08:00');
  const adopt = (value: unknown, from: string, key = 'rule.R26.rate') =>
    city.act({ do: 'adoptSetting', fields: { key, value, fromMs: haimen(from), reason: '试算后采用' } });
  city.begin();
  const closed = Array.from({ length: 12 }, () => city.begin());
  for (const id of closed) city.answer(id);
  expect(adopt(95, '2016-09-05T07:59')).toMatchObject({ rejection: { code: 'notBackwards' } });
  expect(adopt(900, '2016-10-01T00:00')).toMatchObject({ rejection: { code: 'invalidField' } });
  expect(adopt(95, '2016-10-01T00:00', 'rule.R26')).toMatchObject({ rejection: { code: 'invalidField' } });
  expect(adopt('2016', '2016-10-01T00:00', 'rule.effectiveFrom')).toMatchObject({
    rejection: { code: 'invalidField' },
  });
  expect(adopt(95, '2016-10-01T00:00')).toMatchObject({ kind: 'done' });
  const rateAt = (wall: string): number => readRules(city.store, haimen(wall)).settings['rule.R26.rate'];
  expect([rateAt('2016-09-30T23:59'), rateAt('2016-10-01T00:00')]).toEqual([90, 95]);
  // 12 of 13 are 92.31 %: above the line of September, below that of October.
  city.to('2016-10-10T08:00');
  const open = city.begin();
  for (const id of Array.from({ length: 12 }, () => city.begin())) city.answer(id);
  city.to('2016-11-01T00:00');
  expect(city.names().filter((name) => name.startsWith('R26'))).toEqual(['R26 U 2016-10']);
  expect(city.found('R26')).toMatchObject([{ evidence: { threshold: 95, cases: { open: [open] } } }]);
  expect(verifyStore(city.store).problems).toEqual([]);
});

test('a feed is frozen once, after its month, where a feed is made at all', () => {
  using city = findingsCity('2016-09-05T08:00');
  const items = [{ unit: 'U', item: '及时结案数', kind: '日常考核', count: 3, weight: null }];
  const feedOf = () => ({ items, digest: 'abc' });
  const freeze = { do: 'freezeFeed', fields: { month: '2016-09' } } as const;
  expect(city.act(freeze, feedOf)).toMatchObject({ rejection: { code: 'periodRunning' } });
  city.to('2016-10-01T00:00');
  expect(city.act(freeze)).toMatchObject({ rejection: { code: 'nothingToFreeze' } });
  expect(city.act(freeze, feedOf)).toMatchObject({ kind: 'done' });
  expect(city.act(freeze, feedOf)).toMatchObject({ rejection: { code: 'frozenBefore' } });
  expect(readFrozenFeed(city.store, '2016-09', 'of')).toEqual({
    month: '2016-09',
    frozenAtMs: haimen('2016-10-01T00:00'),
    seat: '值班长',
    digest: 'abc',
    items,
  });
  expect(verifyStore(city.store).problems).toEqual([]);
});
