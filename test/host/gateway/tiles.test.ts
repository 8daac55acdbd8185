import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import pino from 'pino';
import { expect, test } from 'vitest';
import type { CityMapAnswer } from '../../../shared/contract/map.ts';
import type { SettingAnswer } from '../../../shared/contract/admin.ts';
import { NO_MAP_BASE } from '../../../shared/grid/mapBase.ts';
import type { MapBase } from '../../../shared/grid/mapBase.ts';
import { pmtilesFile, tileServer } from '../../fixture/tileServer.ts';
import { runningHost } from '../../fixture/runningHost.ts';
import type { RunningHost } from '../../fixture/runningHost.ts';

const MONDAY = Date.UTC(2026, 10, 23, 1);
const BY = { party: 'centre', unit: null, seat: '值班台' };
const APPROVAL = 'GS(2026)1234号';

async function change(running: RunningHost, key: string, value: unknown): Promise<SettingAnswer> {
  const { text } = await running.send('POST', '/api/admin.changeSetting', {
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ key, value, by: BY }),
  });
  return (JSON.parse(text) as { readonly result: { readonly data: SettingAnswer } }).result.data;
}

async function baseOf(running: RunningHost): Promise<CityMapAnswer['base']> {
  return (JSON.parse((await running.send('GET', '/map')).text) as CityMapAnswer).base;
}

/** Switches a base map on; answers where its tiles are. */
async function on(running: RunningHost, base: Partial<MapBase>): Promise<string> {
  await change(running, 'map.approval', APPROVAL);
  const answer = await change(running, 'map.base', { ...NO_MAP_BASE, source: '天地图', minZoom: 0, ...base });
  expect(answer.kind).toBe('done');
  return `/tile/${(await baseOf(running))?.version ?? ''}`;
}

test('is off by default, and is not switched on without approval number and source', async () => {
  await using running = await runningHost(MONDAY);
  const address = 'https://tiles.example/{z}/{x}/{y}.png';
  const wanted = { ...NO_MAP_BASE, kind: 'xyz', address, source: '天地图' };
  expect(await baseOf(running)).toBeNull();
  expect((await running.send('GET', '/tile/x/0/0/0')).status).toBe(404);
  const refused = async (base: object) => {
    const answer = await change(running, 'map.base', base);
    return answer.kind === 'refused' ? answer.problems.join() : answer.kind;
  };
  expect(await refused(wanted)).toContain('开启底图须有审图号');
  await change(running, 'map.approval', APPROVAL);
  expect(await refused({ ...wanted, source: ' ' })).toContain('须写明来源');
  expect(await refused(wanted)).toBe('done');
  expect(await baseOf(running)).toMatchObject({ approval: APPROVAL, source: '天地图', system: 'wgs84' });
  const cleared = await change(running, 'map.approval', '');
  expect(cleared).toMatchObject({ kind: 'refused' });
});

test('fetches a tile once for all screens, with subdomain and key that no screen ever sees', async () => {
  await using server = await tileServer();
  await using running = await runningHost(MONDAY);
  const address = `${server.address}/{s}/{z}/{x}/{y}?tk={key}`;
  const tiles = await on(running, { kind: 'xyz', address, subdomains: 't0,t1', key: 'geheim' });
  const answers = await Promise.all([0, 1].map(() => running.send('GET', `${tiles}/3/6/3`)));
  for (const { status, headers } of answers) {
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('image/png');
    expect(headers['cache-control']).toContain('max-age');
  }
  expect(server.asked).toEqual(['/t1/3/6/3?tk=geheim']);
  expect((await running.send('GET', '/map')).text).not.toContain('geheim');
  for (const wrong of ['/3/8/0', '/3/0/8', '/19/0/0', '/3/-1/0', '/3/1e1/0', '/03/0/0', '/3/0/..'])
    expect([wrong, (await running.send('GET', tiles + wrong)).status]).toEqual([wrong, 404]);
  expect(server.asked).toHaveLength(1);
});

test('asks a WMTS for its tiles by name', async () => {
  await using server = await tileServer();
  await using running = await runningHost(MONDAY);
  const tiles = await on(running, {
    kind: 'wmts',
    address: `${server.address}/vec_w/wmts?tk={key}`,
    key: 'k',
    layer: 'vec',
    matrixSet: 'w',
    system: 'cgcs2000',
  });
  expect((await running.send('GET', `${tiles}/3/6/2`)).status).toBe(200);
  const asked = new URL(server.asked[0] ?? '', server.address).searchParams;
  expect(Object.fromEntries(asked)).toMatchObject({
    tk: 'k',
    REQUEST: 'GetTile',
    LAYER: 'vec',
    TILEMATRIXSET: 'w',
    TILEMATRIX: '3',
    TILEROW: '2',
    TILECOL: '6',
  });
});

test('hands on pictures only, follows no redirection, and tells its log why without the key', async () => {
  await using server = await tileServer();
  const lines: string[] = [];
  const log = pino(
    new Writable({
      write(chunk: Buffer, _, done) {
        lines.push(chunk.toString());
        done();
      },
    }),
  );
  await using running = await runningHost(MONDAY, { log });
  const tiles = await on(running, { kind: 'xyz', address: `${server.address}/{z}/{x}/{y}?tk={key}`, key: 'geheim' });
  for (const [x, answer] of (['page', 'redirect', 403] as const).entries()) {
    server.answer = answer;
    const { status, text } = await running.send('GET', `${tiles}/5/${x}/0`);
    expect([answer, status]).toEqual([answer, 502]);
    expect(text).not.toContain(server.address);
  }
  expect(server.asked).toHaveLength(3);
  server.answer = 404;
  expect((await running.send('GET', `${tiles}/5/9/9`)).status).toBe(404);
  // A tile that failed is asked for again.
  server.answer = 'picture';
  expect((await running.send('GET', `${tiles}/5/0/0`)).status).toBe(200);
  const told = lines.filter((line) => line.includes('no tile of the base map'));
  expect(told).toHaveLength(1);
  expect(told[0]).toContain('the answer is no picture');
  expect(lines.join('')).not.toContain('geheim');
});

test('another base map has another address, and the old one is gone', async () => {
  await using server = await tileServer();
  await using running = await runningHost(MONDAY);
  const before = await on(running, { kind: 'xyz', address: `${server.address}/a/{z}/{x}/{y}` });
  const after = await on(running, { kind: 'xyz', address: `${server.address}/b/{z}/{x}/{y}` });
  expect((await running.send('GET', `${before}/1/0/0`)).status).toBe(404);
  expect((await running.send('GET', `${after}/1/0/0`)).status).toBe(200);
  expect(server.asked).toEqual(['/b/1/0/0']);
  await change(running, 'map.base', NO_MAP_BASE);
  expect((await running.send('GET', `${after}/1/0/0`)).status).toBe(404);
});

test('reads tiles out of a PMTiles file in the data folder, also one that is laid there later', async () => {
  await using running = await runningHost(MONDAY);
  const tiles = await on(running, { kind: 'pmtiles', file: 'city.pmtiles' });
  expect((await running.send('GET', `${tiles}/0/0/0`)).status).toBe(502);
  writeFileSync(join(running.folder, 'city.pmtiles'), pmtilesFile());
  const { status, headers } = await running.send('GET', `${tiles}/0/0/0`);
  expect([status, headers['content-type']]).toEqual([200, 'image/png']);
  expect((await running.send('GET', `${tiles}/1/0/0`)).status).toBe(404);
});

test('refuses a file of vectors, one that is none, and names that leave the folder', async () => {
  await using running = await runningHost(MONDAY);
  mkdirSync(join(running.folder, 'inner.pmtiles'));
  writeFileSync(join(running.folder, 'vector.pmtiles'), pmtilesFile(1));
  writeFileSync(join(running.folder, 'other.pmtiles'), 'no tiles');
  for (const file of ['vector.pmtiles', 'other.pmtiles', 'inner.pmtiles']) {
    const tiles = await on(running, { kind: 'pmtiles', file });
    expect([file, (await running.send('GET', `${tiles}/0/0/0`)).status]).toEqual([file, 502]);
  }
  for (const file of ['../city.pmtiles', '/etc/x.pmtiles', '..\\x.pmtiles', '.pmtiles', 'city.db'])
    expect(await change(running, 'map.base', { ...NO_MAP_BASE, kind: 'pmtiles', file, source: 'x' })).toMatchObject({
      kind: 'refused',
    });
});
