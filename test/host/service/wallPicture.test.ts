import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createWallPicture } from '../../../electron/host/service/wallPicture.ts';
import type { WallRow } from '../../../shared/contract/wall.ts';

function row(id: number, stage: string, address = '解放路'): WallRow {
  return [id, `N${id}`, stage, 'event:06010', address];
}

test('whatever comes and goes, the picture holds each open case once, packed and plain alike', () => {
  const step = fc.record({
    id: fc.integer({ min: 1, max: 600 }),
    stage: fc.constantFrom('dispatch', 'handling', 'closed'),
    address: fc.string({ maxLength: 5, unit: 'grapheme' }),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 900 }), (steps) => {
      const start = Array.from({ length: 300 }, (_, index) => row(index + 1, 'dispatch'));
      const picture = createWallPicture(start);
      const open = new Map(start.map((one) => [one[0], one]));
      for (const { id, stage, address } of steps) {
        const next = stage === 'closed' ? null : row(id, stage, address);
        expect(picture.put(id, next)).toBe(next !== null || open.has(id));
        if (next) open.set(id, next);
        else open.delete(id);
      }
      const body = picture.body('{"a":[', ']}');
      const text = body.plain().toString();
      expect(gunzipSync(body.gzip()).toString()).toBe(text);
      const { a } = JSON.parse(text) as { readonly a: readonly WallRow[] };
      const byId = (one: WallRow, other: WallRow) => Number(one[0]) - Number(other[0]);
      expect(a.toSorted(byId)).toEqual([...open.values()].toSorted(byId));
      const handling = [...open.values()].filter((one) => one[2] === 'handling').length;
      expect(picture.waiting('handling')).toBe(handling);
    }),
    { numRuns: 30 },
  );
});

test('a picture without cases is an empty list', () => {
  const body = createWallPicture([]).body('[', ']');
  expect(body.plain().toString()).toBe('[]');
  expect(gunzipSync(body.gzip()).toString()).toBe('[]');
});
