import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { DeskList, ListExport, ListFormat } from '../../../../shared/contract/deskTools.ts';
import { makeFolder } from '../../../../db/store/folder.ts';
import type { Reports } from '../report/reportLane.ts';
import { isStopped } from './listFile.ts';
import type { ListFile } from './listFile.ts';

/** Lists that are written to files while people go on working. */
export type ListExports = {
  /** Begins to write a list; answers the name under which it is asked for. */
  readonly start: (list: DeskList, format: ListFormat) => string;
  /** Null: there is none of this name, or its file went long ago. */
  readonly state: (id: string) => ListExport | null;
  /** Gives up what is still written; a finished file stays. */
  readonly stop: (id: string) => void;
  /** The finished file; null: it is not finished. */
  readonly file: (id: string) => (ListFile & { readonly path: string; readonly format: ListFormat }) | null;
};

type Job = {
  readonly path: string;
  readonly format: ListFormat;
  readonly progress: Int32Array;
  file: ListFile | null;
  fault: string | null;
};

/** So many files are kept, the latest; a list is soon exported again. */
const KEPT = 12;

/** Opens the exports of a city; files of an earlier run in `folder` go. */
export function openListExports(options: {
  readonly folder: string;
  readonly reports: Reports;
  readonly nowMs: () => number;
  readonly log: Logger;
}): ListExports {
  const { reports, nowMs, log } = options;
  const folder = join(options.folder, 'export');
  const jobs = new Map<string, Job>();
  rmSync(folder, { recursive: true, force: true });

  function prune(): void {
    const ended = [...jobs].filter(([, { file, fault }]) => file !== null || fault !== null);
    for (const [id, { path }] of ended.slice(0, Math.max(0, jobs.size - KEPT))) {
      jobs.delete(id);
      remove(path);
    }
  }

  /** A disk that takes no file may let none go either: what stays goes when the city is opened anew. */
  function remove(path: string): void {
    try {
      rmSync(path, { force: true });
    } catch (fault) {
      log.warn({ fault }, 'the file of a list stays');
    }
  }

  async function write(job: Job, list: DeskList): Promise<void> {
    const { format, path, progress } = job;
    try {
      job.file = await reports.run('listFile', { list, format, path, progress, nowMs: nowMs() });
    } catch (fault) {
      job.fault = fault instanceof Error ? fault.message : String(fault);
      remove(path);
    }
  }

  return {
    start(list, format) {
      prune();
      makeFolder(folder);
      const id = randomBytes(12).toString('hex');
      const progress = new Int32Array(new SharedArrayBuffer(12));
      progress[1] = -1;
      const job: Job = { path: join(folder, `${id}.${format}`), format, progress, file: null, fault: null };
      jobs.set(id, job);
      void write(job, list);
      return id;
    },
    state(id) {
      const job = jobs.get(id);
      if (!job) return null;
      const { file, fault, progress } = job;
      if (fault !== null) return isStopped(progress) ? { kind: 'stopped' } : { kind: 'failed', message: fault };
      if (file !== null) return { kind: 'ready', ...file };
      const total = Atomics.load(progress, 1);
      return { kind: 'running', done: Atomics.load(progress, 0), total: total < 0 ? null : total };
    },
    stop(id) {
      const job = jobs.get(id);
      if (job) Atomics.store(job.progress, 2, 1);
    },
    file(id) {
      const job = jobs.get(id);
      return job?.file ? { ...job.file, path: job.path, format: job.format } : null;
    },
  };
}
