import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isProvisional, isWorkday } from '../../../shared/deadline/calendar.ts';
import { addTime } from '../../../shared/deadline/clock.ts';
import { nextDay, parseIso } from '../../../shared/time/zone.ts';
import { SHIPPED_CALENDAR } from '../../fixture/shippedCalendar.ts';
import { needsRealData, realDataFolder } from '../../fixture/realData.ts';

test('holds the days of its package for 2010 to 2026', () => {
  const file = createRequire(import.meta.url).resolve('chinese-days/dist/chinese-days.json');
  const days = JSON.parse(readFileSync(file, 'utf8')) as Record<'holidays' | 'workdays', Record<string, string>>;
  const kept = (of: Record<string, string>): readonly string[] =>
    Object.keys(of)
      .filter((day) => day >= '2010' && day < '2027')
      .toSorted();
  expect([...SHIPPED_CALENDAR.off]).toEqual(kept(days.holidays));
  expect([...SHIPPED_CALENDAR.work]).toEqual(kept(days.workdays));
});

test('marks a deadline after the last known day', () => {
  const at = (text: string): number => parseIso(text) ?? 0;
  expect(isProvisional(at('2026-12-31T23:59:59+08:00'), SHIPPED_CALENDAR)).toBe(false);
  expect(isProvisional(at('2027-01-01T00:00:00+08:00'), SHIPPED_CALENDAR)).toBe(true);
});

function rowsOf(name: string): readonly (readonly string[])[] {
  const text = readFileSync(join(realDataFolder, 'calendar', name), 'utf8');
  return text
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((row) => row.split(','));
}

test('agrees with three packages about every day of 2010 to 2026', ({ skip }) => {
  needsRealData(skip, 'calendar');
  let compared = 0;
  for (const [day = '', , worked] of rowsOf('workday_calendar_2004_2027.csv')) {
    if (day < '2010' || day >= '2027') continue;
    expect([day, isWorkday(day, SHIPPED_CALENDAR)]).toEqual([day, worked === '1']);
    compared += 1;
  }
  expect(compared).toBe(6209);
});

test('finds the n-th working day after each day of the vectors', ({ skip }) => {
  needsRealData(skip, 'calendar');
  const rows = rowsOf('nth_workday_vectors.csv').filter(([, , , , last = '']) => last < '2027');
  expect(rows.length).toBeGreaterThan(3000);
  for (const [start = '', , , n = '', expected = ''] of rows) {
    let day = start;
    for (let left = Number(n); left > 0;) {
      day = nextDay(day);
      if (isWorkday(day, SHIPPED_CALENDAR)) left -= 1;
    }
    expect([start, n, day]).toEqual([start, n, expected]);
    const amountMs = Number(n) * 8 * 3_600_000;
    const evening = parseIso(`${start}T20:00:00+08:00`) ?? 0;
    const due = addTime({ clock: 'working', fromMs: evening, amountMs, calendar: SHIPPED_CALENDAR });
    expect([start, n, due]).toEqual([start, n, parseIso(`${expected}T18:00:00+08:00`)]);
  }
});
