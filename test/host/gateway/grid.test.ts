import { expect, test } from 'vitest';
import { readCells } from '../../../db/read/grid.ts';
import type { GridAnswer } from '../../../shared/contract/admin.ts';
import { parseCells } from '../../../shared/grid/cellFile.ts';
import { runningHost } from '../../fixture/runningHost.ts';
import type { RunningHost } from '../../fixture/runningHost.ts';

const MONDAY = Date.UTC(2026, 10, 23, 1);
const CENTRE = { party: 'centre', unit: null, seat: '值班台' };

function collection(...codes: readonly string[]): object {
  const features = codes.map((code, i) => ({
    type: 'Feature',
    properties: { code, units: ['U'] },
    geometry: {
      type: 'Polygon',
      coordinates: [
        [
          [121 + i * 0.01, 31.8],
          [121.01 + i * 0.01, 31.8],
          [121.01 + i * 0.01, 31.812_345_67],
          [121 + i * 0.01, 31.8],
        ],
      ],
    },
  }));
  return { type: 'FeatureCollection', features };
}

async function give(
  running: RunningHost,
  call: object,
): Promise<{ readonly status: number; readonly answer: GridAnswer }> {
  const { status, text } = await running.send('POST', '/grid', {
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ by: CENTRE, system: 'wgs84', ...call }),
  });
  return { status, answer: JSON.parse(text) as GridAnswer };
}

test('a grid is taken from a page in place of the one in force, every wall is told, and it comes back with all digits', async () => {
  await using running = await runningHost(MONDAY);
  const screen = await running.screen(null);
  const file = collection('320684001001001', '320684001001002', 'x');
  expect((await give(running, { file })).answer).toMatchObject({ kind: 'done', cells: 2 });
  running.clock.advanceTo(MONDAY + 1000);
  await screen.next('newPicture');
  const { text, headers } = await running.send('GET', '/grid.geojson');
  expect(headers['content-type']).toContain('application/geo+json');
  const { cells, problems } = parseCells(JSON.parse(text));
  expect(problems).toEqual([]);
  expect(cells).toEqual(readCells(running.host.city().store));
  expect(text).toContain('31.81234567');
});

test('takes nothing from other seats, from a file without cells, and from a call that is none', async () => {
  await using running = await runningHost(MONDAY);
  const file = collection('320684001001001');
  const unit = { party: 'unit', unit: 'U', seat: '某单位' };
  expect((await give(running, { file, by: unit })).answer).toEqual({
    kind: 'refused',
    problems: ['网格由指挥中心或值班长导入，请先更换席位'],
  });
  expect((await give(running, { file: collection('x') })).answer).toMatchObject({ kind: 'refused' });
  expect((await give(running, { file, system: 'other' })).status).toBe(400);
  expect(readCells(running.host.city().store)).toEqual([]);
});
