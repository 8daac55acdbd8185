import type { Logger } from 'pino';
import type { EmptyCity } from '../../shared/contract/desk.ts';
import { INITIAL_SETTINGS } from '../../shared/setting/setting.ts';
import { asideFolder, foldLog, moveDemoAside, settleFolder } from '../../db/demo/beginEmpty.ts';
import { makeFolder } from '../../db/store/folder.ts';
import type { WritableStore } from '../../db/store/handle.ts';
import { lockFolder } from '../../db/store/lock.ts';
import { closeStore, openStore } from '../../db/store/openStore.ts';
import type { OnRebuild } from '../../db/store/migrate.ts';
import type { NewCity } from '../../db/store/openStore.ts';
import { UnusableStore } from '../../db/store/unusable.ts';
import type { Clock } from './clock.ts';
import { LOOPBACK, listenProblem } from './gateway/address.ts';
import type { Entry } from './gateway/entry.ts';
import { hostCity } from './hostedCity.ts';
import type { HostedCity } from './hostedCity.ts';

export type HostOptions = {
  readonly dataFolder: string;
  /** 0: any free port. */
  readonly port: number;
  /** 127.0.0.1; any other one is refused until people can sign in. */
  readonly address?: string;
  readonly clock: Clock;
  /** A running stopwatch for what things cost, in milliseconds. */
  readonly measureMs: () => number;
  readonly log: Logger;
  /** The city to begin where the folder has no store yet. */
  readonly create?: NewCity;
  /** Keeps the host to the windows of the program that started it. */
  readonly entry?: Entry | null;
  /** Hears of an upgrade of the store that takes minutes; the host's log tells of it in any case. */
  readonly onRebuild?: OnRebuild;
};

export type Host = AsyncDisposable & {
  /** `http://127.0.0.1:PORT`. */
  readonly address: string;
  readonly port: number;
  /** What runs now; another one after the demonstration was left. */
  readonly city: () => HostedCity & { readonly store: WritableStore };
  /** Drains: takes nothing new, finishes what runs, closes the store, gives the folder back. */
  readonly stop: () => Promise<void>;
};

/** The answer to "begin an empty city" is on its way for so long before the host turns to it. */
const ANSWER_MS = 200;
const EMPTY: Required<NewCity> = {
  name: INITIAL_SETTINGS['city.name'],
  zone: INITIAL_SETTINGS['city.timeZone'],
  demo: false,
};

/** A line in the log where a rebuild begins and ends, and at times between. */
const REBUILD_LOG_MS = 10_000;

/**
 * Puts the host together: takes and opens the data folder and runs its city.
 * @throws {UnusableStore} when the folder cannot be used; {Error} in one line when the address is not this machine's.
 */
export async function createHost(options: HostOptions): Promise<Host> {
  const { dataFolder, clock, log } = options;
  const problem = listenProblem(options.address ?? LOOPBACK);
  if (problem !== null) throw new Error(problem);
  makeFolder(dataFolder);
  const giveBack = lockFolder(dataFolder);
  let store: WritableStore | null = null;
  let city: HostedCity | null = null;
  let stopped: Promise<void> | null = null;
  let leaving = false;

  async function open(port: number, create: NewCity): Promise<HostedCity> {
    store = openStore(dataFolder, { nowMs: clock.nowMs(), create, onRebuild: loggedRebuild(options) });
    city = await hostCity(store, { ...options, port }, beginEmpty);
    return city;
  }

  async function close(): Promise<void> {
    await city?.stop();
    city = null;
    if (store?.sqlite.open) closeStore(store);
    store = null;
  }

  async function drain(): Promise<void> {
    await close();
    giveBack();
    log.info('host stopped');
  }

  function stop(): Promise<void> {
    return (stopped ??= drain());
  }

  /** The same port, so that the screens come back by themselves; a demonstration that cannot be moved goes on. */
  async function moveAside({ port }: HostedCity, demonstration: WritableStore, nowMs: number): Promise<void> {
    await city?.stop();
    city = null;
    try {
      log.info({ aside: moveDemoAside(demonstration, { nowMs, create: EMPTY }) }, 'demonstration left');
    } catch (fault) {
      log.error({ fault }, 'leaving the demonstration failed');
    }
    await close();
    settleFolder(dataFolder);
    await open(port, EMPTY);
  }

  function beginEmpty(): EmptyCity {
    const [running, demonstration] = [city, store];
    if (!running || !demonstration || leaving) throw new UnusableStore('正在启用空库，请稍候。');
    foldLog(demonstration);
    leaving = true;
    const nowMs = clock.nowMs();
    clock.after(ANSWER_MS, () => {
      moveAside(running, demonstration, nowMs)
        .catch((fault: unknown) => {
          log.fatal({ fault }, 'no city could be opened');
          void stop();
        })
        .finally(() => {
          leaving = false;
        });
    });
    return { ...EMPTY, filling: false, movedTo: asideFolder(dataFolder, nowMs, EMPTY.zone) };
  }

  try {
    settleFolder(dataFolder);
    const { port } = await open(options.port, options.create ?? {});
    const address = `http://${LOOPBACK}:${port}`;
    log.info({ address }, 'host started');
    return {
      address,
      port,
      city() {
        if (!city || !store) throw new Error('no city runs');
        return { ...city, store };
      },
      stop,
      [Symbol.asyncDispose]: stop,
    };
  } catch (fault) {
    await stop();
    throw fault;
  }
}

function loggedRebuild({ log, measureMs, onRebuild }: HostOptions): OnRebuild {
  let loggedAtMs: number | null = null;
  return (done, all) => {
    onRebuild?.(done, all);
    const atMs = measureMs();
    if (loggedAtMs !== null && done < all && atMs - loggedAtMs < REBUILD_LOG_MS) return;
    loggedAtMs = atMs;
    log.info({ done, all }, 'store is being upgraded: projections made anew');
  };
}
