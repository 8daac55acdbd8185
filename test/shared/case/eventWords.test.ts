import { expect, test } from 'vitest';
import type { CaseEvent } from '../../../shared/case/event.ts';
import { eventNames, eventWords, newsText } from '../../../shared/case/eventWords.ts';
import { historyOf } from '../../../shared/case/history.ts';
import { parseIso } from '../../../shared/time/zone.ts';
import { miniCity, plainRules } from '../../fixture/miniCity.ts';

const MONDAY_9 = parseIso('2026-11-23T09:00:00+08:00') ?? 0;
const HOUR_MS = 3_600_000;
const names = eventNames(plainRules());
const said = (kind: CaseEvent['kind'], body: object) => eventWords({ kind, body }, names);
const news = (kind: CaseEvent['kind'], body: object) =>
  newsText({ kind, body }, { category: 'event:06010', unit: 'U', address: '解放路' }, names);

test('an event says what was done and what was said, with names for codes and short times', () => {
  expect(said('dispatched', { unit: 'V', designation: null, dueAtMs: MONDAY_9 })).toEqual({
    title: '派遣',
    detail: 'V；截止 11-23 09:00',
  });
  expect(
    said('dispatched', { unit: 'V', designation: { cooperating: ['U', 'W'], basis: '协商' }, dueAtMs: null }),
  ).toEqual({
    title: '指定交办',
    detail: '牵头 V；配合 U、W；协商',
  });
  expect(said('limitMissed', { duty: 'signOff', task: 1, dueAtMs: MONDAY_9 })).toEqual({
    title: '签收超时',
    detail: '时限 11-23 09:00',
  });
  expect(said('checked', { result: 'unable', note: null, resume: null })).toEqual({ title: '无法核查', detail: null });
});

test('causes, judgements and appeals are told with their unit, their limit and their grounds', () => {
  expect(said('causeAttributed', { cause: 'forceMajeure', reason: '台风', task: 1, missedAtMs: MONDAY_9 })).toEqual({
    title: '认定超时原因：不可抗力',
    detail: '时限 11-23 09:00；台风',
  });
  expect(said('causeAttributed', { cause: 'platform', reason: '停机', task: null, missedAtMs: null })).toEqual({
    title: '认定超时原因：平台原因',
    detail: '停机',
  });
  expect(said('judged', { unit: 'U', kind: 'falseReport', severity: 'serious', note: '旧照' })).toEqual({
    title: '认定谎报',
    detail: 'U；情节较重；旧照',
  });
  expect(said('appealed', { unit: 'U', task: 1, missedAtMs: MONDAY_9, grounds: '停电' })).toEqual({
    title: '申诉',
    detail: 'U；时限 11-23 09:00；停电',
  });
  expect(said('appealReviewed', { reviewer: 2, uphold: false, note: null })).toEqual({
    title: '复核人 2 不支持申诉',
    detail: null,
  });
  expect(news('judged', { unit: 'U' })).toBeNull();
});

test('news names the step, the category and the unit, and nothing that people wrote', () => {
  expect(news('reported', { description: '张三家门口' })).toBe('上报 event:06010 · 解放路');
  expect(news('dispatched', { unit: 'V', designation: null })).toBe('派遣 event:06010 → V');
  expect(news('checked', { result: 'fail', note: '电话 123' })).toBe('返工 event:06010 · U');
  expect(news('explained', { text: '说明' })).toBeNull();
  expect(news('extensionDecided', { approve: false })).toBeNull();
});

test('a history tells what each duty took of its time, handling on its own clock and without the pause of a check', () => {
  const city = miniCity(plainRules(), MONDAY_9);
  city.give('report', 'centre', { source: 'public', category: 'event:06010', description: '垃圾' });
  city.advance(MONDAY_9 + HOUR_MS / 2);
  city.give('accept', 'centre', {});
  city.give('dispatch', 'centre', { unit: 'U' });
  city.advance(MONDAY_9 + 1.5 * HOUR_MS);
  city.give('feedback', 'unit:U', { result: '已清理' });
  city.advance(MONDAY_9 + 2 * HOUR_MS);
  city.give('recordCheck', 'supervisor', { result: 'fail' });
  city.advance(MONDAY_9 + 2.5 * HOUR_MS);
  city.give('feedback', 'unit:U', { result: '已清理干净' });
  const events = (city.cases.get(1)?.events ?? []).map((event, index) => ({ ...event, sequence: index + 1 }));
  const used = historyOf(events, plainRules()).map(({ title, used: time }) => [title, time && time.usedMs / HOUR_MS]);
  expect(used).toEqual([
    ['上报', null],
    ['受理', 0.5],
    ['派遣', 0],
    ['反馈', 1],
    ['核查不通过', 0.5],
    ['反馈', 1.5],
  ]);
});
