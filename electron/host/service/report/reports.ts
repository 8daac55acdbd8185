import { openLane } from './reportLane.ts';
import type { LaneOptions, Reports } from './reportLane.ts';
import type { ReportName } from './reportJobs.ts';

/** What a person at a page waits for and takes well under a second: never behind a report of ten. */
const QUICK: ReadonlySet<ReportName> = new Set(['accountabilityPage', 'finding', 'radar', 'feed', 'noticeFile']);
/** What is written to a file at leisure: before nobody's question. */
const WRITTEN: ReadonlySet<ReportName> = new Set(['listFile']);
/** What a wall asks for second by second while it plays back: neither behind reports nor before a page's questions. */
const REPLAYED: ReadonlySet<ReportName> = new Set(['replayCourse', 'replayPart']);

/**
 * The reports over the store of a folder, on four threads that begin with their first report: one for the quick questions
 * of a page, one for replays, one for the files of lists, one for all that may take long. Each makes one at a
 * time in the order asked.
 */
export function openReports(options: LaneOptions): Reports {
  const quick = openLane(options);
  const replays = openLane(options);
  const files = openLane(options);
  const long = openLane(options);
  const laneOf = (name: ReportName): Reports =>
    QUICK.has(name) ? quick : REPLAYED.has(name) ? replays : WRITTEN.has(name) ? files : long;
  return {
    run: (name, input, given) => laneOf(name).run(name, input, given),
    async stop() {
      await Promise.all([quick.stop(), replays.stop(), files.stop(), long.stop()]);
    },
  };
}
