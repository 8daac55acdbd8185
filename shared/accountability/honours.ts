import type { HonoursLoss } from '../contract/accountability.ts';
import { localParts } from '../time/zone.ts';
import type { TimeZone } from '../time/zone.ts';
import { unitShortName } from '../unit/unit.ts';
import type { Unit } from '../unit/unit.ts';
import type { Finding } from './finding.ts';

type HonoursFacts = {
  readonly units: ReadonlyMap<string, Unit>;
  /** `honours.years`. */
  readonly years: number;
  readonly zone: TimeZone;
};

/**
 * The units and posts that are not eligible for honours in a year (R40, A23): from the year of the decision on. Only an
 * issued finding withdraws eligibility. Posts, never names or identity numbers.
 */
export function honoursLosses(
  findings: readonly Finding[],
  year: number,
  { units, years, zone }: HonoursFacts,
): readonly HonoursLoss[] {
  return findings
    .filter(({ clause, state }) => clause === 'R40' && state === 'issued')
    .map((finding) => {
      const fromYear = Number(finding.period.slice(0, 4));
      return {
        unit: finding.unit,
        unitName: unitShortName(units, finding.unit),
        posts: lostPosts(findings, finding, zone),
        finding: finding.id,
        fromYear,
        toYear: fromYear + years - 1,
      };
    })
    .filter(({ fromYear, toYear }) => fromYear <= year && year <= toYear)
    .toSorted((one, other) => (one.unit < other.unit ? -1 : one.unit > other.unit ? 1 : one.fromYear - other.fromYear));
}

/** The posts named when findings of the unit were marked as major in the year of an R40. */
export function lostPosts(
  findings: readonly Finding[],
  { unit, period }: Pick<Finding, 'unit' | 'period'>,
  zone: TimeZone,
): readonly string[] {
  const named = findings.flatMap((one) =>
    one.unit === unit && one.major !== null && String(localParts(one.major.atMs, zone).year) === period
      ? one.major.posts
      : [],
  );
  return [...new Set(named)];
}
