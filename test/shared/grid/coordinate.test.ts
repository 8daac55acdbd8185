import { expect, test } from 'vitest';
import { toGcj02, toWgs84 } from '../../../shared/grid/coordinate.ts';

const centre = toWgs84([121.18, 31.87], 'wgs84');

test('keeps WGS-84 as it is', () => {
  expect(centre).toEqual([121.18, 31.87]);
});

test('moves a position by some hundred metres for web maps, and back to within a metre', () => {
  const [lng, lat] = toGcj02(centre);
  const eastMetres = (lng - centre[0]) * 111_320 * Math.cos((centre[1] * Math.PI) / 180);
  const northMetres = (lat - centre[1]) * 111_320;
  expect(Math.hypot(eastMetres, northMetres)).toBeGreaterThan(200);
  expect(Math.hypot(eastMetres, northMetres)).toBeLessThan(700);
  const back = toWgs84([lng, lat], 'gcj02');
  expect(Math.abs(back[0] - centre[0])).toBeLessThan(1e-5);
  expect(Math.abs(back[1] - centre[1])).toBeLessThan(1e-5);
});

test('reads the third system of Chinese maps too', () => {
  const [lng, lat] = toWgs84([121.18, 31.87], 'bd09');
  expect(lng).toBeLessThan(121.174);
  expect(lat).toBeLessThan(31.868);
});
