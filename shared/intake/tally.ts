import type { CaseFacts } from './caseFacts.ts';
import type { FactFlag } from './flag.ts';
import { factFlags } from './flag.ts';

/** The counts of a tally, so that an import that was broken off goes on with them. */
export type TallyCounts = {
  readonly flags: Readonly<Partial<Record<FactFlag, number>>>;
  readonly closes: number;
  readonly closesAtReport: number;
};

/** What the rows of one file have in common, counted while they are read. */
export type IntakeTally = {
  readonly add: (facts: CaseFacts) => void;
  readonly counts: () => TallyCounts;
  /** What the user should know of the rows that were taken, in Chinese, one line each. */
  readonly warnings: () => readonly string[];
};

/** So many cases closed at the second of their report, and none otherwise, are no chance. */
const SUSPICIOUS_CLOSES = 20;

/** A tally that begins with nothing, or goes on from `start`. */
export function createTally(start: TallyCounts = { flags: {}, closes: 0, closesAtReport: 0 }): IntakeTally {
  const counts = new Map(Object.entries(start.flags) as [FactFlag, number][]);
  let { closes, closesAtReport } = start;

  function warnings(): readonly string[] {
    const lines = [...counts].map(([flag, count]) => `${count} 行${factFlags[flag]}。`);
    if (closesAtReport < SUSPICIOUS_CLOSES || closesAtReport < closes) return lines;
    const doubt = '每个结案时间都与上报时间相同，疑为导出错误；如是，请在对应方案中写 "ignoreCloseAtReport": true。';
    return [doubt, ...lines];
  }
  return {
    add: ({ flags, closedAtMs, reportedAtMs }) => {
      for (const flag of flags) counts.set(flag, (counts.get(flag) ?? 0) + 1);
      if (closedAtMs === null) return;
      closes += 1;
      if (closedAtMs === reportedAtMs) closesAtReport += 1;
    },
    counts: () => ({ flags: Object.fromEntries(counts), closes, closesAtReport }),
    warnings,
  };
}
