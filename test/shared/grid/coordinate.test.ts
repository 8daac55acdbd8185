import { expect, test } from 'vitest';
import { toWgs84 } from '../../../shared/grid/coordinate.ts';

const centre = toWgs84([121.18, 31.87], 'wgs84');

test('keeps WGS-84 as it is', () => {
  expect(centre).toEqual([121.18, 31.87]);
});

test('moves a position of a Chinese web map by some hundred metres', () => {
  const [lng, lat] = toWgs84(centre, 'gcj02');
  const eastMetres = (lng - centre[0]) * 111_320 * Math.cos((centre[1] * Math.PI) / 180);
  const northMetres = (lat - centre[1]) * 111_320;
  expect(Math.hypot(eastMetres, northMetres)).toBeGreaterThan(200);
  expect(Math.hypot(eastMetres, northMetres)).toBeLessThan(700);
});

test('reads the third system of Chinese maps too', () => {
  const [lng, lat] = toWgs84([121.18, 31.87], 'bd09');
  expect(lng).toBeLessThan(121.174);
  expect(lat).toBeLessThan(31.868);
});
