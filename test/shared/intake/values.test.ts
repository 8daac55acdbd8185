import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Cell } from '../../../shared/intake/tableRow.ts';
import type { DateOrder } from '../../../shared/intake/values.ts';
import {
  decodeEntities,
  hasLostDigits,
  numberKey,
  parseDateAndTime,
  parseNumber,
  parseTime,
} from '../../../shared/intake/values.ts';
import { formatIso, localParts } from '../../../shared/time/zone.ts';

const zone = 'Asia/Shanghai';

function read(cell: Cell, order: DateOrder = 'ymd'): string | null {
  const moment = parseTime(cell, order, zone);
  return moment && formatIso(moment.atMs, zone).slice(0, 19) + (moment.dateOnly ? ' day' : '');
}

test.each<[Cell, string, DateOrder?]>([
  ['2016-09-05 16:30:00', '2016-09-05T16:30:00'],
  ['2016-9-5 6:30', '2016-09-05T06:30:00'],
  [' 2016/09/05  16:30:05 ', '2016-09-05T16:30:05'],
  ['2016.09.05', '2016-09-05T00:00:00 day'],
  ['2026年11月23日 9:05', '2026-11-23T09:05:00'],
  ['2026年11月23日9时05分30秒', '2026-11-23T09:05:30'],
  ['2026年11月23日 下午3:05', '2026-11-23T15:05:00'],
  ['2026年11月23日上午12:05', '2026-11-23T00:05:00'],
  ['2026年11月23日', '2026-11-23T00:00:00 day'],
  ['2026/11/23 24:00', '2026-11-24T00:00:00'],
  ['2026-12-31 24:00:00', '2027-01-01T00:00:00'],
  ['２０２６－１１－２３　０９：０５', '2026-11-23T09:05:00'],
  ['２０２６年１１月２３日', '2026-11-23T00:00:00 day'],
  ['2015-12-26T13:43:11.000', '2015-12-26T13:43:11'],
  ['2015-12-26T13:43:11.987', '2015-12-26T13:43:11'],
  ['2015-12-26T05:43:11Z', '2015-12-26T13:43:11'],
  ['2014-07-12T10:58:43-05:00', '2014-07-12T23:58:43'],
  ['04/22/2014 01:07:39 PM', '2014-04-22T13:07:39', 'mdy'],
  ['11/23/2020 12:59:00 AM', '2020-11-23T00:59:00', 'mdy'],
  ['11/23/2020 12:00 pm', '2020-11-23T12:00:00', 'mdy'],
  ['1/7/20 5:35 PM', '2020-01-07T17:35:00', 'mdy'],
  ['1/7/20', '2020-01-07T00:00:00 day', 'mdy'],
  ['1/7/99', '1999-01-07T00:00:00 day', 'mdy'],
  ['2026-11-23上午9:05', '2026-11-23T09:05:00'],
  ['2026/11/23下午3:05', '2026-11-23T15:05:00'],
  ['23/11/2020 08:00', '2020-11-23T08:00:00', 'dmy'],
  ['2020-11-23 08:00', '2020-11-23T08:00:00', 'dmy'],
  ['20-11-23', '2020-11-23T00:00:00 day'],
  ['20261123', '2026-11-23T00:00:00 day'],
  ['20261123090530', '2026-11-23T09:05:30'],
  ['2016-02-29 00:00:00', '2016-02-29T00:00:00'],
  [{ serial: 43285.725474537037 }, '2018-07-04T17:24:41'],
  [{ serial: 43285 }, '2018-07-04T00:00:00 day'],
  ['43285.5', '2018-07-04T12:00:00'],
  [43285.5, '2018-07-04T12:00:00'],
])('reads the time %j', (cell, expected, order) => {
  expect(read(cell, order)).toBe(expected);
});

test.each<[Cell, DateOrder?]>([
  ['2018-02-30 10:00:00'],
  ['2017-02-29'],
  ['2018-13-01'],
  ['2018-00-10'],
  ['2018-04-31 00:00:00'],
  ['2018-01-01 25:00'],
  ['2018-01-01 24:01'],
  ['2018-01-01 10:60'],
  ['2018-01-01 10:00:60'],
  ['0000-00-00 00:00:00'],
  ['11/23/2020'],
  ['23/11/2020', 'mdy'],
  ['昨天'],
  ['2018-07'],
  ['1.23E+17'],
  [''],
  [true],
  [{ serial: 0.5 }],
  [{ serial: -4 }],
  [{ serial: 1e9 }],
  [null],
])('finds no time in %j', (cell, order) => {
  expect(read(cell, order)).toBeNull();
});

test.each<[Cell, Cell, string | null]>([
  ['1/7/20', '12:59 PM', '2020-01-07T12:59:00'],
  ['1/7/20', '5:35 PM', '2020-01-07T17:35:00'],
  ['1/7/20', '24:00', '2020-01-08T00:00:00'],
  ['1/7/20', '下午 5:35', '2020-01-07T17:35:00'],
  [{ serial: 43837 }, { serial: 0.75 }, '2020-01-07T18:00:00'],
  [{ serial: 43837 }, 0.75, '2020-01-07T18:00:00'],
  ['1/7/20', '', '2020-01-07T00:00:00'],
  ['1/7/20', 'noon', null],
  ['', '5:35 PM', null],
])('joins the date %j and the time %j', (date, time, expected) => {
  const moment = parseDateAndTime({ date, time }, 'mdy', zone);
  expect(moment && formatIso(moment.atMs, zone).slice(0, 19)).toBe(expected);
});

test('reads back every second that it could have written, in every form', () => {
  const second = fc.integer({ min: Date.UTC(1992, 0, 1) / 1000, max: Date.UTC(2060, 0, 1) / 1000 });
  const two = (value: number) => String(value).padStart(2, '0');
  fc.assert(
    fc.property(second, (seconds) => {
      const { year, month, day, hour, minute, second: s } = localParts(seconds * 1000, zone);
      const clock = `${two(hour)}:${two(minute)}:${two(s)}`;
      const half = `${hour % 12 === 0 ? 12 : hour % 12}:${two(minute)}:${two(s)} ${hour < 12 ? 'AM' : 'PM'}`;
      const serial = (seconds + 8 * 3600) / 86_400 + 25_569;
      for (const [cell, order] of [
        [`${year}-${two(month)}-${two(day)} ${clock}`, 'ymd'],
        [`${year}年${month}月${day}日 ${hour}:${minute}:${s}`, 'mdy'],
        [`${two(month)}/${two(day)}/${year} ${half}`, 'mdy'],
        [`${day}/${month}/${year} ${clock}`, 'dmy'],
        [{ serial }, 'ymd'],
      ] as const)
        expect(parseTime(cell, order, zone)?.atMs).toBe(seconds * 1000);
    }),
  );
});

test.each<[Cell, boolean]>([
  ['1.23E+17', true],
  ['1.23E17', true],
  ['12E5', false],
  ['1.23456789012346e+17', true],
  ['１．２３Ｅ＋１７', true],
  [1.23e17, true],
  [1e15, true],
  [999_999_999_999_999, false],
  ['123456789012345678', false],
  ['2020E10', false],
  ['14-00293539', false],
])('knows whether %j has lost digits', (cell, lost) => {
  expect(hasLostDigits(cell)).toBe(lost);
});

test.each([
  ['hm-2026-001', 'HM-2026-001'],
  ['HM 2026　001', 'HM2026001'],
  ['ｈｍ２０２６', 'HM2026'],
  ['HM\u00a02026\u200b', 'HM2026'],
])('gives %j the key %s', (number, key) => {
  expect(numberKey(number)).toBe(key);
});

test.each<[Cell, number | null]>([
  ['31.87', 31.87],
  ['－１２１．１８', -121.18],
  [' +5 ', 5],
  ['.5', 0.5],
  [121.18, 121.18],
  ['31°52′', null],
  ['1e3', null],
  ['', null],
  [Number.NaN, null],
])('reads the number %j', (cell, number) => {
  expect(parseNumber(cell)).toBe(number);
});

test.each([
  ['A &amp; B', 'A & B'],
  ['&lt;b&gt;&quot;x&#39;&#x4E2D;&#20013;&nbsp;', '<b>"x\'中中 '],
  ['&amp;lt;', '&lt;'],
  ['R&D; &unknown; &#0; &#x110000;', 'R&D; &unknown; &#0; &#x110000;'],
])('reads the escapes of %j once', (text, expected) => {
  expect(decodeEntities(text)).toBe(expected);
});
