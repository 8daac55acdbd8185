import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { responsibleTask } from '../../../shared/case/caseFile.ts';
import type { ExplainLine } from '../../../shared/deadline/explain.ts';
import { explainDeadline } from '../../../shared/deadline/explain.ts';
import { parseIso } from '../../../shared/time/zone.ts';
import { miniCity, plainRow, plainRules } from '../../fixture/miniCity.ts';
import type { MiniCity } from '../../fixture/miniCity.ts';
import { playSteps, randomSteps } from '../../fixture/randomHistory.ts';
import { SHIPPED_CALENDAR } from '../../fixture/shippedCalendar.ts';
import type { Limit } from '../../../shared/handbook/limit.ts';

const at = (text: string): number => parseIso(`${text}+08:00`) ?? Number.NaN;

function dispatched(text: string, limit: Limit = { amount: 4, per: 'workHour' }, until?: number): MiniCity {
  const rules = plainRules();
  const handbook = new Map([['event:06010', [plainRow('event:06010', limit)]]]);
  const city = miniCity({ ...rules, handbook }, at(text));
  city.give('report', 'centre', { source: 'public', category: 'event:06010', description: '垃圾' });
  city.give('accept', 'centre', {});
  city.give('dispatch', 'centre', { unit: 'U', until });
  return city;
}

function words(city: MiniCity, now: string): readonly string[] {
  const task = city.file().tasks.at(-1);
  if (!task) return [];
  return explainDeadline(task, SHIPPED_CALENDAR, at(now), city.file().tasks).map(
    ({ text, usedWords, note }: ExplainLine) => [text, usedWords, note ?? ''].join(' | '),
  );
}

describe('TV6 in words', () => {
  test.each<[Limit, string, readonly string[]]>([
    [
      { amount: 4, per: 'workHour' },
      '2016-09-30T16:30:00',
      [
        '09-30 周五 16:30 派遣，至 18:00 | 1 时 30 分 | ',
        '10-08 周六 08:00 至 10:30 | 2 时 30 分 | 10-01 至 10-07 节假日不计；10-08 周六调休上班',
        '限时 4 工作时 | 4 时 | ',
        '现已用 | 0 分 | 剩 4 时',
      ],
    ],
    [
      { amount: 4, per: 'workHour' },
      '2016-09-29T12:30:00',
      [
        '09-29 周四 12:30 派遣，14:00 起计 |  | 非工作时间不计',
        '09-29 周四 14:00 至 18:00 | 4 时 | ',
        '限时 4 工作时 | 4 时 | ',
        '现已用 | 0 分 | 剩 4 时',
      ],
    ],
    [
      { amount: 4, per: 'workHour' },
      '2016-09-05T09:00:00',
      [
        '09-05 周一 09:00 派遣，至 12:00，14:00 至 15:00 | 4 时 | 午休 12:00 至 14:00 不计',
        '限时 4 工作时 | 4 时 | ',
        '现已用 | 0 分 | 剩 4 时',
      ],
    ],
    [
      { amount: 2, per: 'workHour' },
      '2016-09-05T18:00:00',
      [
        '09-05 周一 18:00 派遣，09-06 周二 08:00 起计 |  | 非工作时间不计',
        '09-06 周二 08:00 至 10:00 | 2 时 | ',
        '限时 2 工作时 | 2 时 | ',
        '现已用 | 0 分 | 剩 2 时',
      ],
    ],
    [
      { amount: 5, per: 'workDay' },
      '2016-10-19T15:10:00',
      [
        '10-19 周三 15:10 派遣，至 18:00 | 2 时 50 分 | ',
        '10-20、21、24、25 四个工作日 | 32 时 | 10-22、23 周六周日不计',
        '10-26 周三 08:00 至 12:00，14:00 至 15:10 | 5 时 10 分 | 午休 12:00 至 14:00 不计',
        '限时 5 工作日 | 40 时 | 每工作日 8 时',
        '现已用 | 0 分 | 剩 40 时',
      ],
    ],
    [
      { amount: 15, per: 'workDay' },
      '2016-09-12T08:00:00',
      [
        '09-12 周一 08:00 派遣，至 12:00，14:00 至 18:00 | 8 时 | 午休 12:00 至 14:00 不计',
        '09-13 至 10-08 14 个工作日 | 112 时 | 其间周末 2 天、节假日 10 天不计；09-18、10-08 周日周六调休上班',
        '限时 15 工作日 | 120 时 | 每工作日 8 时',
        '现已用 | 0 分 | 剩 120 时',
      ],
    ],
    [
      { amount: 1, per: 'urgentDay' },
      '2016-09-30T16:30:00',
      [
        '09-30 周五 16:30 派遣，至 10-01 周六 16:30 | 24 时 | 昼夜连续计时',
        '限时 1 紧急工作日 | 24 时 | 每日 24 时',
        '现已用 | 0 分 | 剩 24 时',
      ],
    ],
  ])('%j from %s', (limit, from, expected) => {
    expect(words(dispatched(from, limit), from)).toEqual(expected);
  });
});

test('TV7: the time of checking is named and does not count', () => {
  const city = dispatched('2016-09-05T09:00:00');
  city.advance(at('2016-09-05T11:00:00'));
  city.give('feedback', 'unit:U', { result: '办毕' });
  expect(words(city, '2016-09-05T14:00:00')).toEqual([
    '09-05 周一 09:00 派遣，至 11:00 反馈 | 2 时 | ',
    '限时 4 工作时 | 4 时 | ',
    '计时已停，已用 | 2 时 | 剩 2 时',
  ]);
  city.advance(at('2016-09-05T14:30:00'));
  city.give('recordCheck', 'supervisor', { result: 'fail' });
  expect(words(city, '2016-09-05T17:00:00')).toEqual([
    '09-05 周一 09:00 派遣，至 11:00 反馈 | 2 时 | ',
    '09-05 周一 11:00 至 14:30 核查期间不计 |  | ',
    '09-05 周一 14:30 核查不通过，至 16:30 | 2 时 | ',
    '限时 4 工作时 | 4 时 | ',
    '现已用 | 4 时 30 分 | 超期 30 分',
  ]);
});

test('past an hour the time used and left is told without its seconds', () => {
  const city = dispatched('2016-09-05T09:00:00');
  expect(words(city, '2016-09-05T09:20:05').at(-1)).toBe('现已用 | 20 分 5 秒 | 剩 3 时 39 分');
  expect(words(city, '2016-09-05T10:02:57').at(-1)).toBe('现已用 | 1 时 2 分 | 剩 2 时 57 分');
  expect(words(city, '2016-09-26T17:00:00').at(-1)).toMatch(/\| 超期 21 天 \d+ 时$/);
});

test('TV8: the time without a unit is named and does not count', () => {
  const city = dispatched('2016-09-05T09:00:00');
  city.advance(at('2016-09-05T10:00:00'));
  city.give('return', 'unit:U', { reason: '非我单位' });
  expect(words(city, '2016-09-05T10:00:00')[0]).toBe('09-05 周一 09:00 派遣，至 10:00 回退 | 1 时 | ');
  city.advance(at('2016-09-05T14:00:00'));
  city.give('dispatch', 'centre', { unit: 'U' });
  expect(words(city, '2016-09-05T15:00:00')).toEqual([
    '09-05 周一 09:00 派遣，至 10:00 回退 | 1 时 | ',
    '09-05 周一 10:00 至 14:00 回退、待派遣期间不计 |  | ',
    '09-05 周一 14:00 再次派遣，至 17:00 | 3 时 | ',
    '限时 4 工作时 | 4 时 | ',
    '现已用 | 2 时 | 剩 2 时',
  ]);
});

test('TV9: the date of an extension and of an observation is named with what it replaced', () => {
  const city = dispatched('2016-09-12T09:00:00', { amount: 2, per: 'workDay' });
  city.give('signOff', 'unit:U', {});
  city.give('requestExtension', 'unit:U', { until: at('2016-09-20T17:00:00'), reason: '需停水抢修后方可回填路面' });
  city.give('decideExtension', 'centre', { approve: true });
  expect(words(city, '2016-09-12T10:00:00')).toEqual([
    '延时批准至 09-20 周二 17:00 |  | 原限时 2 工作日',
    '现已用 | 1 时 | 剩 45 时',
  ]);
  const four = { process: '一', plan: '二', enforcement: '三', expectedAt: at('2016-10-20T12:00:00') };
  city.give('submitObservation', 'unit:U', four);
  city.give('decideObservation', 'centre', { approve: true });
  expect(words(city, '2016-09-12T10:00:00')[0]).toBe(
    '待观察，预期 10-20 周四 12:00 |  | 原限时 2 工作日；原截止 09-20 周二 17:00',
  );
});

test('a date set at dispatch, a limit past the known calendar, a task without deadline', () => {
  const set = dispatched('2016-09-12T09:00:00', { amount: 4, per: 'workHour' }, at('2016-09-13T20:00:00'));
  expect(words(set, '2016-09-12T10:00:00')).toEqual([
    '指定截止时间 09-13 周二 20:00 |  | ',
    '现已用 | 1 时 | 剩 34 时',
  ]);
  const far = dispatched('2026-12-31T17:00:00', { amount: 2, per: 'workHour' });
  expect(words(far, '2026-12-31T17:00:00')).toEqual([
    '12-31 周四 17:00 派遣，至 18:00 | 1 时 | ',
    '2027-01-01 周五 08:00 至 09:00 | 1 时 | ',
    '限时 2 工作时 | 2 时 | ',
    '现已用 | 0 分 | 剩 2 时',
    '截止日晚于日历已定的 2026-12-31，本时限为暂定 |  | ',
  ]);
});

test('the lines of a limit add up to it, over random histories', () => {
  fc.assert(
    fc.property(randomSteps, (steps) => {
      const { city, endMs } = playSteps(steps, Date.UTC(2016, 8, 20, 1));
      for (const { file } of city.cases.values()) {
        const task = responsibleTask(file);
        if (!task) continue;
        const lines = explainDeadline(task, SHIPPED_CALENDAR, endMs);
        for (const { text } of lines) expect(text).not.toMatch(/undefined|NaN|null/);
        const limitAt = lines.findIndex(({ text }) => text.startsWith('限时'));
        const limit = lines[limitAt];
        const open = task.intervals.at(-1)?.toMs === null;
        if (!limit || !open || (task.missedAtMs !== null && task.intervals.length > 1)) continue;
        const sum = lines.slice(0, limitAt).reduce((total, { usedMs }) => total + usedMs, 0);
        expect(sum).toBe(limit.usedMs);
      }
    }),
    { numRuns: 60 },
  );
});

test('a recall is named as the reason why the clock stood still', () => {
  const city = dispatched('2016-09-05T09:00:00');
  city.advance(at('2016-09-05T10:00:00'));
  city.give('recall', 'centre', { reason: '派错单位' });
  city.advance(at('2016-09-05T11:00:00'));
  city.give('dispatch', 'centre', { unit: 'U' });
  expect(words(city, '2016-09-05T11:00:00').slice(0, 2)).toEqual([
    '09-05 周一 09:00 派遣，至 10:00 召回 | 1 时 | ',
    '09-05 周一 10:00 至 11:00 召回、待派遣期间不计 |  | ',
  ]);
});
