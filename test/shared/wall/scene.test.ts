import { expect, test } from 'vitest';
import { settingProblem } from '../../../shared/setting/setting.ts';
import { rotated } from '../../../shared/wall/scene.ts';
import type { Rotation } from '../../../shared/wall/scene.ts';

const TURNS = [
  { scene: 'live', seconds: 60 },
  { scene: 'accountability', seconds: 30 },
] as const;
const START: Rotation = { index: 0, shownMs: 0, atMs: 1000, nexts: 0 };

/** The scene after each second, with what a desk and a hazard did meanwhile. */
function scenesOver(seconds: number, at: (second: number) => { nexts?: number; held?: boolean; to?: string }): string {
  let now = START;
  const shown: string[] = [];
  for (let second = 1; second <= seconds; second += 1) {
    const given = { nexts: now.nexts, held: false, to: null, ...at(second) };
    now = rotated(now, TURNS, { ...given, atMs: START.atMs + second * 1000 });
    shown.push(TURNS[now.index]?.scene[0] ?? '?');
  }
  return shown
    .join('')
    .replaceAll(/(.)\1*/g, (run: string) => `${run[0]}${run.length} `)
    .trim();
}

test('scenes take their turns, each for its time, again and again', () => {
  expect(scenesOver(200, () => ({}))).toBe('l59 a30 l60 a30 l21');
});

test('a held scene stays and goes on where it was; the next one comes at once when it is asked for', () => {
  expect(scenesOver(100, (second) => ({ held: second > 20 && second <= 40 }))).toBe('l79 a21');
  expect(scenesOver(100, (second) => ({ nexts: second < 10 ? 0 : 1 }))).toBe('l9 a30 l60 a1');
});

test('a hazard brings the city back, and the turns begin anew after it', () => {
  expect(scenesOver(160, (second) => (second >= 70 && second < 80 ? { to: 'live' } : {}))).toBe('l59 a10 l69 a22');
});

test('one scene alone is shown for good', () => {
  const turns = TURNS.slice(0, 1);
  expect(rotated(START, turns, { atMs: 9e9, nexts: 3, held: false, to: null }).index).toBe(0);
});

test('what does not fit `wall.scenes` is refused in words', () => {
  const name = '设置“大屏场景”（wall.scenes）中';
  expect(settingProblem('wall.scenes', [{ scene: 'live', seconds: 60 }])).toBeNull();
  expect(settingProblem('wall.scenes', [])).toContain('应写作');
  expect(settingProblem('wall.scenes', [{ scene: 'weather', seconds: 60 }])).toContain('应写作');
  expect(settingProblem('wall.scenes', [{ scene: 'live', seconds: 3 }])).toBe(
    `${name}“实时态势”的时长应为 10 至 3600 的整数（秒）`,
  );
  expect(
    settingProblem('wall.scenes', [
      { scene: 'live', seconds: 60 },
      { scene: 'live', seconds: 60 },
    ]),
  ).toBe(`${name}“实时态势”出现了两次`);
});
