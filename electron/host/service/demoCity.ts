import { fillFirst, isFilling } from '../../../db/demo/fill.ts';
import { addDemoRoster, setUpDemo } from '../../../db/demo/setUp.ts';
import { readCity } from '../../../db/read/city.ts';
import type { WritableStore } from '../../../db/store/handle.ts';
import type { Clock } from '../clock.ts';
import { fillAccount } from './demoAccount/fillAccount.ts';
import type { AccountFill } from './demoAccount/fillAccount.ts';
import { createDemoDriver } from './demoDriver.ts';
import { startDemoFill } from './demoFill.ts';
import type { DemoFill } from './demoFill.ts';

/** What the host is told about the demonstration city. */
export type DemoHooks = {
  /** Something happened in the city: screens follow the log from where they are. */
  readonly onWritten: () => void;
  /** Older months were filled in behind; their events are history, not news. `filling` false: all of them are there. */
  readonly onFilled: (turn: { readonly filling: boolean }) => void;
  /** What closing a month of the past would write, asked on another thread. */
  readonly evaluate: AccountFill['evaluate'];
  /** Something failed, told once: from now on the city stands still, and the host lives on. */
  readonly onFault: (fault: unknown) => void;
};

export type DemoCity = {
  /** Whether older months are still missing (生成中). */
  readonly filling: () => boolean;
  /** Lets the city live and its past grow, until `stop`. */
  readonly start: (clock: Clock, hooks: DemoHooks) => void;
  readonly stop: () => void;
};

const TICK_MS = 1000;
/** Between two turns of what accountability has made of the past: the desks come first. */
const REST_MS = 15;

/**
 * Brings a demonstration store up to now, within seconds: its units, the last two weeks, and what would have happened while
 * the host was off. To be called before the deadline clock and before anybody can give a command. Null: a city of its own.
 */
export function prepareDemo(store: WritableStore, nowMs: number): DemoCity | null {
  if (!readCity(store).demo) return null;
  const world = setUpDemo(store);
  addDemoRoster(store, nowMs);
  fillFirst(store, world);
  const driver = createDemoDriver(store, world);
  driver.catchUp(nowMs);
  let fill: DemoFill | null = null;
  let giveUp: (() => void) | null = null;

  let failed = false;

  let stopped = false;

  function stop(): void {
    stopped = true;
    giveUp?.();
    giveUp = null;
    fill?.stop();
  }

  function start(clock: Clock, { onWritten, onFilled, onFault, evaluate }: DemoHooks): void {
    const fail = (fault: unknown): void => {
      if (failed) return;
      failed = true;
      stop();
      onFault(fault);
    };
    const tick = (): void => {
      try {
        if (driver.tick(clock.nowMs())) onWritten();
        giveUp = clock.after(TICK_MS, tick);
      } catch (fault) {
        fail(fault);
      }
    };
    giveUp = clock.after(TICK_MS, tick);
    const account = (): void => {
      const rest = (): Promise<boolean> => new Promise((go) => clock.after(REST_MS, () => go(!stopped)));
      fillAccount(store, { evaluate, rest }).then(
        () => onFilled({ filling: false }),
        (fault: unknown) => {
          if (!stopped) fail(fault);
        },
      );
    };
    const filled: DemoHooks['onFilled'] = (turn) => {
      onFilled(turn);
      if (!turn.filling) account();
    };
    fill = startDemoFill(store, world, filled, fail);
    if (!isFilling(store)) account();
  }

  return {
    filling: () => !failed && isFilling(store),
    start,
    stop,
  };
}
