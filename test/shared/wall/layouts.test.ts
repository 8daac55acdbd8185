import fc from 'fast-check';
import { expect, test } from 'vitest';
import { settingProblem } from '../../../shared/setting/setting.ts';
import { arrangementProblems, boxOf, UNITS } from '../../../shared/wall/arrangement.ts';
import type { Arrangement, Box, Canvas } from '../../../shared/wall/arrangement.ts';
import { DEFAULT_ARRANGEMENTS } from '../../../shared/wall/defaultArrangements.ts';
import { frameOf, PLANS, USUAL_WALLS, usualCanvas, usualTiles } from '../../../shared/wall/frame.ts';
import type { FrameSettings } from '../../../shared/wall/frame.ts';
import { arrangementOf } from '../../../shared/wall/layouts.ts';
import { INITIAL_VIEWING, ONE_SCREEN, tilesOf, TILINGS } from '../../../shared/wall/size.ts';
import { ARRANGED_SCENES } from '../../../shared/wall/scene.ts';

const PLAIN: FrameSettings = { tiles: ONE_SCREEN, viewing: INITIAL_VIEWING, scale: null };

function frame(widthPx: number, heightPx: number, more: Partial<FrameSettings> = {}) {
  return frameOf({ widthPx, heightPx }, { ...PLAIN, ...more });
}

test('a wall of each size is laid out by its real size, its tiles and its viewing distance', () => {
  const tiles = (columns: number, rows: number) => ({ tiles: { columns, rows } });
  expect(frame(1920, 1080)).toEqual({ plan: '1x1', scale: 1, width: 1920, height: 1080, tiling: '1x1' });
  expect(frame(3840, 2160)).toMatchObject({ plan: '1x1', scale: 2 });
  expect(frame(3840, 2160, { scale: 1.5 })).toMatchObject({ plan: '1x1-large', width: 2560, height: 1440 });
  expect(frame(3840, 2160, tiles(2, 2))).toMatchObject({ plan: '2x2', scale: 1, tiling: '2x2' });
  expect(frame(3840, 1080)).toMatchObject({ plan: '2x1', scale: 1 });
  expect(frame(3840, 1080, tiles(2, 1))).toEqual(frame(3840, 1080));
  expect(frame(5760, 2160)).toMatchObject({ plan: '3x1-narrow', scale: 2 });
  expect(frame(5760, 2160, tiles(3, 2))).toMatchObject({ plan: '3x2', scale: 1 });
  expect(frame(1366, 768)).toMatchObject({ plan: '1x1', scale: 768 / 1080 });
  // LED P1.25, 4.8 × 2.7 m, read from 8 m.
  const far = { viewing: { distanceMetres: 8, heightMillimetres: 2700 } };
  expect(frame(3840, 2160, far)).toMatchObject({ plan: '1x1-large', scale: 1.5 });
  expect(frame(3840, 2160, { ...far, ...tiles(2, 2) })).toMatchObject({ plan: '2x2-compact', scale: 1.5 });
});

test('letters grow only as far as a tile still holds a panel', () => {
  expect(frame(1920, 1080, { scale: 2 })).toMatchObject({ plan: '1x1-compact', scale: 1.5 });
  expect(frame(3840, 2160, { scale: 2, tiles: { columns: 2, rows: 2 } })).toMatchObject({ scale: 1.5 });
});

test('every wall comes with an arrangement that fits: nothing on a seam, on something else or too small for a row', () => {
  for (const plan of PLANS) {
    const { widthPx, heightPx, scale } = USUAL_WALLS[plan];
    for (const scene of ARRANGED_SCENES) {
      const places = DEFAULT_ARRANGEMENTS[scene][plan];
      expect({ plan, scene, problems: arrangementProblems(places, usualCanvas(plan)) }).toEqual({
        plan,
        scene,
        problems: [],
      });
    }
    expect(frame(widthPx, heightPx, { scale, tiles: usualTiles(plan) }).plan).toBe(plan);
  }
});

test('between the usual sizes the arrangements fit too', () => {
  for (const [width, height] of [
    [1920, 1080],
    [3840, 2160],
    [3840, 1080],
    [5760, 2160],
    [5760, 1080],
  ] as const) {
    for (const tiling of TILINGS) {
      for (const scale of [null, 1, 1.25, 1.5, 2]) {
        const laid = frame(width, height, { tiles: tilesOf(tiling), scale });
        const { columns, rows } = tilesOf(laid.tiling);
        // Tiles of other shapes than screens have are nobody's wall.
        if (width / columns / (height / rows) < 0.8 || width / columns / (height / rows) > 2.4) continue;
        const places = DEFAULT_ARRANGEMENTS.live[laid.plan];
        expect({ width, height, tiling, scale, problems: arrangementProblems(places, laid) }).toMatchObject({
          problems: [],
        });
      }
    }
  }
});

const edges = ({ left, top, width, height }: Box) => [left, top, left + width, top + height] as const;

test('places that touch leave a gutter, places that do not overlap never do on the wall, and no box lies on a seam', () => {
  const canvas = fc.constantFrom(...PLANS).map(usualCanvas);
  const unit = fc.nat(UNITS * 3 - 1);
  const size = fc.integer({ min: 1, max: UNITS });
  const place = fc.record({ panel: fc.constant('map' as const), x: unit, y: unit, width: size, height: size });
  fc.assert(
    fc.property(canvas, place, place, (on, a, b) => {
      const { columns, rows } = tilesOf(on.tiling);
      const isIn = ({ x, y, width, height }: typeof a): boolean =>
        x + width <= columns * UNITS &&
        y + height <= rows * UNITS &&
        Math.floor(x / UNITS) === Math.floor((x + width - 1) / UNITS) &&
        Math.floor(y / UNITS) === Math.floor((y + height - 1) / UNITS);
      fc.pre(isIn(a) && isIn(b));
      const [left, top, right, bottom] = edges(boxOf(a, on));
      expect(left).toBeGreaterThanOrEqual(10 - 1e-9);
      expect(right).toBeLessThanOrEqual(on.width - 24 + 1e-9);
      expect(top).toBeGreaterThanOrEqual(158 - 1e-9);
      expect(bottom).toBeLessThanOrEqual(on.height - 68 + 1e-9);
      for (let i = 1; i < columns; i += 1) {
        const seam = (on.width / columns) * i;
        expect(right <= seam - 10 + 1e-6 || left >= seam + 10 - 1e-6).toBe(true);
      }
      for (let i = 1; i < rows; i += 1) {
        const seam = (on.height / rows) * i;
        expect(bottom <= seam - 7 + 1e-6 || top >= seam + 7 - 1e-6).toBe(true);
      }
      const [l2, t2, r2, b2] = edges(boxOf(b, on));
      if (a.x + a.width <= b.x) expect(l2 - right).toBeGreaterThanOrEqual(20 - 1e-6);
      if (a.y + a.height <= b.y) expect(t2 - bottom).toBeGreaterThanOrEqual(14 - 1e-6);
      if (b.x + b.width <= a.x) expect(left - r2).toBeGreaterThanOrEqual(20 - 1e-6);
      if (b.y + b.height <= a.y) expect(top - b2).toBeGreaterThanOrEqual(14 - 1e-6);
    }),
  );
});

const WHOLE: Arrangement = [{ panel: 'map', x: 0, y: 0, width: 48, height: 48 }];

test('an arrangement that does not fit is refused in words', () => {
  const problem = (plan: string, places: unknown) => settingProblem('wall.layouts', { live: { [plan]: places } });
  expect(problem('1x1', WHOLE)).toBeNull();
  expect(settingProblem('wall.layouts', {})).toBeNull();
  const name = '设置“大屏布局”（wall.layouts）中';
  expect(problem('1x1', [])).toBe(`${name} live 1x1 没有任何栏目，请至少放一栏`);
  expect(problem('2x1', [{ panel: 'map', x: 30, y: 0, width: 36, height: 48 }])).toBe(
    `${name} live 2x1 的“地图”压在拼缝上`,
  );
  expect(problem('1x1', [{ panel: 'map', x: 30, y: 0, width: 36, height: 48 }])).toBe(
    `${name} live 1x1 的“地图”超出屏幕`,
  );
  expect(problem('1x1', [{ panel: 'overdue', x: 0, y: 0, width: 14, height: 5 }])).toBe(
    `${name} live 1x1 的“超期案件”过小，放不下一整行`,
  );
  expect(problem('1x1', [...WHOLE, { panel: 'day', x: 10, y: 10, width: 20, height: 20 }])).toBe(
    `${name} live 1x1 的“今日走势”与“地图”重叠`,
  );
  expect(problem('9x9', WHOLE)).toContain('没有“9x9”这种屏幕');
  expect(problem('1x1', [{ ...WHOLE[0], panel: 'weather' }])).toContain('应写作');
});

test('what somebody has arranged is shown where it fits the wall, else what comes with it', () => {
  const layouts = { live: { '1x1': WHOLE } } as const;
  expect(arrangementOf(layouts, 'live', frame(1920, 1080))).toEqual(WHOLE);
  expect(arrangementOf(layouts, 'live', frame(3840, 1080))).toBe(DEFAULT_ARRANGEMENTS.live['2x1']);
  const tooNarrow: Canvas = { width: 1920, height: 400, tiling: '1x1' };
  expect(arrangementOf(layouts, 'live', { ...tooNarrow, plan: '1x1', scale: 1 })).toBe(
    DEFAULT_ARRANGEMENTS.live['1x1'],
  );
});
