import { expect, test } from 'vitest';
import { verifyStore } from '../../../db/verify/verifyStore.ts';
import { changeSetting } from '../../../electron/host/service/cityChanges.ts';
import { handOver, shiftView } from '../../../electron/host/service/shift.ts';
import { parseIso } from '../../../shared/time/zone.ts';
import { storeCity } from '../../fixture/storeCity.ts';

// A Monday.
const MORNING = parseIso('2016-09-05T07:50:00+08:00') ?? 0;
const MINUTE_MS = 60_000;
const RUBBISH = { source: 'public', category: 'event:06010', description: '路边堆有垃圾' } as const;
const roster = [
  {
    name: '白班',
    from: '08:00',
    to: '17:30',
    weekdays: [1, 2, 3, 4, 5],
    posts: [{ post: '派遣', seats: ['坐席 02'] }],
  },
];

test('a shift holds what its seat did since it began; its note stands in the log for the next', () => {
  using city = storeCity(MORNING);
  const seat = '坐席 02';
  changeSetting(
    city.store,
    { key: 'duty.roster', value: roster },
    { nowMs: MORNING, by: { party: 'leader', unit: null, seat } },
  );
  for (const _ of ['night', 'taken', 'declined', 'not mine']) city.give('report', 'supervisor', RUBBISH);
  city.give('accept', 'centre', {}, { id: 1, seat });
  city.advance(MORNING + 20 * MINUTE_MS);
  city.give('accept', 'centre', {}, { id: 2, seat });
  city.give('decline', 'centre', { reason: '不属受理范围' }, { id: 3, seat });
  city.give('accept', 'centre', {}, { id: 4, seat: '坐席 03' });
  const nowMs = MORNING + 30 * MINUTE_MS;
  const view = shiftView(city.store, seat, nowMs);
  expect(view.sinceMs).toBe(MORNING + 10 * MINUTE_MS);
  expect(view.taken.map(({ id, stage }) => [id, stage])).toEqual([
    [3, 'declined'],
    [2, 'dispatch'],
  ]);
  handOver(city.store, { by: { party: 'centre', unit: null, seat }, text: '二号案待派遣，已联系城管局' }, nowMs);
  expect(shiftView(city.store, '坐席 03', nowMs + MINUTE_MS).notes).toMatchObject([
    { seat, shift: '白班', text: '二号案待派遣，已联系城管局', taken: 2, open: 1, writtenAtMs: nowMs },
  ]);
  // Off the roster the last eight hours count.
  expect(shiftView(city.store, seat, MORNING + 12 * 60 * MINUTE_MS).sinceMs).toBe(MORNING + 4 * 60 * MINUTE_MS);
  expect(verifyStore(city.store).problems).toEqual([]);
});
