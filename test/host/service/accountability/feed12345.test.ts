import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { feedOf, feedView } from '../../../../electron/host/service/accountability/feed12345.ts';
import { appendAccountability } from '../../../../db/write/accountabilityLog.ts';
import { appendCityEvents } from '../../../../db/write/cityLog.ts';
import { FEED_ITEMS } from '../../../../shared/accountability/feedItem.ts';
import { feedText } from '../../../../shared/accountability/feed12345.ts';
import type { FeedItem } from '../../../../shared/accountability/accountabilityEvent.ts';
import { haimen } from '../../../fixture/findings.ts';
import { septemberCity } from '../../../fixture/feedCity.ts';

const by = { party: 'leader', unit: null, seat: '值班长' } as const;

function countOf(items: readonly FeedItem[], unit: string): Readonly<Record<string, number>> {
  return Object.fromEntries(
    items.filter((one) => one.unit === unit && one.count > 0).map((one) => [one.item, one.count]),
  );
}

test('counts the items of every unit: assessment data, supervised and designated cases, circulars and major cases', () => {
  using city = septemberCity();
  const nowMs = haimen('2016-10-03T09:00');
  const { items } = feedOf(city.store, '2016-09', nowMs);
  expect(items).toHaveLength(3 * FEED_ITEMS.length);
  expect(countOf(items, 'U')).toEqual({
    派遣数: 2,
    应结案数: 2,
    结案数: 2,
    及时结案数: 1,
    应签收数: 2,
    督办案件数: 1,
    督办案件按时办结数: 1,
  });
  expect(countOf(items, 'V')).toEqual({ 派遣数: 1, 应结案数: 1, 结案数: 1, 应签收数: 1, 指定交办牵头案件数: 1 });
  expect(countOf(items, 'W')).toEqual({ 指定交办配合案件数: 1 });
  expect(new Set(items.map(({ weight }) => weight))).toEqual(new Set([null]));
});

test('freezes once and keeps what was frozen, and the next feed tells the difference', () => {
  using city = septemberCity();
  const nowMs = haimen('2016-10-03T09:00');
  const before = feedView(city.store, '2016-09', nowMs);
  expect(before).toMatchObject({ frozen: null, changes: [], honours: [] });
  expect(before.missingWeights).toEqual(FEED_ITEMS.map(({ name }) => name));
  expect(before.digest).toBe(createHash('sha256').update(feedText('2016-09', before.items)).digest('hex'));

  appendAccountability(
    city.store,
    [
      {
        kind: 'feedFrozen',
        occurredAtMs: nowMs,
        by,
        body: { month: '2016-09', ...feedOf(city.store, '2016-09', nowMs) },
      },
    ],
    nowMs,
  );
  const body = { key: 'feed.weights', value: { 及时结案数: 0.5 }, fromMs: null } as const;
  appendCityEvents(city.store, [{ kind: 'settingChanged', occurredAtMs: nowMs, by, body }], nowMs);
  expect(feedView(city.store, '2016-09', nowMs)).toMatchObject({
    items: before.items,
    digest: before.digest,
    frozen: { atMs: nowMs, seat: '值班长', digest: before.digest },
  });
  const next = feedView(city.store, '2016-10', nowMs);
  expect(next.missingWeights).not.toContain('及时结案数');
  expect(next.changes).toContainEqual({ unit: 'U', item: '及时结案数', before: 1, now: 0 });
});

test('counts a circular and a major case in the month in which they were decided', () => {
  using city = septemberCity();
  const nowMs = haimen('2016-10-03T09:00');
  const evidence = {
    measured: { kind: 'count', count: 3 },
    threshold: 3,
    cases: {},
    months: [],
    figures: {},
    withExempt: null,
  } as const;
  const head = { occurredAtMs: nowMs, by } as const;
  const drawn = { clause: 'R25', unit: 'U', period: '2016-09', caseId: null, evidence } as const;
  const finding = appendAccountability(city.store, [{ ...head, kind: 'findingDrawn', body: drawn }], nowMs);
  expect(countOf(feedOf(city.store, '2016-10', nowMs).items, 'U')).toEqual({});
  const decided = { finding, reason: '属实', documentNumber: '数城通〔2016〕1号', replyDueAtMs: null };
  const marked = { finding, grounds: '影响恶劣', posts: ['分管副局长'] };
  appendAccountability(
    city.store,
    [
      { ...head, kind: 'findingIssued', body: decided },
      { ...head, kind: 'findingMarkedMajor', body: marked },
    ],
    nowMs,
  );
  expect(countOf(feedOf(city.store, '2016-10', nowMs).items, 'U')).toEqual({ 印发通报数: 1, 重大责任追究案件数: 1 });
  expect(countOf(feedOf(city.store, '2016-09', nowMs).items, 'U')).not.toHaveProperty('印发通报数');
});
