import { expect, test } from 'vitest';
import { replyDueAtMs } from '../../../shared/accountability/reply.ts';
import { haimen } from '../../fixture/findings.ts';

const zone = 'Asia/Shanghai';
const dueAtMs = haimen('2016-11-21T00:00') - 1000;

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
