import fc from 'fast-check';
import { expect, test } from 'vitest';
import { metresBetween } from '../../../shared/grid/distance.ts';
import { hotSpots, SPOT_METRES } from '../../../shared/wall/hotSpots.ts';

type Case = Parameters<typeof hotSpots>[0] extends Iterable<infer One> ? One & { readonly late: boolean } : never;

/** So many cases closely around a place, the first `late` of them overdue. */
function crowd(count: number, lat: number, lng: number, late = 0): readonly Case[] {
  return Array.from({ length: count }, (_, i) => ({
    lat: lat + i * 0.0002,
    lng,
    cell: '320684001001001',
    category: i === 0 ? 'event:09001' : 'event:06010',
    late: i < late,
  }));
}
const isLate = ({ late }: { readonly late?: boolean }) => late === true;

test('the tour goes to the fullest places first and says what is there', () => {
  const spots = hotSpots([...crowd(4, 31.9, 121.1), ...crowd(9, 31.9, 121.3, 2), ...crowd(2, 32, 121.5)], isLate);
  expect(spots.map(({ open, overdue }) => ({ open, overdue }))).toEqual([
    { open: 9, overdue: 2 },
    { open: 4, overdue: 0 },
  ]);
  expect(spots[0]).toMatchObject({ town: '320684001', category: 'event:06010' });
  expect(spots[0]?.lng).toBeCloseTo(121.3, 5);
});

test('cases without a place crowd nowhere', () => {
  const nowhere = crowd(9, 31.9, 121.1).map((one) => ({ ...one, lat: null }));
  expect(hotSpots(nowhere, isLate)).toEqual([]);
});

test('at most six places, none closer to another than two radii, each counting exactly the cases within its radius', () => {
  const place = fc.record({
    lat: fc.double({ min: 31.8, max: 32, noNaN: true }),
    lng: fc.double({ min: 121, max: 121.3, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.array(place, { maxLength: 300 }), (places) => {
      const cases = places.map((at) => ({ ...at, cell: null, category: 'event:06010' }));
      const spots = hotSpots(cases, () => false);
      expect(spots.length).toBeLessThanOrEqual(6);
      for (const [i, spot] of spots.entries()) {
        expect(spot.open).toBe(cases.filter((one) => metresBetween(one, spot) <= SPOT_METRES).length);
        for (const other of spots.slice(i + 1))
          expect(metresBetween(spot, other)).toBeGreaterThanOrEqual(2 * SPOT_METRES);
      }
    }),
    { numRuns: 60 },
  );
});
