import { expect, test } from 'vitest';
import type { CaseView, QueuePage } from '../../../shared/contract/desk.ts';
import type { ListPlaces, SpotAnswer } from '../../../shared/contract/deskMap.ts';
import { parseIso } from '../../../shared/time/zone.ts';
import { layMap } from '../../fixture/layMap.ts';
import { RUBBISH, runningHost } from '../../fixture/runningHost.ts';
import type { RunningHost } from '../../fixture/runningHost.ts';

const MONDAY = parseIso('2016-09-05T08:00:00+08:00') ?? Number.NaN;
const HERE = { lat: 31.8892, lng: 121.1801 };
const ANY = { text: '', unit: null, category: null, cell: null, fromMs: null, toMs: null, state: null, view: null };

async function hostWithGrid(): Promise<RunningHost> {
  const running = await runningHost(MONDAY);
  layMap(running.host.city().store, MONDAY);
  running.host.city().committed();
  return running;
}

test('a list lies on the map row by row, a case without a place is counted, and a view leaves the others out', async () => {
  await using running = await hostWithGrid();
  const { give, ask } = running;
  await give('report', 'centre', { ...RUBBISH, ...HERE });
  await give('report', 'centre', RUBBISH);
  await give('report', 'centre', { ...RUBBISH, lat: HERE.lat + 0.01, lng: HERE.lng });
  const queue = { queue: 'acceptance', text: '', group: null };
  const { rows } = await ask<QueuePage>('desk.queue', { ...queue, offset: 0, limit: 10 });
  const listed = await ask<ListPlaces>('desk.places', { kind: 'queue', ...queue });
  expect(listed).toMatchObject({ total: 3, looked: 3 });
  expect(listed.places.map(({ id }) => id)).toEqual([1, 3]);
  for (const { id, index, lng, lat, lamp } of listed.places) expect(rows[index]).toMatchObject({ id, lng, lat, lamp });

  const view = { west: HERE.lng, south: HERE.lat, east: HERE.lng + 0.001, north: HERE.lat + 0.001 };
  const found = await ask<ListPlaces>('desk.places', { kind: 'search', criteria: { ...ANY, view } });
  expect(found).toMatchObject({ total: 1, places: [{ id: 1, index: 0 }] });
});

test('what is told of a place is what a case reported there gets', async () => {
  await using running = await hostWithGrid();
  const { give, ask } = running;
  await give('report', 'centre', { ...RUBBISH, lat: HERE.lat + 0.0002, lng: HERE.lng });
  await give('report', 'centre', { ...RUBBISH, ...HERE, category: 'event:09001' });
  const spot = { ...HERE, category: RUBBISH.category, caseId: null };
  const told = await ask<SpotAnswer>('desk.spot', spot);
  await give('report', 'centre', { ...RUBBISH, ...HERE });
  const view = await ask<CaseView>('desk.case', { id: 3 });
  expect(told.cell?.code).toBe(view.file.cell);
  expect(told.cell?.code).toMatch(/^3206/);
  expect(told.nearby).toEqual(view.nearby);
  expect(told.nearby.map(({ id }) => id)).toEqual([1]);
  // The case itself is no duplicate where it is moved to, and without a category none is looked for.
  expect((await ask<SpotAnswer>('desk.spot', { ...spot, caseId: 3 })).nearby.map(({ id }) => id)).toEqual([1]);
  expect((await ask<SpotAnswer>('desk.spot', { ...spot, category: null })).nearby).toEqual([]);
  expect((await ask<SpotAnswer>('desk.spot', { ...spot, lng: 0, lat: 0 })).cell).toBeNull();
});
