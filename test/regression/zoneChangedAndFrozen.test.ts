import { expect, test } from 'vitest';
import { executeAccountability } from '../../electron/host/service/accountability/execute.ts';
import { changeSetting } from '../../electron/host/service/cityChanges.ts';
import { readFindings } from '../../db/read/accountability.ts';
import { verifyStore } from '../../db/verify/verifyStore.ts';
import { storeCity } from '../fixture/storeCity.ts';

const at = (text: string): number => Date.parse(`${text}+08:00`);
const LEADER = { party: 'leader', unit: null, seat: '值班长' } as const;

// A month was closed and verified by the zone of the city's beginning, but frozen by the zone in force.
test('a city that corrects its time zone ends and freezes its months by the new one, and verifies', () => {
  using city = storeCity(at('2016-09-05T09:00:00'));
  const { store } = city;
  const nowMs = at('2016-09-10T09:00:00');
  city.advance(nowMs);
  changeSetting(store, { key: 'city.timeZone', value: 'America/New_York' }, { nowMs, by: LEADER });
  // Six in the morning of 1 October in Shanghai is six in the evening of 30 September in New York.
  city.advance(at('2016-09-30T22:00:00'));
  city.give('report', 'centre', { source: 'public', category: 'event:06010', description: '垃圾' });
  city.give('accept', 'centre', {});
  city.give('dispatch', 'centre', { unit: 'U', until: at('2016-10-01T06:00:00') });
  city.advance(at('2016-10-01T05:00:00'));
  city.give('feedback', 'unit:U', { result: '已清' });
  city.give('recordCheck', 'supervisor', { result: 'pass' });
  city.advance(at('2016-10-05T09:00:00'));
  // Closed within the limit and the month: no closing rate below the line.
  expect(readFindings(store)).toEqual([]);
  const call = { commandId: 'freeze', command: { do: 'freeze', by: LEADER, fields: { month: '2016-09' } } } as const;
  const { answer } = executeAccountability(store, call, { nowMs: at('2016-10-05T09:00:00'), feedOf: null });
  expect(answer.kind).toBe('done');
  expect(verifyStore(store).problems).toEqual([]);
});
