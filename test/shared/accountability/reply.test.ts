import { expect, test } from 'vitest';
import { replyDueAtMs, replyReminders, replyState } from '../../../shared/accountability/reply.ts';
import { aFinding, haimen, issued } from '../../fixture/findings.ts';

const zone = 'Asia/Shanghai';
const dueAtMs = haimen('2016-11-21T00:00') - 1000;
const asked = issued(aFinding('R23', { replyDueAtMs: dueAtMs }), {
  at: '2016-11-05T09:00',
  number: '数城告〔2016〕1号',
});

test('gives days of 24 hours, and then the rest of the calendar day', () => {
  expect(replyDueAtMs(haimen('2016-11-05T09:00'), 15, zone)).toBe(dueAtMs);
  expect(replyDueAtMs(haimen('2016-11-05T00:00'), 15, zone)).toBe(dueAtMs);
  expect(replyDueAtMs(haimen('2016-11-05T23:59'), 0, zone)).toBe(haimen('2016-11-06T00:00') - 1000);
});

test('counts the days by the zone, also over a change to summer time', () => {
  const issuedAtMs = Date.parse('2016-03-27T20:30:00Z');
  // 16:30 in New York on 27 March, and so on 3 April.
  expect(replyDueAtMs(issuedAtMs, 7, 'America/New_York')).toBe(Date.parse('2016-04-04T04:00:00Z') - 1000);
});

test('knows where a reply stands, the last second included', () => {
  expect(replyState(asked, haimen('2016-11-06T09:00'), zone)).toBe('waiting');
  expect(replyState(asked, haimen('2016-11-17T00:00'), zone)).toBe('soon');
  expect(replyState(asked, dueAtMs, zone)).toBe('soon');
  expect(replyState(asked, dueAtMs + 1000, zone)).toBe('late');
  expect(replyState({ ...asked, result: { atMs: dueAtMs, text: '已谈话' } }, dueAtMs + 9000, zone)).toBe('answered');
  expect(replyState({ ...asked, result: { atMs: dueAtMs + 1000, text: '已谈话' } }, dueAtMs + 9000, zone)).toBe(
    'answeredLate',
  );
  expect(replyState(aFinding('R23', { replyDueAtMs: dueAtMs }), dueAtMs + 1000, zone)).toBe('none');
  expect(replyState({ ...asked, replyDueAtMs: null }, dueAtMs, zone)).toBe('none');
});

test('reminds three days before, on the day and after it, the longest overdue first', () => {
  const others = [
    { ...asked, id: 2, replyDueAtMs: haimen('2016-11-24T00:00') - 1000 },
    { ...asked, id: 3, replyDueAtMs: haimen('2016-11-26T00:00') - 1000 },
    { ...asked, id: 4, result: { atMs: haimen('2016-11-10T09:00'), text: '已处理' } },
    { ...asked, id: 5, replyDueAtMs: haimen('2016-11-22T00:00') - 1000 },
  ];
  const words = replyReminders([...others, asked], haimen('2016-11-21T10:00'), zone).map((one) => [
    one.finding,
    one.state,
    one.daysLeft,
    one.words,
  ]);
  expect(words).toEqual([
    [77, 'late', -1, '书面结果已逾期 1 天，请催办（2016年11月20日）'],
    [5, 'soon', 0, '书面结果今日到期（2016年11月21日）'],
    [2, 'soon', 2, '书面结果还有 2 天到期（2016年11月23日）'],
  ]);
});
