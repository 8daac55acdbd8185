import { expect, test } from 'vitest';
import { quarterStatus } from '../../../shared/meeting/quarter.ts';
import { parseIso } from '../../../shared/time/zone.ts';

const zone = 'Asia/Shanghai';
const at = (text: string): number => parseIso(text) ?? 0;

test('the running quarter tells whether it has met, and the days until its last', () => {
  const heldAtMs = at('2016-10-08T09:00:00+08:00');
  const meetings = [{ quarter: '2016-Q4', heldAtMs }];
  expect(quarterStatus(meetings, at('2016-09-30T12:00:00+08:00'), zone)).toEqual({
    quarter: '2016-Q3',
    heldAtMs: null,
    lastDayMs: at('2016-09-30T00:00:00+08:00'),
    daysLeft: 0,
  });
  expect(quarterStatus(meetings, at('2016-12-01T00:00:00+08:00'), zone)).toMatchObject({ heldAtMs, daysLeft: 30 });
});
