import { expect, test } from 'vitest';
import { afterEnd, reloadDelayMs } from '../../../shared/shell/restart.ts';

/** The delays after ends at these instants. */
function delays(endsAtMs: readonly number[]): readonly (number | null)[] {
  let endsMs: readonly number[] = [];
  return endsAtMs.map((nowMs) => {
    const next = afterEnd(endsMs, nowMs);
    ({ endsMs } = next);
    return next.delayMs;
  });
}

test('waits longer each time, and gives up at the sixth end within ten minutes', () => {
  expect(delays([0, 1_000, 2_000, 3_000, 4_000, 5_000])).toEqual([500, 1_000, 2_000, 4_000, 8_000, null]);
});

test('ends of more than ten minutes ago do not count', () => {
  expect(delays([0, 599_999, 600_000, 1_200_001])).toEqual([500, 1_000, 1_000, 500]);
  expect(delays(Array.from({ length: 100 }, (_, index) => index * 600_000))).not.toContain(null);
});

test('a page is tried for ever, at most every 15 seconds', () => {
  expect([1, 2, 4, 5, 10_000].map(reloadDelayMs)).toEqual([1_000, 2_000, 8_000, 15_000, 15_000]);
});
