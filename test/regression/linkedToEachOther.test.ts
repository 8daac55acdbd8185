import { expect, test } from 'vitest';
import { parseIso } from '../../shared/time/zone.ts';
import { storeCity } from '../fixture/storeCity.ts';

const MONDAY_9 = parseIso('2026-11-23T09:00:00+08:00') ?? Number.NaN;

// Two desks that saw each the other's report as the first one linked both, and nobody was left with the matter.
test('two reports of one thing are not linked to each other: one of them stays open', () => {
  using city = storeCity(MONDAY_9);
  for (const description of ['垃圾', '一堆垃圾'])
    city.give('report', 'centre', { source: 'public', category: 'event:06010', description });
  const [one, two] = [city.file(1).number, city.file(2).number];
  expect(city.give('linkDuplicate', 'centre', { of: two }, { id: 1 })).toMatchObject({ kind: 'done' });
  expect(city.give('linkDuplicate', 'centre', { of: one }, { id: 2 })).toEqual({
    kind: 'rejected',
    rejection: { code: 'linkedToItself', message: `${one} 已并入本案，不能互相并入` },
  });
  expect(city.file(2).stage).toBe('acceptance');
});
