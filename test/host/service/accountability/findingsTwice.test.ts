import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findingsProperty, nothingCompared } from '../../../fuzz/findingsProperty.ts';

it('draws, extends and amends what a naive reading of the raw log asks for, over random months with every command', async () => {
  const compared = nothingCompared();
  // Other histories are for the long form, `npm run fuzz`, which can also shrink one that differs.
  const limits = { seed: 1, numRuns: 20, interruptAfterTimeLimit: 15_000, endOnFailure: true };
  await fc.assert(findingsProperty(compared), limits);
  expect(compared.histories).toBeGreaterThan(0);
}, 60_000);
