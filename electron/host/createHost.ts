import { existsSync, mkdirSync } from 'node:fs';
import type { Logger } from 'pino';
import type { CommandAnswer, CommandCall } from '../../shared/contract/desk.ts';
import { lastSequence } from '../../db/read/log.ts';
import type { WritableStore } from '../../db/store/handle.ts';
import { lockFolder } from '../../db/store/lock.ts';
import { closeStore, openStore } from '../../db/store/openStore.ts';
import type { NewCity } from '../../db/store/openStore.ts';
import type { HostContext } from './api/procedure.ts';
import type { Clock } from './clock.ts';
import { openFeed } from './feed/feed.ts';
import { LOOPBACK, listenProblem } from './gateway/address.ts';
import type { Entry } from './gateway/entry.ts';
import { openGateway } from './gateway/gateway.ts';
import { cityMap } from './service/cityMap.ts';
import { executeCommand } from './service/commands.ts';
import { recordMissed } from './service/deadlineClock.ts';
import { startTicker } from './service/ticker.ts';
import { createWall } from './service/wall.ts';
import { watchedStore } from './service/watchedStore.ts';

/** What a part that lives in the host (the demonstration's driver) may use of it. */
export type HostCore = {
  readonly store: WritableStore;
  readonly clock: Clock;
  readonly log: Logger;
  readonly random: () => number;
  readonly execute: (call: CommandCall) => CommandAnswer;
  /** To be called after every commit that did not go through `execute`: screens follow, the deadline clock looks again. */
  readonly committed: () => void;
};

export type HostPart = {
  /** Older months are still being made. */
  readonly filling?: () => boolean;
  /** Stops before the store closes. */
  readonly stop: () => void | Promise<void>;
};

export type HostOptions = {
  readonly dataFolder: string;
  /** 0: any free port. */
  readonly port: number;
  /** 127.0.0.1; any other one is refused until people can sign in. */
  readonly address?: string;
  readonly clock: Clock;
  /** In [0, 1). */
  readonly random: () => number;
  /** A running stopwatch for what things cost, in milliseconds. */
  readonly measureMs: () => number;
  readonly log: Logger;
  /** The city to begin where the folder has no store yet. */
  readonly create?: NewCity;
  /** Keeps the host to the windows of one desktop program; everyone on this machine without it. */
  readonly entry?: Entry;
  readonly parts?: readonly ((core: HostCore) => HostPart)[];
  readonly beginEmpty?: HostContext['beginEmpty'];
};

export type Host = AsyncDisposable & {
  /** `http://127.0.0.1:PORT`. */
  readonly address: string;
  readonly core: HostCore;
  readonly screens: () => number;
  /** Drains: takes nothing new, finishes what runs, closes the store, gives the folder back. */
  readonly stop: () => Promise<void>;
};

/**
 * Puts the host together: locks and opens the data folder, records the limits that passed meanwhile, and opens gateway and
 * feed. @throws {UnusableStore} when the folder cannot be used; {Error} in one line when the address is not this machine's.
 */
export async function createHost(options: HostOptions): Promise<Host> {
  const { dataFolder, clock, random, measureMs, log, entry = null } = options;
  const problem = listenProblem(options.address ?? LOOPBACK);
  if (problem !== null) throw new Error(problem);
  if (!existsSync(dataFolder)) mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  // In the order in which they must stop.
  const ends: (() => void | Promise<void>)[] = [lockFolder(dataFolder)];
  async function stop(): Promise<void> {
    for (const end of ends.splice(0)) await end();
    log.info('host stopped');
  }
  try {
    const opened = openStore(dataFolder, { nowMs: clock.nowMs(), ...(options.create && { create: options.create }) });
    ends.unshift(() => closeStore(opened));
    const store = watchedStore(opened, log, measureMs);
    // What passed while the host was off belongs into the first picture.
    recordMissed(store, clock.nowMs());
    const parts: HostPart[] = [];
    const filling = (): boolean => parts.some((part) => part.filling?.() ?? false);
    const wall = createWall(store, { nowMs: clock.nowMs(), measureMs, filling });
    const grid = cityMap(store, dataFolder);

    function committed(): void {
      feed.publish();
      ticker.look();
    }
    function execute(call: CommandCall): CommandAnswer {
      const { answer, sequence } = executeCommand(store, call, { nowMs: clock.nowMs(), cellAt: grid.cellAt });
      if (sequence !== null) committed();
      return answer;
    }

    const gateway = await openGateway({
      address: options.address ?? LOOPBACK,
      port: options.port,
      log,
      entry,
      context: {
        store,
        nowMs: clock.nowMs,
        log,
        execute,
        wall: wallNow,
        filling,
        beginEmpty: options.beginEmpty ?? null,
      },
      wall: wallNow,
      map: grid.body,
      health: () => ({ sequence: lastSequence(store), screens: feed.screens(), filling: filling() }),
    });
    ends.unshift(gateway.close);
    const feed = openFeed({ server: gateway.server, port: gateway.port, store, wall, clock, log, entry });
    ends.unshift(feed.close);
    const ticker = startTicker(store, clock, feed.publish);
    ends.unshift(ticker.stop);
    function wallNow() {
      feed.publish();
      return wall.snapshot(clock.nowMs());
    }

    const core: HostCore = { store, clock, log, random, execute, committed };
    for (const begin of options.parts ?? []) {
      const part = begin(core);
      parts.push(part);
      ends.unshift(part.stop);
    }
    const address = `http://${LOOPBACK}:${gateway.port}`;
    log.info({ address, sequence: lastSequence(store) }, 'host started');
    return { address, core, screens: feed.screens, stop, [Symbol.asyncDispose]: stop };
  } catch (fault) {
    await stop();
    throw fault;
  }
}
