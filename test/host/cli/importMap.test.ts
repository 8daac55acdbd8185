import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readCityMap } from '../../../db/read/cityMap.ts';
import { runCityHere } from '../../fixture/city.ts';
import { emptyCity, geoJson, NO_COUNTS, square } from '../../fixture/importingCity.ts';

const feature = (layer: string, type: string, coordinates: object, more: object = {}) => ({
  type: 'Feature',
  properties: { layer, ...more },
  geometry: { type, coordinates },
});
const ground = (west: number, east = west + 0.5) => [
  [
    [west, 31.7],
    [east, 31.7],
    [east, 32.1],
    [west, 32.1],
    [west, 31.7],
  ],
];
const river = feature('canal', 'LineString', [
  [121, 31.9],
  [121.4, 31.9123456],
]);
const town = feature('town', 'Point', [121.2, 31.9], { code: '320684001', name: '海门街道' });

test('imports the map of the city, which carries no notice, and tells the cells beyond its outline; the log knows the file', async () => {
  using city = emptyCity();
  await city.take(
    'grid',
    city.file('grid.json', geoJson(square('320684001001001', 121), square('320684001001002', 125))),
  );
  const file = city.file(
    'map.json',
    geoJson(
      feature('bj', 'Polygon', ground(121)),
      river,
      town,
      feature('town', 'Point', [130, 31.9], { code: '320684002', name: '三厂街道' }),
      town,
      feature('road', 'Polygon', ground(121)),
      feature('water', 'Polygon', ground(140), { name: '长江' }),
      feature('lake', 'Polygon', ground(121)),
    ),
  );
  const profile = city.file('layers.json', JSON.stringify({ layers: { bj: 'outline' } }));
  const strict = await city.take('map', file, '--profile', profile, '--strict');
  expect(strict.counts).toEqual({ error: expect.stringContaining('有 5 处问题') as string });
  expect(existsSync(join(city.store, 'map.json'))).toBe(false);
  const { counts, stderr } = await city.take('map', file, '--profile', profile);
  expect(counts).toEqual({ ...NO_COUNTS, read: 8, added: 3, rejected: 5 });
  for (const words of [
    '市界 1，区镇 1，河道 1',
    '第 4 个图形：“三厂街道”不在市界以内',
    '第 5 个图形：区镇编码 320684001 与第 3 个图形重复',
    '第 6 个图形：没有线',
    '第 7 个图形：水面不在本市一带',
    '第 8 个图形：不认识图层“lake”',
    '网格 320684001001002超出城市边界',
  ])
    expect(stderr).toContain(words);
  const map = city.look(readCityMap);
  expect(map).toMatchObject({ notice: '', towns: [{ name: '海门街道', centre: [121.2, 31.9] }], roads: [] });
  expect(map?.canals[0]?.line[1]).toEqual([121.4, 31.91235]);
  expect((await city.take('map', file, '--profile', profile)).counts).toMatchObject({ added: 0, unchanged: 3 });
  expect(await runCityHere(['verify', '--data', city.store])).toMatchObject({ code: 0 });
  const backup = join(city.store, '../backup.db');
  expect(await runCityHere(['backup', backup, '--data', city.store])).toMatchObject({ code: 0 });
  expect(readFileSync(`${backup}.map.json`)).toEqual(readFileSync(join(city.store, 'map.json')));
  writeFileSync(join(city.store, 'map.json'), '{}');
  const found = await runCityHere(['verify', '--data', city.store]);
  expect([found.code, found.stderr + found.stdout]).toEqual([
    1,
    expect.stringContaining('地图（map.json）与日志记载的不符'),
  ]);
});

test('refuses a map without an outline or in another system, and tells outlines that overlap', async () => {
  using city = emptyCity();
  for (const [text, message] of [
    [geoJson(river), '没有“市界”'],
    ['{}', '不是 GeoJSON 要素集合'],
    [JSON.stringify({ features: [], crs: { properties: { name: 'EPSG:2437' } } }), '坐标系是 EPSG:2437'],
  ] as const) {
    const { code, counts } = await city.take('map', city.file('map.json', text));
    expect([code, counts]).toEqual([2, { error: expect.stringContaining(message) as string }]);
  }
  const twice = geoJson(feature('市界', 'Polygon', ground(121)), feature('市界', 'Polygon', ground(121.3)));
  const { stderr } = await city.take('map', city.file('twice.json', twice), '--dry-run');
  expect(stderr).toMatch(/市界 第 1 片、第 2 片：重叠 \d+\.\d\d 平方千米/);
  expect(existsSync(city.store)).toBe(false);
});
