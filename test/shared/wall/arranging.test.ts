import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arrangementProblems, boxOf, gridLines, UNITS } from '../../../shared/wall/arrangement.ts';
import type { Arrangement, PanelPlace } from '../../../shared/wall/arrangement.ts';
import { freePlace, leastPlace, moved, resized, stepped } from '../../../shared/wall/arranging.ts';
import { DEFAULT_ARRANGEMENTS } from '../../../shared/wall/defaultArrangements.ts';
import { PLANS, tilingOfPlan, usualCanvas } from '../../../shared/wall/frame.ts';
import { withArrangement } from '../../../shared/wall/layouts.ts';
import { PANELS } from '../../../shared/wall/panel.ts';
import { tilesOf } from '../../../shared/wall/size.ts';

const MAP: PanelPlace = { panel: 'map', x: 10, y: 4, width: 30, height: 20 };
const plans = fc.constantFrom(...PLANS);

/** A place of any size within one tile of a plan's wall. */
function placeOn(plan: (typeof PLANS)[number]): fc.Arbitrary<PanelPlace> {
  const { columns, rows } = tilesOf(tilingOfPlan(plan));
  return fc
    .record({
      column: fc.nat(columns - 1),
      row: fc.nat(rows - 1),
      width: fc.integer({ min: 1, max: UNITS }),
      height: fc.integer({ min: 1, max: UNITS }),
      x: fc.nat(UNITS - 1),
      y: fc.nat(UNITS - 1),
    })
    .map(({ column, row, width, height, x, y }) => ({
      panel: 'map',
      x: column * UNITS + Math.min(x, UNITS - width),
      y: row * UNITS + Math.min(y, UNITS - height),
      width,
      height,
    }));
}

function faults(place: PanelPlace, plan: (typeof PLANS)[number]) {
  return arrangementProblems([place], usualCanvas(plan)).filter(({ kind }) => kind !== 'small');
}

test('however a panel is moved or stretched, it stays on the wall and off the seams, and is never empty', () => {
  const by = fc.integer({ min: -200, max: 200 });
  const step = fc.constantFrom(-1, 0, 1);
  const cases = plans.chain((plan) =>
    fc.record({ plan: fc.constant(plan), place: placeOn(plan), x: by, y: by, sx: step, sy: step }),
  );
  fc.assert(
    fc.property(cases, ({ plan, place, x, y, sx, sy }) => {
      const tiling = tilingOfPlan(plan);
      const after = [
        moved(place, { x, y }, tiling),
        stepped(place, { x: sx, y: sy }, tiling),
        resized(place, { left: x, bottom: y }, tiling),
        resized(place, { right: x, top: y }, tiling),
      ];
      for (const one of after) {
        expect(faults(one, plan)).toEqual([]);
        expect(one.width).toBeGreaterThanOrEqual(1);
        expect(one.height).toBeGreaterThanOrEqual(1);
      }
      expect(after[0]).toMatchObject({ width: place.width, height: place.height });
    }),
  );
});

test('a step from the edge of a tile goes on to the next, a drag to the nearer side of the seam', () => {
  const atEdge = { ...MAP, x: 18 };
  expect(stepped(atEdge, { x: 1, y: 0 }, '2x1').x).toBe(48);
  expect(stepped({ ...MAP, x: 48 }, { x: -1, y: 0 }, '2x1').x).toBe(18);
  expect(stepped(atEdge, { x: 1, y: 0 }, '1x1').x).toBe(18);
  expect(moved(MAP, { x: 20, y: 0 }, '2x1').x).toBe(18);
  expect(moved(MAP, { x: 30, y: 0 }, '2x1').x).toBe(48);
  expect(resized(MAP, { right: 30 }, '2x1')).toMatchObject({ x: 10, width: 38 });
  expect(resized(MAP, { left: 60 }, '2x1')).toMatchObject({ x: 39, width: 1 });
});

test('what is added takes the largest free room that holds a row of it, and none where there is none', () => {
  const canvas = usualCanvas('1x1');
  const half: Arrangement = [{ panel: 'map', x: 0, y: 0, width: 24, height: 48 }];
  expect(freePlace(half, 'overdue', canvas)).toEqual({ panel: 'overdue', x: 24, y: 0, width: 24, height: 48 });
  expect(freePlace(DEFAULT_ARRANGEMENTS.live['1x1'], 'duty', canvas)).toBeNull();
  for (const plan of PLANS)
    for (const panel of PANELS) {
      const least = leastPlace(panel, usualCanvas(plan));
      // The compact wall has no room for the ladder at all.
      if (panel === 'ladder' && least.height === UNITS) continue;
      expect({ plan, panel, problems: arrangementProblems([least], usualCanvas(plan)) }).toMatchObject({
        problems: [],
      });
    }
});

test('the lines of the grid lie in the gutters, and on the seams', () => {
  for (const plan of PLANS) {
    const canvas = usualCanvas(plan);
    const { columns, rows } = tilesOf(canvas.tiling);
    const { across, down } = gridLines(canvas);
    expect(across).toHaveLength(columns * UNITS + 1);
    expect(down).toHaveLength(rows * UNITS + 1);
    for (let column = 1; column < columns; column += 1)
      expect(across[column * UNITS]).toBeCloseTo((canvas.width / columns) * column);
    const box = boxOf({ panel: 'map', x: 3, y: 5, width: 20, height: 9 }, canvas);
    expect(across[3]).toBeCloseTo(box.left - 10);
    expect(across[23]).toBeCloseTo(box.left + box.width + 10);
    expect(down[14]).toBeCloseTo(box.top + box.height + 7);
  }
});

test('an arrangement put back to what comes by itself leaves nothing in the setting', () => {
  const at = { scene: 'live', plan: '1x1' } as const;
  const own = withArrangement({}, at, [MAP]);
  expect(own).toEqual({ live: { '1x1': [MAP] } });
  const both = withArrangement(own, { scene: 'live', plan: '2x1' }, [MAP]);
  expect(withArrangement(both, at, null)).toEqual({ live: { '2x1': [MAP] } });
  expect(withArrangement(own, at, DEFAULT_ARRANGEMENTS.live['1x1'])).toEqual({});
});
