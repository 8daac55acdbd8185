import { describe, expect, test } from 'vitest';
import { verifyStore } from '../../../../db/verify/verifyStore.ts';
import { haimen } from '../../../fixture/findings.ts';
import { findingsCity } from '../../../fixture/findingsCity.ts';
import type { FindingsCity } from '../../../fixture/findingsCity.ts';

/** One case of U, due at the end of a morning and not answered. */
function lateOn(city: FindingsCity, day: string): number {
  city.to(`${day}T08:00`);
  return city.begin();
}

const only = (city: FindingsCity, ...clauses: readonly string[]) =>
  city.names().filter((name) => clauses.some((clause) => name.startsWith(clause)));

describe('days of grace (A3)', () => {
  const grace = { 'figures.graceDays': 5 };

  test('closing rates are evaluated that many days later, as of then; the other rules at the end', () => {
    using city = findingsCity('2016-09-29T08:00', grace);
    const id = city.begin();
    const open = city.begin('V');
    for (const _ of [1, 2]) city.answer(id, 'U', 'fail');
    city.to('2016-10-01T00:00');
    expect(only(city, 'R26', 'R33')).toEqual(['R33 U 2016-09']);
    city.to('2016-10-03T10:00');
    city.answer(id);
    city.to('2016-10-05T23:59');
    expect(only(city, 'R26')).toEqual([]);
    city.to('2016-10-06T00:00');
    expect(only(city, 'R26')).toEqual(['R26 V 2016-09']);
    expect(city.found('R26')).toMatchObject([
      { drawnAtMs: haimen('2016-10-06T00:00'), evidence: { cases: { open: [open] } } },
    ]);
    expect(verifyStore(city.store).problems).toEqual([]);
  });

  test('what is closed after the days of grace comes too late, and never counts as timely', () => {
    using city = findingsCity('2016-09-29T08:00', grace);
    const id = city.begin();
    city.to('2016-10-06T00:00');
    city.answer(id);
    city.to('2017-01-06T00:00');
    expect(only(city, 'R26', 'R29')).toEqual(['R26 U 2016-09', 'R29 U 2016']);
  });

  test('R27 counts months as they stood after their grace, also over the turn of the year', () => {
    using city = findingsCity('2016-01-05T08:00', { ...grace, 'rule.R27.months': 2 });
    lateOn(city, '2016-11-29');
    const late = lateOn(city, '2016-12-29');
    city.to('2017-01-01T00:00');
    expect(only(city, 'R26', 'R27')).toEqual(['R26 U 2016-11']);
    city.to('2017-01-06T00:00');
    expect(only(city, 'R26', 'R27')).toEqual(['R26 U 2016-11', 'R26 U 2016-12', 'R27 U 2016']);
    expect(city.found('R27')).toMatchObject([
      { evidence: { months: [{ month: '2016-11' }, { month: '2016-12' }], cases: { open: [1, late] } } },
    ]);
    expect(verifyStore(city.store).problems).toEqual([]);
  });

  test('a host that was off catches both evaluations up in their order', () => {
    using city = findingsCity('2016-09-29T08:00', grace);
    city.begin();
    city.to('2016-12-02T09:00');
    const closed = city.store
      .prepare<[], string>(
        `SELECT json_extract(body, '$.month') || ' ' || json_extract(body, '$.part') FROM event
         WHERE kind = 'monthClosed' ORDER BY sequence`,
      )
      .pluck()
      .all();
    expect(closed).toEqual([
      '2016-09 atEnd',
      '2016-09 afterGrace',
      '2016-10 atEnd',
      '2016-10 afterGrace',
      '2016-11 atEnd',
    ]);
  });
});

describe('the window of R28 (A8)', () => {
  const days = ['2016-11-07', '2016-12-05', '2017-01-09', '2017-02-06'];
  const lateMonths = (window: string): FindingsCity => {
    const city = findingsCity('2016-10-10T08:00', { 'rule.R28.window': window });
    for (const day of days) lateOn(city, day);
    city.to('2017-03-01T00:00');
    return city;
  };

  test('twelve months up to the closing one: drawn for the year of the month that completes it, extended by later ones', () => {
    using city = lateMonths('rolling12');
    const [finding] = city.found('R28');
    expect(only(city, 'R28')).toEqual(['R28 U 2017']);
    expect(finding?.evidence.months.map(({ month }) => month)).toEqual(['2016-11', '2016-12', '2017-01']);
    expect(finding?.extensions[0]?.evidence.months.map(({ month }) => month)).toEqual([
      '2016-11',
      '2016-12',
      '2017-01',
      '2017-02',
    ]);
    // R27 has no such window.
    expect(only(city, 'R27')).toEqual([]);
  });

  test('by default the calendar year: two months of one year and two of the next draw nothing', () => {
    using city = lateMonths('calendarYear');
    expect(only(city, 'R28', 'R27')).toEqual([]);
  });

  test('a month falls out of the window after a year', () => {
    using city = findingsCity('2016-01-05T08:00', { 'rule.R28.window': 'rolling12', 'rule.R28.months': 2 });
    lateOn(city, '2016-03-07');
    lateOn(city, '2017-03-06');
    city.to('2017-04-01T00:00');
    expect(only(city, 'R28')).toEqual([]);
    lateOn(city, '2018-02-05');
    city.to('2018-03-01T00:00');
    expect(only(city, 'R28')).toEqual(['R28 U 2018']);
  });
});

describe('the base of the rework rate (A11)', () => {
  /**
   * U in September: of ten cases that are due, one is reworked, eight fed back and checked; an eleventh, due in October, is fed
   * back in September and reworked. 2 of 9 checked, of 10 due and of 9 handled.
   */
  const september = (base: string, rate: number): FindingsCity => {
    const city = findingsCity('2016-09-29T08:00', { 'figures.reworkBase': base, 'rule.R33.rate': rate });
    const due = Array.from({ length: 10 }, () => city.begin());
    const later = city.begin('U', 'event:06013');
    for (const id of due.slice(0, 1)) city.answer(id, 'U', 'fail');
    for (const id of due.slice(0, 8)) city.answer(id);
    city.answer(later, 'U', 'fail');
    city.to('2016-10-01T00:00');
    return city;
  };
  const base = { checked: 9, due: 10, handled: 9 };

  test.each(Object.entries(base))('%s: 2 of %d', (name, whole) => {
    const share = (2 / whole) * 100;
    using above = september(name, share - 0.1);
    expect(above.found('R33')).toMatchObject([{ evidence: { measured: { kind: 'rate', part: 2, whole } } }]);
    using below = september(name, share + 0.1);
    expect(below.found('R33')).toEqual([]);
  });

  test('handled counts a case that was fed back and waits for its check, checked does not', () => {
    const wholeOf = (name: string): unknown => {
      using city = findingsCity('2016-09-29T08:00', { 'figures.reworkBase': name, 'rule.R33.rate': 1 });
      const [first, second] = [city.begin(), city.begin()];
      city.answer(first, 'U', 'fail');
      city.give('feedback', 'unit:U', { result: '办毕' }, { id: second });
      city.to('2016-10-01T00:00');
      return city.found('R33').map(({ evidence }) => evidence.measured);
    };
    expect(wholeOf('checked')).toEqual([{ kind: 'rate', part: 1, whole: 1 }]);
    expect(wholeOf('handled')).toEqual([{ kind: 'rate', part: 1, whole: 2 }]);
  });
});
