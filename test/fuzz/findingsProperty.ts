import fc from 'fast-check';
import { verifyStore } from '../../db/verify/verifyStore.ts';
import { findingDifferences, findingsTwice } from '../fixture/findingsTwice.ts';
import { accountCity, randomMonths } from '../fixture/randomAccount.ts';
import type { RandomMonths } from '../fixture/randomAccount.ts';

/** What has been compared so far: histories, looks into them, and findings by clause at their ends. */
export type Compared = { histories: number; looks: number; readonly findings: Map<string, number> };

export const nothingCompared = (): Compared => ({ histories: 0, looks: 0, findings: new Map() });

/**
 * Random months of a city, in which every finding of the product is that of the naive reading of the log and the reverse,
 * with its exact cases and numbers, whenever one looks (invariant 9; the months of R27 and R28 too); and at the end the log
 * verifies: projections equal the replay and frozen months come out of it as they were frozen (invariants 6 and 7).
 */
export function findingsProperty(compared: Compared): fc.IAsyncProperty<[RandomMonths, number]> {
  return fc.asyncProperty(randomMonths, fc.integer({ min: 3, max: 60 }), async (months, every) => {
    using city = accountCity(months);
    const look = (): void => {
      city.tick();
      const differences = findingDifferences(city.store, city.nowMs());
      if (differences.length > 0) throw new Error(differences.join('\n'));
      compared.looks += 1;
    };
    for (const [no, step] of months.steps.entries()) {
      await city.play(step);
      if (no % every === every - 1) look();
    }
    look();
    const { ok, problems } = verifyStore(city.store);
    if (!ok) throw new Error(problems.join('\n'));
    const { clauses } = findingsTwice(city.store, city.nowMs());
    for (const clause of clauses) compared.findings.set(clause, (compared.findings.get(clause) ?? 0) + 1);
    compared.histories += 1;
  });
}
