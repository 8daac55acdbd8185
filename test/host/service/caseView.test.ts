import { expect, test } from 'vitest';
import type { CaseView } from '../../../shared/contract/desk.ts';
import { parseIso } from '../../../shared/time/zone.ts';
import { RUBBISH, runningHost } from '../../fixture/runningHost.ts';

const MONDAY = parseIso('2016-09-05T08:00:00+08:00') ?? Number.NaN;
const HERE = { lat: 31.8892, lng: 121.1801 };

test('a case shows what was at its place before, a possible duplicate only as such, and what else its unit has to do', async () => {
  await using running = await runningHost(MONDAY);
  const { give, ask } = running;
  await give('report', 'centre', { ...RUBBISH, ...HERE, category: 'event:09001' });
  await give('report', 'centre', { ...RUBBISH, lat: HERE.lat + 0.0002, lng: HERE.lng });
  await give('report', 'centre', { ...RUBBISH, lat: HERE.lat + 0.002, lng: HERE.lng });
  running.clock.advanceTo(MONDAY + 60_000);
  await give('report', 'centre', { ...RUBBISH, ...HERE });
  for (const id of [1, 2, 4]) {
    await give('accept', 'centre', {}, { id });
    await give('dispatch', 'centre', { unit: 'U' }, { id });
  }
  const view = await ask<CaseView>('desk.case', { id: 4 });
  expect(view.nearby).toMatchObject([{ id: 2, metres: 22 }]);
  expect(view.earlier).toMatchObject({ total: 1, cases: [{ id: 1, metres: 0 }] });
  // Two hours day and night end before four hours of work.
  expect(view.unitWork).toMatchObject({ open: 2, overdue: 0, next: [{ id: 1 }, { id: 2 }] });
  const late = await runningLater(running);
  expect(late.unitWork).toMatchObject({ open: 2, overdue: 1 });
  expect((await ask<CaseView>('desk.case', { id: 3 })).unitWork).toBeNull();
});

async function runningLater({ clock, ask }: Awaited<ReturnType<typeof runningHost>>): Promise<CaseView> {
  clock.advanceTo(MONDAY + 3 * 3_600_000);
  return await ask<CaseView>('desk.case', { id: 4 });
}
