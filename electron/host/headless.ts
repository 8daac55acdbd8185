import { createServer } from 'node:net';
import { makeFolder } from '../../db/store/folder.ts';
import type { OnRebuild } from '../../db/store/migrate.ts';
import type { NewCity } from '../../db/store/openStore.ts';
import { realClock } from './clock.ts';
import { createHost } from './createHost.ts';
import type { Host, HostOptions } from './createHost.ts';
import { LOOPBACK } from './gateway/address.ts';
import type { Entry } from './gateway/entry.ts';
import { openLog } from './log.ts';
import { dataFolderOf } from './runtime/dataFolder.ts';
import { onOrphaned } from './runtime/orphaned.ts';

const DEFAULT_PORT = 7616;
/** What runs is given so long to finish when the host is told to stop. */
const DRAIN_MS = 10_000;

export type HeadlessOptions = {
  /** Where the store lies; the user's own place by default. */
  readonly dataFolder: string | undefined;
  /** Exactly this one; by default the first free one from 7616. */
  readonly port: number | undefined;
  /** The city to begin where there is no store yet; the demonstration by default. */
  readonly create?: NewCity;
  /** Hears of an upgrade of the store that takes minutes. */
  readonly onRebuild?: OnRebuild;
};

/** A host with its log: `stop` drains both. */
export type RunningHost = { readonly address: string; readonly stop: () => Promise<void> };

/**
 * Starts the host as a plain Node program on 127.0.0.1, on the given port or else on the first free one from 7616,
 * and stops it on SIGINT and SIGTERM, or when npm is gone. Returns its address, `http://127.0.0.1:PORT`.
 */
export async function startHeadless(options: HeadlessOptions): Promise<{ readonly address: string }> {
  const { address, stop } = await runHost(options);
  let stopping = false;
  async function end(): Promise<void> {
    if (stopping) return;
    stopping = true;
    const impatience = setTimeout(() => process.exit(1), DRAIN_MS);
    await stop();
    clearTimeout(impatience);
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void end());
  onOrphaned(() => void end());
  return { address };
}

/** Starts the host with the machine's clock, chance and log. `firstPort`: where the search for a free one begins. */
export async function runHost({
  dataFolder: named,
  port,
  firstPort = DEFAULT_PORT,
  entry,
  create = { demo: true },
  onRebuild,
}: HeadlessOptions & { readonly firstPort?: number; readonly entry?: Entry }): Promise<RunningHost> {
  const dataFolder = dataFolderOf(named);
  makeFolder(dataFolder);
  const { log, close } = openLog(dataFolder);
  const options: Omit<HostOptions, 'port'> = {
    dataFolder,
    clock: realClock(),
    measureMs: () => performance.now(),
    log,
    create,
    ...(entry && { entry }),
    ...(onRebuild && { onRebuild }),
  };
  const host = port === undefined ? await onFreePort(firstPort, options) : await createHost({ ...options, port });
  async function stop(): Promise<void> {
    await host.stop();
    close();
  }
  return { address: host.address, stop };
}

/** Another program may take the free port while the city is being opened: then the next one serves. */
async function onFreePort(firstPort: number, options: Omit<HostOptions, 'port'>): Promise<Host> {
  const port = await freePort(firstPort);
  try {
    return await createHost({ ...options, port });
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw fault;
    return await onFreePort(port + 1, options);
  }
}

/** The first port from `port` on that nobody listens on. */
function freePort(port: number): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => {
      resolve(freePort(port + 1));
    });
    probe.listen({ host: LOOPBACK, port }, () => probe.close(() => resolve(port)));
  });
}
