import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { closeStore, openStore } from '../../db/store/openStore.ts';
import { STORE_NOW_MS } from './generatedStore.ts';
import { compared, interleaved, timed } from './measure.ts';
import type { Bench } from './measure.ts';
import { preparedUses, recordingStore } from './recordedStatements.ts';
import type { Used } from './recordedStatements.ts';
import { isBare } from './reference/bareTick.ts';
import { clockTicks } from './ticks.ts';
import { ROUNDS, TICKS_A_ROUND, tickStore } from './tickStore.ts';

const OPEN = 100_000;

export const bench: Bench = {
  name: 'deadlineTickCost',
  measure: async (folder) => {
    const rounds = bareRounds(folder);
    const [own, other] = [tickStore(folder, OPEN), tickStore(folder, OPEN)];
    const store = openStore(own, { nowMs: STORE_NOW_MS });
    const bare = openStore(other, { nowMs: STORE_NOW_MS });
    const writes = rounds.map((used) => preparedUses(bare.sqlite, used));
    const tick = clockTicks(store);
    const costs = await interleaved(
      ROUNDS,
      async (round) => (await timed(() => tick(round))) / TICKS_A_ROUND,
      async (round) => (await timed(() => writes[round + 1]?.())) / TICKS_A_ROUND,
    );
    for (const each of [store, bare]) closeStore(each);
    for (const each of [own, other]) rmSync(dirname(each), { recursive: true });
    return compared(costs, { unit: '毫秒/次', target: '≤ 4' });
  },
};

/** The event rows and case updates of every tick, one bare transaction a tick. */
function bareRounds(folder: string): readonly (readonly Used[])[] {
  const copy = tickStore(folder, OPEN);
  const recording = recordingStore(openStore(copy, { nowMs: STORE_NOW_MS }));
  const tick = clockTicks(recording.store);
  const rounds = Array.from({ length: ROUNDS + 1 }, (_, i) => {
    const from = recording.used.length;
    tick(i - 1);
    return recording.used.slice(from).filter(isBare);
  });
  closeStore(recording.store);
  rmSync(dirname(copy), { recursive: true });
  return rounds;
}
