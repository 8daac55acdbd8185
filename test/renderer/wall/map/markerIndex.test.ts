import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createMarkerIndex } from '../../../../renderer/screen/wall/map/markerIndex.ts';
import type { Marker } from '../../../../renderer/screen/wall/map/markerIndex.ts';

const coordinate = fc.integer({ min: -3000, max: 3000 }).map((value) => value / 16);
const place = fc.record({ x: coordinate, y: coordinate, order: fc.nat(3), isGone: fc.boolean() });

test('an area holds exactly the markers whose places lie in it, the same order whatever came first', () => {
  fc.assert(
    fc.property(fc.array(place, { maxLength: 80 }), coordinate, coordinate, (places, left, top) => {
      const markers = places.map(({ x, y, order }, id): Marker => ({ id, lamp: 'normal', x, y, order }));
      const area = { left, top, right: left + 90, bottom: top + 70 };
      const index = createMarkerIndex();
      for (const marker of markers.toReversed()) index.add(marker);
      for (const [i, marker] of markers.entries()) if (places[i]?.isGone) index.remove(marker);
      const expected = markers
        .filter(({ id }) => !places[id]?.isGone)
        .filter(({ x, y }) => x >= left && x <= area.right && y >= top && y <= area.bottom)
        .toSorted((a, b) => a.order - b.order || a.id - b.id);
      expect(index.within(area)).toEqual(expected);
    }),
  );
});
