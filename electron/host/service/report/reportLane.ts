import { Worker } from 'node:worker_threads';
import type { Logger } from 'pino';
import { ReportFault } from './reportFault.ts';
import type { ReportAnswer, ReportInput, ReportJob, ReportName, ReportReply } from './reportJobs.ts';

export type RunOptions = {
  readonly signal?: AbortSignal;
  /** Made ahead, for whoever asks later: it waits until nobody waits. */
  readonly ahead?: boolean;
};

export type Reports = {
  /**
   * Makes a report on a thread beside the host's, over what was committed when its turn comes. `signal` gives it up: a
   * waiting one is dropped, a running one is broken off.
   * @throws {ReportFault} in Chinese when it could not be made.
   */
  readonly run: <Name extends ReportName>(
    name: Name,
    input: ReportInput<Name>,
    options?: RunOptions,
  ) => Promise<ReportAnswer<Name>>;
  /** Breaks off what runs and refuses what waits; the connections of the threads are closed when it resolves. */
  readonly stop: () => Promise<void>;
};

export type LaneOptions = { readonly folder: string; readonly log: Logger; readonly thread?: URL };

type Waiting = ReportJob & {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (fault: ReportFault) => void;
};

// The bundle of the desktop program lays the thread's file beside its own.
const THREAD = new URL(import.meta.url.endsWith('.ts') ? 'reportThread.ts' : 'reportThread.js', import.meta.url);

const BROKEN = '报表计算意外中断，请稍候重试；反复出现时请查看主机日志。';
const FAILED = '报表计算出错，请查看主机日志。';
const GIVEN_UP = '报表计算已取消。';
const STOPPING = '主机正在停止，报表未计算。';

/**
 * One thread of reports over the store of a folder. It begins with its first report and again after a crash, which costs
 * the running report only. `thread`: its file, another one in tests.
 */
export function openLane({ folder, log, thread = THREAD }: LaneOptions): Reports {
  const queue: Waiting[] = [];
  const ahead: Waiting[] = [];
  let worker: Worker | null = null;
  let running: Waiting | null = null;
  let nextId = 1;
  let stopped = false;

  function begin(): Worker {
    const begun = new Worker(thread, { workerData: { folder } });
    // A report that nobody waits for any more keeps no program alive.
    begun.unref();
    begun.on('message', (reply: ReportReply) => settle(reply));
    begun.on('error', (fault) => log.error({ fault, report: running?.name }, 'the report thread has failed'));
    begun.on('exit', () => {
      if (worker === begun) lost(BROKEN);
    });
    return begun;
  }

  function next(): void {
    if (running) return;
    const job = queue.shift() ?? ahead.shift();
    if (!job) return;
    running = job;
    worker ??= begin();
    worker.ref();
    const { id, name, input } = job;
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
    worker.postMessage({ id, name, input } satisfies ReportJob);
  }

  function settle(reply: ReportReply): void {
    if (running?.id !== reply.id) return;
    const job = running;
    running = null;
    worker?.unref();
    if ('fault' in reply) {
      if (reply.words === null) log.error({ fault: reply.fault, report: job.name }, 'a report has failed');
      job.reject(new ReportFault(reply.words ?? FAILED));
    } else job.resolve(reply.answer);
    next();
  }

  /** The thread is gone: what ran is lost, what waits goes to a new one. */
  function lost(words: string): void {
    worker = null;
    const job = running;
    running = null;
    job?.reject(new ReportFault(words));
    if (!stopped) next();
  }

  /** SQLite cannot be asked to stop from outside: the thread is given up with what it does. */
  function giveUp(job: Waiting): void {
    for (const waiting of [queue, ahead]) {
      const at = waiting.indexOf(job);
      if (at < 0) continue;
      waiting.splice(at, 1);
      job.reject(new ReportFault(GIVEN_UP));
      return;
    }
    if (running !== job) return;
    const ended = worker;
    lost(GIVEN_UP);
    void ended?.terminate();
  }

  return {
    run: (name, input, { signal, ahead: isAhead = false } = {}) =>
      new Promise((resolve, reject) => {
        if (stopped || signal?.aborted === true) {
          reject(new ReportFault(stopped ? STOPPING : GIVEN_UP));
          return;
        }
        const job: Waiting = { id: nextId, name, input, resolve: resolve as Waiting['resolve'], reject };
        nextId += 1;
        signal?.addEventListener('abort', () => giveUp(job), { once: true });
        (isAhead ? ahead : queue).push(job);
        next();
      }),
    async stop() {
      stopped = true;
      for (const { reject } of [...queue.splice(0), ...ahead.splice(0)]) reject(new ReportFault(STOPPING));
      const ended = worker;
      lost(STOPPING);
      await ended?.terminate();
    },
  };
}
