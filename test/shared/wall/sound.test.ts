import { expect, test } from 'vitest';
import { settingProblem } from '../../../shared/setting/setting.ts';
import { parseIso } from '../../../shared/time/zone.ts';
import { INITIAL_WALL_SOUND, fallenDue, isQuiet, volumesAt } from '../../../shared/wall/sound.ts';

const ZONE = 'Asia/Shanghai';
const at = (clock: string): number => parseIso(`2026-11-25T${clock}+08:00`) ?? 0;

test('quiet hours reach over midnight, begin with their first and end before their last minute', () => {
  const night = { quiet: [{ from: '22:00', to: '06:00' }] };
  const clocks = ['21:59:59', '22:00:00', '23:59:59', '00:00:00', '05:59:59', '06:00:00', '12:30:00'];
  expect(clocks.map((clock) => isQuiet(night, at(clock), ZONE))).toEqual([false, true, true, true, true, false, false]);
  const twice = { quiet: [...night.quiet, { from: '12:00', to: '13:00' }] };
  expect(clocks.map((clock) => isQuiet(twice, at(clock), ZONE)).at(-1)).toBe(true);
  expect(isQuiet({ quiet: [] }, at('23:00:00'), ZONE)).toBe(false);
});

test('at night a hazard still sounds, lower, and the chime is silent', () => {
  expect(volumesAt(INITIAL_WALL_SOUND, at('10:00:00'), ZONE)).toEqual({ hazard: 0.6, soon: 0.6 });
  expect(volumesAt(INITIAL_WALL_SOUND, at('23:00:00'), ZONE)).toEqual({ hazard: 0.3, soon: 0 });
  const off = { ...INITIAL_WALL_SOUND, hazard: false, soon: false };
  expect(volumesAt(off, at('10:00:00'), ZONE)).toEqual({ hazard: 0, soon: 0 });
});

test('a limit that comes near counts once, however the looks are cut', () => {
  const dueAtMs = at('11:00:00');
  const cases = [{ dueAtMs }, { dueAtMs: null }, { dueAtMs: dueAtMs + 3_600_000 }];
  const looks = Array.from({ length: 200 }, (_, i) => at('10:45:00') + i * 7000);
  const counts = looks.map((toMs) => fallenDue(cases, { minutes: 10, fromMs: toMs - 7000, toMs }));
  expect(counts.reduce((sum, count) => sum + count)).toBe(1);
  expect(fallenDue(cases, { minutes: 10, fromMs: at('10:49:59'), toMs: at('10:50:00') })).toBe(1);
  expect(fallenDue(cases, { minutes: 10, fromMs: at('10:50:00'), toMs: at('10:59:00') })).toBe(0);
});

test('what does not fit `wall.sound` is refused in words', () => {
  const problem = (changes: object) => settingProblem('wall.sound', { ...INITIAL_WALL_SOUND, ...changes });
  expect(problem({})).toBeNull();
  expect(problem({ quiet: [] })).toBeNull();
  expect(problem({ volume: 101 })).toBe('设置“大屏声音”（wall.sound）中音量应为 0 至 100 的整数（%）');
  expect(problem({ quietVolume: 0.5 })).toContain('音量');
  expect(problem({ soonMinutes: 0 })).toContain('1 至 60');
  expect(problem({ quiet: [{ from: '24:00', to: '06:00' }] })).toContain('22:00 的样子');
  expect(problem({ quiet: [{ from: '06:00', to: '06:00' }] })).toContain('不能相同');
  expect(problem({ quiet: Array.from({ length: 5 }, () => ({ from: '01:00', to: '02:00' })) })).toContain('最多 4 个');
  expect(problem({ quiet: [{ from: '01:00' }] })).toContain('应写作');
  expect(problem({ hazard: 'yes' })).toContain('应写作');
  expect(problem({ other: 1 })).toContain('应写作');
  expect(settingProblem('wall.sound', null)).toContain('应写作');
});
