import { expect, test } from 'vitest';
import { meaningOf } from '../../../renderer/screen/wall/replay/replayKeys.ts';
import {
  neighbourOf,
  replayAskOf,
  withoutReplay,
  withReplay,
} from '../../../renderer/screen/wall/replay/replayPeriod.ts';
import { beginReplay, replayState } from '../../../renderer/screen/wall/replay/replayState.ts';
import type { ReplayAction, ReplayState } from '../../../renderer/screen/wall/replay/replayState.ts';
import { ticksOf } from '../../../renderer/screen/wall/replay/ticks.ts';
import { chinese, translator } from '../../../shared/locale/text.ts';
import { REPLAYED_DAY, replayedCourse } from '../../fixture/replayedDay.ts';
import { WALL_NOW_MS } from '../../fixture/wallPicture.ts';

const ZONE = 'Asia/Shanghai';
const HOUR_MS = 3_600_000;
const course = replayedCourse();

function after(state: ReplayState, ...actions: readonly ReplayAction[]): ReplayState {
  return actions.reduce(replayState, state);
}

test('an address names a day or a quarter and a pace; without one yesterday is meant, and what is none is refused', () => {
  const read = (address: string) => replayAskOf(new URLSearchParams(address), WALL_NOW_MS, ZONE);
  expect(read('')).toEqual({ period: '2016-10-25', speed: 600 });
  expect(read('day=2016-09-05&speed=3600')).toEqual({ period: '2016-09-05', speed: 3600 });
  for (const quarter of ['2016Q3', '2016-Q3', '2016q3'])
    expect(read(`quarter=${quarter}`)).toEqual({ period: '2016-Q3', speed: 21_600 });
  for (const speed of ['0', '-5', 'x', '999999']) expect(read(`day=2016-09-05&speed=${speed}`)?.speed).toBe(600);
  for (const wrong of ['day=2016-02-30', 'day=2016-9-5', 'quarter=2016-Q5', 'quarter=3'])
    expect(read(wrong)).toBeNull();
});

test('an address keeps what else stands in it, and becomes the live one again', () => {
  const address = withReplay(new URLSearchParams('scale=1.5&day=2016-09-05'), { period: '2016-Q3', speed: 60 });
  expect(address.toString()).toBe('scale=1.5&scene=replay&quarter=2016-Q3&speed=60');
  expect(withoutReplay(address).toString()).toBe('scale=1.5');
});

test('periods follow each other over the ends of months and years', () => {
  expect(neighbourOf('2016-12-31', 1, ZONE)).toBe('2017-01-01');
  expect(neighbourOf('2016-03-01', -1, ZONE)).toBe('2016-02-29');
  expect(neighbourOf('2016-Q4', 1, ZONE)).toBe('2017-Q1');
  expect(neighbourOf('2016-Q1', -1, ZONE)).toBe('2015-Q4');
});

test('time goes on by its pace, stays inside the period and stops at its end', () => {
  const begun = after(beginReplay({ period: REPLAYED_DAY, speed: 3600 }), { type: 'course', course });
  expect(begun).toMatchObject({ atMs: course.fromMs, isPlaying: true });
  const later = after(begun, { type: 'passed', ms: 2000 });
  expect(later.atMs).toBe(course.fromMs + 2 * HOUR_MS);
  expect(after(later, { type: 'move', byMs: -9 * HOUR_MS }).atMs).toBe(course.fromMs);
  expect(after(later, { type: 'toggle' }, { type: 'passed', ms: 2000 }).atMs).toBe(later.atMs);
  const ended = after(later, { type: 'passed', ms: 60_000 });
  expect(ended).toMatchObject({ atMs: course.untilMs, isPlaying: false });
  expect(after(ended, { type: 'toggle' })).toMatchObject({ atMs: course.fromMs, isPlaying: true });
  expect(after(ended, { type: 'seek', atMs: course.toMs + 1 }).atMs).toBe(course.untilMs);
});

test('another period begins anew at the same pace, and an answer about the one before is not taken', () => {
  const begun = after(beginReplay({ period: REPLAYED_DAY, speed: 60 }), { type: 'course', course });
  const asked = after(begun, { type: 'ask', ask: { period: '2016-10-24', speed: 60 } });
  expect(asked).toMatchObject({ period: '2016-10-24', course: null, speed: 60 });
  expect(after(asked, { type: 'course', course })).toBe(asked);
});

test('paces go up and down through fixed steps, from any that an address named', () => {
  const begun = beginReplay({ period: REPLAYED_DAY, speed: 700 });
  expect(after(begun, { type: 'pace', change: 'faster' }).speed).toBe(1800);
  expect(after(begun, { type: 'pace', change: 'slower' }).speed).toBe(600);
  expect(after({ ...begun, speed: 172_800 }, { type: 'pace', change: 'faster' }).speed).toBe(172_800);
  expect(after({ ...begun, speed: 60 }, { type: 'pace', change: 'slower' }).speed).toBe(60);
});

test('keys move a day by minutes and a quarter by days; keys with others are the browser’s', () => {
  const press = (key: string, state: Pick<ReplayState, 'period' | 'course'>, held = {}) =>
    meaningOf({ key, shiftKey: false, ctrlKey: false, altKey: false, metaKey: false, ...held }, state);
  const day = { period: REPLAYED_DAY, course };
  const quarter = { period: '2016-Q3', course: null };
  expect(press('ArrowLeft', day)).toEqual({ type: 'move', byMs: -600_000 });
  expect(press('ArrowRight', day, { shiftKey: true })).toEqual({ type: 'move', byMs: HOUR_MS });
  expect(press('ArrowRight', quarter)).toEqual({ type: 'move', byMs: 24 * HOUR_MS });
  expect(press('End', day)).toEqual({ type: 'seek', atMs: course.untilMs });
  expect(press('PageUp', day)).toEqual({ type: 'period', step: -1 });
  expect(press('Escape', day)).toEqual({ type: 'leave' });
  expect(press('ArrowLeft', day, { altKey: true })).toBeNull();
  expect(press('x', day)).toBeNull();
});

test('ticks stand at every third hour of a day and at the thirds of each month of a quarter', () => {
  const t = translator(chinese);
  expect(ticksOf(course, ZONE, t).map(({ text }) => text)).toEqual([
    '3:00',
    '6:00',
    '9:00',
    '12:00',
    '15:00',
    '18:00',
    '21:00',
  ]);
  const quarter = ticksOf(replayedCourse('2016-Q4'), ZONE, t);
  expect(quarter.map(({ text }) => text)).toEqual([
    '10月',
    '11日',
    '21日',
    '11月',
    '11日',
    '21日',
    '12月',
    '11日',
    '21日',
  ]);
  expect(quarter[0]?.atMs).toBe(replayedCourse('2016-Q4').fromMs);
});
