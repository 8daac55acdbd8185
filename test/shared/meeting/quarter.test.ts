import { expect, test } from 'vitest';
import { quarterState, quarterStatus } from '../../../shared/meeting/quarter.ts';
import { parseIso, quarterKey } from '../../../shared/time/zone.ts';

const zone = 'Asia/Shanghai';
const at = (text: string): number => parseIso(text) ?? 0;

test('TV17: a quarter without its meeting is missing from the first day of the next', () => {
  const meetings = ['2016-02-10', '2016-05-30', '2016-10-08'].map((day) => {
    const heldAtMs = at(`${day}T09:00:00+08:00`);
    return { quarter: quarterKey(heldAtMs, zone), heldAtMs };
  });
  const stateAt = (quarter: string, time: string) => quarterState(quarter, meetings, { nowMs: at(time), zone });
  const end = '2016-12-31T23:59:59+08:00';
  expect(['2016-Q1', '2016-Q2', '2016-Q3', '2016-Q4'].map((quarter) => stateAt(quarter, end))).toEqual([
    'held',
    'held',
    'missing',
    'held',
  ]);
  expect(stateAt('2016-Q3', '2016-09-30T23:59:59+08:00')).toBe('open');
  expect(stateAt('2016-Q3', '2016-10-01T00:00:00+08:00')).toBe('missing');
  expect(stateAt('2016-Q4', '2016-10-07T00:00:00+08:00')).toBe('open');
});

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
