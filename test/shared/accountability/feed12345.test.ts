import { expect, test } from 'vitest';
import type { FeedItem } from '../../../shared/accountability/accountabilityEvent.ts';
import { feedChanges, feedText, missingWeights } from '../../../shared/accountability/feed12345.ts';
import { kindsOf, weightOf } from '../../../shared/accountability/feedItem.ts';
import { honoursLosses } from '../../../shared/accountability/honours.ts';
import { SETTINGS } from '../../../shared/setting/setting.ts';
import { aFinding, haimen, issued, twoUnits } from '../../fixture/findings.ts';

function item(unit: string, name: string, count: number, rest: Partial<FeedItem> = {}): FeedItem {
  return { unit, item: name, kind: '考核数据', count, weight: null, ...rest };
}

test('maps supervised and designated cases as the city set it, data and major cases under their own names', () => {
  const own = SETTINGS['feed.mapping'].initial;
  expect(kindsOf('supervision', own)).toEqual(['督办考核']);
  expect(kindsOf('designation', own)).toEqual(['日常考核']);
  expect(kindsOf('supervision', { supervision: ['日常考核', '督办考核'] })).toEqual(['日常考核', '督办考核']);
  expect(kindsOf('designation', {})).toEqual(['未设定项目']);
  expect(kindsOf('data', own)).toEqual(['考核数据']);
  expect(kindsOf('major', own)).toEqual(['重大责任追究']);
});

test('weighs an item by its kind first, then by its name, and a weight of nought is a weight', () => {
  const weights = { 督办案件数: 2, '日常考核/督办案件数': 1, 回退数: 0 };
  expect(weightOf('日常考核', '督办案件数', weights)).toBe(1);
  expect(weightOf('督办考核', '督办案件数', weights)).toBe(2);
  expect(weightOf('考核数据', '回退数', weights)).toBe(0);
  expect(weightOf('考核数据', '结案数', weights)).toBeNull();
});

test('names each item without a weight once', () => {
  expect(
    missingWeights([item('U', '结案数', 1), item('V', '结案数', 2), item('U', '回退数', 1, { weight: 0 })]),
  ).toEqual(['结案数']);
});

test('tells what differs from the last feed', () => {
  const last = [item('U', '结案数', 5), item('U', '回退数', 1)];
  const now = [item('U', '结案数', 6), item('U', '回退数', 1), item('V', '结案数', 0), item('V', '回退数', 2)];
  expect(feedChanges(now, last)).toEqual([
    { unit: 'U', item: '结案数', before: 5, now: 6 },
    { unit: 'V', item: '回退数', before: null, now: 2 },
  ]);
  expect(feedChanges(now, null)).toEqual([]);
});

test('has one canonical text whatever the order of its items', () => {
  const one = [item('U', '结案数', 5, { weight: 0.5 }), item('V\t', '结案数', 1)];
  expect(feedText('2016-09', one)).toBe(
    '12345\t2016-09\nU\t结案数\t考核数据\t5\t0.5\nV\\u0009\t结案数\t考核数据\t1\t\n',
  );
  expect(feedText('2016-09', one.toReversed())).toBe(feedText('2016-09', one));
  expect(feedText('2016-10', one)).not.toBe(feedText('2016-09', one));
});

test('lists who is not eligible for honours in a year: unit and posts of issued withdrawals only (R40, A23)', () => {
  const marked = {
    atMs: haimen('2016-11-06T09:00'),
    by: { party: 'leader', unit: null, seat: '值班长' },
    grounds: '调查证实慢作为',
    posts: ['分管副镇长', '城管办主任'],
  } as const;
  const major = {
    ...issued(aFinding('R28', { id: 3 }), { at: '2016-11-05T09:00', number: '数城通〔2016〕9号' }),
    major: marked,
  };
  const loss = issued(aFinding('R40', { id: 9, period: '2016' }), {
    at: '2016-11-07T09:00',
    number: '数城知〔2016〕1号',
  });
  const facts = { units: twoUnits, years: 2, zone: 'Asia/Shanghai' };
  expect(honoursLosses([major, loss], 2017, facts)).toEqual([
    { unit: 'T06', unitName: '三星镇', posts: ['分管副镇长', '城管办主任'], finding: 9, fromYear: 2016, toYear: 2017 },
  ]);
  expect(honoursLosses([major, loss], 2018, facts)).toEqual([]);
  expect(honoursLosses([major, loss], 2015, facts)).toEqual([]);
  expect(honoursLosses([major, aFinding('R40', { period: '2016' })], 2016, facts)).toEqual([]);
});
