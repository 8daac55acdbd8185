import { expect, test } from 'vitest';
import { rateWords } from '../../../shared/assessment/rate.ts';

// TV1, TV2.
test.each([
  [90, 100, '90.00%'],
  [89, 100, '89.00%'],
  [9, 10, '90.00%'],
  [300, 333, '90.09%'],
  [300, 334, '89.82%'],
  [8996, 10_000, '89.96%'],
  [0, 0, '—'],
  [0, 1, '0.00%'],
  [911, 972, '93.72%'],
  [737, 972, '75.82%'],
  [1, 1, '100.00%'],
  // Half up, where a float would fall short: 0.125 % and 1.005 %.
  [1, 800, '0.13%'],
  [201, 20_000, '1.01%'],
])('%i of %i are %s', (part, whole, words) => {
  expect(rateWords(part, whole)).toBe(words);
});
