import { expect, test } from 'vitest';
import { monthsBetween, monthsOfPeriod, shiftMonth } from '../../../shared/time/zone.ts';

test('months follow one another over the turn of a year, and end with the last', () => {
  expect(monthsBetween('2016-11', '2017-02')).toEqual(['2016-11', '2016-12', '2017-01', '2017-02']);
  expect(monthsBetween('2016-11', '2016-11')).toEqual(['2016-11']);
  expect(monthsBetween('2016-12', '2016-11')).toEqual([]);
  expect(monthsBetween('9999-11', '9999-12')).toEqual(['9999-11', '9999-12']);
  expect(shiftMonth('2017-01', -11)).toBe('2016-02');
});

test('a month, a quarter and a year tell their first and last month', () => {
  expect(monthsOfPeriod('2016-09')).toEqual({ first: '2016-09', last: '2016-09' });
  expect(monthsOfPeriod('2016-Q4')).toEqual({ first: '2016-10', last: '2016-12' });
  expect(monthsOfPeriod('2016')).toEqual({ first: '2016-01', last: '2016-12' });
});
