import { appendLives, isFilling, nextToFill } from '../../../db/demo/fill.ts';
import { livesBackFrom } from '../../../db/demo/history.ts';
import type { Life } from '../../../db/demo/history.ts';
import type { DemoWorld } from '../../../db/demo/setUp.ts';
import type { WritableStore } from '../../../db/store/handle.ts';

/** One turn of filling, computing and writing together: so long may a desk's command wait for it at most. */
const TURN_MS = 15;

/** The host rests at least so long, and at least as long as the turn took: half of one core is left to the desks. */
const REST_MS = 10;

const FIRST_LIVES = 20;
const MOST_LIVES = 60;

export type DemoFill = {
  /** Ends filling between two transactions; the next start goes on there. */
  readonly stop: () => void;
};

/**
 * Fills in the older months of a demonstration store behind the running host, in short turns on its own thread: computing a
 * life costs a quarter of writing it, and less than handing it over from another thread would. `onTurn` is told after each
 * transaction, also after the last one, when the history is whole; `onFault` once, when filling has failed and ended.
 */
export function startDemoFill(
  store: WritableStore,
  world: DemoWorld,
  onTurn: (turn: { readonly filling: boolean }) => void,
  onFault: (fault: unknown) => void,
): DemoFill {
  const lives = livesBackFrom(nextToFill(store, world), world.history, world);
  let size = FIRST_LIVES;
  let timer: NodeJS.Timeout | null = null;

  function turn(): void {
    try {
      fillOn();
    } catch (fault) {
      timer = null;
      onFault(fault);
    }
  }

  function fillOn(): void {
    const beganAtMs = performance.now();
    const some = nextOf(lives, size);
    appendLives(store, world, some);
    const tookMs = performance.now() - beganAtMs;
    size = Math.max(1, Math.min(MOST_LIVES, Math.round((size * TURN_MS) / Math.max(1, tookMs))));
    const filling = some.length > 0 && isFilling(store);
    timer = filling ? setTimeout(turn, Math.max(REST_MS, tookMs)) : null;
    onTurn({ filling });
  }

  if (isFilling(store)) timer = setTimeout(turn, REST_MS);
  return {
    stop: () => {
      if (timer) clearTimeout(timer);
      timer = null;
    },
  };
}

function nextOf(lives: Iterator<Life, void>, size: number): readonly Life[] {
  const some: Life[] = [];
  while (some.length < size) {
    const { done, value } = lives.next();
    if (done) break;
    some.push(value);
  }
  return some;
}
