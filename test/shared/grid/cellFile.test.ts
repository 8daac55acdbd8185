import { expect, test } from 'vitest';
import { parseCells } from '../../../shared/grid/cellFile.ts';

const ring = [
  [121.1, 31.8],
  [121.2, 31.8],
  [121.2, 31.9],
  [121.1, 31.8],
];
const code = '320684001001001';

function feature(properties: object, coordinates: unknown = [ring], type = 'Polygon') {
  return { type: 'Feature', properties, geometry: { type, coordinates } };
}

function collection(...features: readonly unknown[]) {
  return { type: 'FeatureCollection', features };
}

test('reads a cell with everything', () => {
  const properties = { code, name: '第一格', town: '320684009', units: 'T01，B01', supervisor: '信息监督员 01' };
  const { cells, problems } = parseCells(collection(feature(properties, [[ring]], 'MultiPolygon')));
  expect(problems).toEqual([]);
  expect(cells).toEqual([{ ...properties, units: ['T01', 'B01'], polygons: [[ring]] }]);
});

test('reads other property names, foreign codes and other systems', () => {
  const mapping = { properties: { code: '格号', units: '单位' }, codes: 'any', system: 'gcj02' } as const;
  const { cells } = parseCells(collection(feature({ 格号: 101, 单位: ['T01', ' '] })), mapping);
  expect(cells[0]).toMatchObject({ code: '101', name: '101', town: '101', units: ['T01'], supervisor: null });
  expect(cells[0]?.polygons[0]?.[0]?.[0]?.[0]).not.toBe(121.1);
});

test('a wrong feature costs only itself', () => {
  const { cells, problems } = parseCells(collection(feature({ code }), feature({}), feature({ code })));
  expect(cells.map((cell) => cell.code)).toEqual([code]);
  expect(problems).toEqual([
    { place: '第 2 个图形', message: '缺少网格编码，请检查属性“code”。' },
    { place: '第 3 个图形', message: `网格编码 ${code} 与第 1 个图形重复，请改正。` },
  ]);
});

test.each([
  ['网格编码 32068400100101 不是 15 位，请按 6+3+3+3 位编码。', feature({ code: '32068400100101' })],
  ['没有面（Polygon 或 MultiPolygon），请检查图形。', feature({ code }, [121.1, 31.8], 'Point')],
  ['没有面（Polygon 或 MultiPolygon），请检查图形。', feature({ code }, [], 'MultiPolygon')],
  ['面里没有边界线，请检查图形。', feature({ code }, [])],
  ['坐标不是列表，请检查图形。', feature({ code }, ['x'])],
  ['有一点不是一对数字，请检查图形。', feature({ code }, [[[121.1, null]]])],
  ['边界线不足三个点，围不成面，请检查图形。', feature({ code }, [[ring[0], ring[1], ring[0]]])],
  ['坐标 31.8, 121.1 的经度和纬度写反了，请对调后再导入。', feature({ code }, [[[31.8, 121.1]]])],
  ['坐标 517000, 3520000 不是经纬度，请转换为 WGS-84 经纬度后再导入。', feature({ code }, [[[517000, 3520000]]])],
])('says: %s', (message, wrong) => {
  expect(parseCells(collection(wrong))).toEqual({ cells: [], problems: [{ place: '第 1 个图形', message }] });
});

test.each([
  ['不是 GeoJSON 要素集合，请导出为 GeoJSON（FeatureCollection）后再导入。', null],
  ['不是 GeoJSON 要素集合，请导出为 GeoJSON（FeatureCollection）后再导入。', feature({ code })],
  [
    '坐标系是 urn:ogc:def:crs:EPSG::4549，请转换为 WGS-84 或 CGCS2000 经纬度后再导入。',
    { ...collection(), crs: { properties: { name: 'urn:ogc:def:crs:EPSG::4549' } } },
  ],
])('refuses the whole file: %s', (message, file) => {
  expect(parseCells(file).problems).toEqual([{ place: '整个文件', message }]);
});
