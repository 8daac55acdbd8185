import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export type KillableHost = {
  readonly address: string;
  /** `kill -9`, as sudden as the end of a machine. */
  readonly kill: () => Promise<void>;
  /** Runs work while the process stands still in the middle of whatever it did. */
  readonly whileFrozen: <Result>(work: () => Result) => Result;
};

let ready: ChildProcess | null = null;

function loadedProcess(): ChildProcess {
  const next = ready ?? fork(join(import.meta.dirname, 'hostProcess.ts'));
  ready = null;
  return next;
}

/** Opens the store of a folder in a host process of its own, which runs the product's own entry. */
export async function openKillableHost(dataFolder: string): Promise<KillableHost> {
  const child = loadedProcess();
  child.send(dataFolder);
  const [first] = (await Promise.race([once(child, 'message'), once(child, 'exit')])) as readonly unknown[];
  if (typeof first !== 'string') throw new Error(`the host ended with ${String(first)}`);
  ready = fork(join(import.meta.dirname, 'hostProcess.ts'));
  return {
    address: first,
    kill: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
    whileFrozen: (work) => {
      child.kill('SIGSTOP');
      try {
        return work();
      } finally {
        child.kill('SIGCONT');
      }
    },
  };
}

/** Ends the process that was loaded ahead. */
export function dropReadyHost(): void {
  ready?.kill('SIGKILL');
  ready = null;
}
