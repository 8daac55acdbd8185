import { expect, test } from 'vitest';
import { quietCorner } from '../../../../renderer/screen/wall/map/corner.ts';

const view = { width: 850, height: 690 };
const notice = { x: 720, y: 660, width: 260, height: 32 };

test('the card of the map stands where it covers the fewest cases, and never on the legend or the notice', () => {
  const crowded = (box: { readonly x: number; readonly y: number }) => (box.x < 425 && box.y > 345 ? 9 : 0);
  expect(quietCorner({ ...view, overlays: [notice], countIn: () => 0 }).corner).toBe('bottom-left');
  expect(quietCorner({ ...view, overlays: [notice], countIn: crowded }).corner).toBe('top-right');
  const all = { x: 425, y: 345, ...view };
  expect(quietCorner({ ...view, overlays: [all], countIn: () => 0 }).corner).toBe('bottom-left');
});
