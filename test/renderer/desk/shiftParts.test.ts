import { expect, test } from 'vitest';
import { shiftParts } from '../../../renderer/screen/desk/shift/shiftParts.ts';
import type { QueueRow } from '../../../shared/contract/desk.ts';

const HOUR_MS = 3_600_000;

test('the cases of a shift fall apart into what ends within two hours or is over, what stays open, and what has ended', () => {
  const row = (id: number, stage: QueueRow['stage'], dueAtMs: number | null): QueueRow =>
    ({ id, stage, dueAtMs }) as QueueRow;
  const taken = [
    row(1, 'handling', 3 * HOUR_MS),
    row(2, 'handling', 2 * HOUR_MS),
    row(3, 'closed', null),
    row(4, 'dispatch', -HOUR_MS),
    row(5, 'verification', null),
  ];
  const parts = shiftParts(taken, 0);
  expect(parts.soon.map(({ id }) => id)).toEqual([4, 2]);
  expect(parts.open.map(({ id }) => id)).toEqual([1, 5]);
  expect(parts.ended.map(({ id }) => id)).toEqual([3]);
});
