import { openLane } from './reportLane.ts';
import type { LaneOptions, Reports } from './reportLane.ts';
import type { ReportName } from './reportJobs.ts';

/** What a person at a page waits for and takes well under a second: never behind a report of ten. */
const QUICK: ReadonlySet<ReportName> = new Set(['accountabilityPage', 'finding', 'radar', 'feed', 'noticeFile']);

/**
 * The reports over the store of a folder, on two threads: one for the quick questions of a page, one for all that may take
 * long. Each makes one at a time in the order asked.
 */
export function openReports(options: LaneOptions): Reports {
  const quick = openLane(options);
  const long = openLane(options);
  return {
    run: (name, input, given) => (QUICK.has(name) ? quick : long).run(name, input, given),
    async stop() {
      await Promise.all([quick.stop(), long.stop()]);
    },
  };
}
