import { expect, test } from 'vitest';
import { toCgcs2000, toGcj02, toWgs84 } from '../../../shared/grid/coordinate.ts';
import { metresBetween } from '../../../shared/grid/distance.ts';
import { mapApprovalProblem, mapBaseProblem, NO_MAP_BASE, tileAddress } from '../../../shared/grid/mapBase.ts';
import type { MapBase } from '../../../shared/grid/mapBase.ts';
import { tileCorner, tilePlace } from '../../../shared/grid/webTile.ts';

const XYZ: MapBase = { ...NO_MAP_BASE, kind: 'xyz', address: 'https://a.example/{z}/{x}/{y}.png', source: '测绘院' };
const WMTS: MapBase = {
  ...XYZ,
  kind: 'wmts',
  address: 'http://t{s}.example/vec_w/wmts?tk={key}',
  subdomains: '0,1',
  key: 'k',
  layer: 'vec',
  matrixSet: 'w',
};
const FILE: MapBase = { ...XYZ, kind: 'pmtiles', address: '', file: '海门 2026.pmtiles' };

test.each([NO_MAP_BASE, XYZ, WMTS, FILE])('takes $kind', (base) => {
  expect(mapBaseProblem(base)).toBeNull();
});

test.each<[string, unknown]>([
  ['应写全', {}],
  ['应写全', { ...XYZ, more: 1 }],
  ['应写全', null],
  ['类型只能是', { ...XYZ, kind: 'tms' }],
  ['坐标系只能是', { ...XYZ, system: 'bd09' }],
  ['级别应为', { ...XYZ, minZoom: 9, maxZoom: 8 }],
  ['级别应为', { ...XYZ, maxZoom: 23 }],
  ['须写明来源', { ...XYZ, source: '' }],
  ['http:// 或 https://', { ...XYZ, address: 'file:///etc/{z}/{x}/{y}' }],
  ['不能写用户名和密码', { ...XYZ, address: 'https://u:p@a.example/{z}/{x}/{y}' }],
  ['不认识 {q}', { ...XYZ, address: 'https://a.example/{z}/{x}/{y}/{q}' }],
  ['须有 {z}、{x}、{y}', { ...XYZ, address: 'https://a.example/{z}/{x}' }],
  ['有 {s} 时须填写子域名', { ...XYZ, subdomains: '1' }],
  ['有 {key} 时须填写密钥', { ...WMTS, key: '' }],
  ['图层和矩阵集', { ...WMTS, layer: '' }],
  ['PMTiles 文件的名称', { ...FILE, file: '../x.pmtiles' }],
])('says what is wrong: %s', (words, base) => {
  expect(mapBaseProblem(base)).toContain(words);
});

test('wants an approval number for every base map, and none where there is no base map', () => {
  expect(mapApprovalProblem(XYZ, ' ')).toContain('审图号');
  expect(mapApprovalProblem(XYZ, '苏S(2026)01号')).toBeNull();
  expect(mapApprovalProblem(NO_MAP_BASE, '')).toBeNull();
});

test('names a tile by its place, the same subdomain for the same tile', () => {
  expect(tileAddress(XYZ, { z: 3, x: 6, y: 2 })).toBe('https://a.example/3/6/2.png');
  const asked = new URL(tileAddress(WMTS, { z: 3, x: 6, y: 3 }));
  expect(asked.host).toBe('t1.example');
  expect(asked.searchParams.get('tk')).toBe('k');
  expect(asked.searchParams.get('TILECOL')).toBe('6');
});

test('places and corners of tiles belong together', () => {
  const place = [121.18, 31.87] as const;
  const { x, y } = tilePlace(place, 12);
  const [lng, lat] = tileCorner({ z: 12, x, y });
  expect([lng, lat].map((value) => value.toFixed(9))).toEqual(place.map((value) => value.toFixed(9)));
  expect(tileCorner({ z: 0, x: 0, y: 0 })[0]).toBe(-180);
  // The web's picture ends where it is a square.
  expect(tileCorner({ z: 0, x: 0, y: 0 })[1]).toBeCloseTo(85.0511, 4);
});

test('there and back through GCJ-02 a place stays within a decimetre; CGCS2000 has the same numbers', () => {
  for (const position of [
    [121.18, 31.87],
    [121.5, 32.1],
    [116.4, 39.9],
  ] as const) {
    const own = toWgs84(position, 'wgs84');
    const [lng, lat] = toWgs84(toGcj02(own), 'gcj02');
    expect(metresBetween({ lng, lat }, { lng: own[0], lat: own[1] })).toBeLessThan(0.1);
    expect(toCgcs2000(own)).toEqual(own);
    expect(toWgs84(toCgcs2000(own), 'cgcs2000')).toEqual(own);
  }
});
