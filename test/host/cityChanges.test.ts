import { expect, test } from 'vitest';
import { changeSetting, enterCalendar } from '../../electron/host/service/cityChanges.ts';
import { readRules } from '../../db/read/city.ts';
import { lastSequence } from '../../db/read/log.ts';
import { verifyStore } from '../../db/verify/verifyStore.ts';
import type { Actor } from '../../shared/case/caseFile.ts';
import { parseIso } from '../../shared/time/zone.ts';
import { storeCity } from '../fixture/storeCity.ts';

const at = (text: string): number => parseIso(`${text}+08:00`) ?? Number.NaN;
const LEADER: Actor = { party: 'leader', unit: null, seat: '值班长' };
const REPORT = { source: 'public', category: 'event:06010', description: '垃圾' } as const;

function dispatched() {
  const city = storeCity(at('2016-09-05T08:00:00'));
  for (const id of [1, 2]) {
    city.give('report', 'centre', REPORT);
    city.give('accept', 'centre', {}, { id });
    city.advance(at('2016-09-05T17:00:00'));
    city.give('dispatch', 'centre', { unit: 'U' }, { id });
  }
  city.give('feedback', 'unit:U', { result: '办毕' }, { id: 2 });
  return city;
}

test('a day off moves the deadlines of running tasks by an event, after a preview of the same number', () => {
  using city = dispatched();
  expect(city.file(1).tasks[0]?.dueAtMs).toBe(at('2016-09-06T11:00:00'));
  const change = { off: ['2016-09-06'], notice: '市府办通知〔2016〕1 号' };
  const entered = { nowMs: at('2016-09-05T17:30:00'), by: LEADER };
  const before = lastSequence(city.store);
  expect(enterCalendar(city.store, change, { ...entered, preview: true })).toMatchObject({ kind: 'done', moved: 1 });
  expect(lastSequence(city.store)).toBe(before);
  expect(enterCalendar(city.store, change, entered)).toMatchObject({ kind: 'done', moved: 1 });
  expect(city.file(1).tasks[0]?.dueAtMs).toBe(at('2016-09-07T11:00:00'));
  expect(city.file(2).tasks[0]?.dueAtMs).toBe(at('2016-09-06T11:00:00'));
  expect(verifyStore(city.store).problems).toEqual([]);
});

test('a missed limit stays when the calendar changes', () => {
  using city = dispatched();
  city.advance(at('2016-09-06T12:00:00'));
  const answer = enterCalendar(
    city.store,
    { off: ['2016-09-06'], notice: '通知' },
    { nowMs: at('2016-09-06T12:00:00'), by: LEADER },
  );
  expect(answer).toMatchObject({ kind: 'done', moved: 0 });
  expect(city.file(1).tasks[0]?.missedAtMs).toBe(at('2016-09-06T11:00:00'));
});

test('a wrong calendar or setting is refused in words and changes nothing', () => {
  using city = dispatched();
  const entered = { nowMs: at('2016-09-05T17:30:00'), by: LEADER };
  const before = lastSequence(city.store);
  expect(enterCalendar(city.store, { off: ['2016-02-30'], notice: '通知' }, entered)).toMatchObject({
    kind: 'refused',
    problems: ['日期 2016-02-30 不正确，请写成 2026-01-31 的样子'],
  });
  expect(changeSetting(city.store, { key: 'extension.max', value: 99 }, entered)).toMatchObject({ kind: 'refused' });
  expect(lastSequence(city.store)).toBe(before);
});

test('a setting holds from its instant on', () => {
  using city = dispatched();
  const nowMs = at('2016-09-05T17:30:00');
  changeSetting(city.store, { key: 'duty.check.minutes', value: 90 }, { nowMs, by: LEADER });
  expect(readRules(city.store, nowMs - 1000).settings['duty.check.minutes']).toBe(60);
  expect(readRules(city.store, nowMs).settings['duty.check.minutes']).toBe(90);
});
