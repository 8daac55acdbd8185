import { parentPort, workerData } from 'node:worker_threads';
import type { ReadableStore } from '../../../../db/store/handle.ts';
import { openReadable } from '../../../../db/store/openStore.ts';
import { inSnapshot } from '../../../../db/store/transaction.ts';
import { UnusableStore } from '../../../../db/store/unusable.ts';
import { ReportFault } from './reportFault.ts';
import { REPORTS } from './reportJobs.ts';
import type { ReportJob, ReportReply } from './reportJobs.ts';

// A thread of its own with a connection of its own that only reads: the host's thread stays free for commands.
const { folder } = workerData as { readonly folder: string };
const store = openReadable(folder);

parentPort?.on('message', (job: ReportJob) => void answer(job));

async function answer({ id, name, input }: ReportJob): Promise<void> {
  let reply: ReportReply;
  try {
    const report = REPORTS[name] as (from: ReadableStore, asked: unknown) => unknown;
    reply = { id, answer: await inSnapshot(store, () => report(store, input)) };
  } catch (fault) {
    const isForPeople = fault instanceof ReportFault || fault instanceof UnusableStore;
    reply = {
      id,
      fault: String(fault instanceof Error ? fault.stack : fault),
      words: isForPeople ? fault.message : null,
    };
  }
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
  parentPort?.postMessage(reply);
}
