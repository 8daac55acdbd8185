import { expect, test } from 'vitest';
import { createSeenNumbers } from '../../../db/import/seenNumbers.ts';

test('knows the first line of every number, as a map does, also where its table is full to what it was made for', () => {
  const count = 200_000;
  const seen = createSeenNumbers(count);
  const numbers = Array.from({ length: count }, (_, index) => `HM-${index % 150_000}`);
  const map = new Map<string, number>();
  const wrong = numbers.filter((number, index) => {
    const known = map.get(number) ?? null;
    if (known === null) map.set(number, index + 2);
    return seen.lineOf(number, index + 2) !== known;
  });
  expect(wrong).toEqual([]);
});

test('tells numbers apart that differ in one sign only', () => {
  const seen = createSeenNumbers(1000);
  const numbers = Array.from({ length: 1000 }, (_, index) => String.fromCharCode(0x4e00 + index));
  expect(numbers.map((number, index) => seen.lineOf(number, index + 1)).filter((line) => line !== null)).toEqual([]);
});

test('comes to an end with more numbers than it was made for', () => {
  const seen = createSeenNumbers(1);
  const lines = Array.from({ length: 100 }, (_, index) => seen.lineOf(`N${index}`, index + 1));
  expect(new Set(lines)).toEqual(new Set([null]));
});
