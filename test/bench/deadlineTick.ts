import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { WritableStore } from '../../db/store/handle.ts';
import { closeStore, openStore } from '../../db/store/openStore.ts';
import { STORE_NOW_MS } from './generatedStore.ts';
import { compared, interleaved, timed } from './measure.ts';
import type { Bench } from './measure.ts';
import { ROUNDS, TICKS_A_ROUND, tickStore } from './tickStore.ts';
import { clockTicks } from './ticks.ts';

export const bench: Bench = {
  name: 'deadlineTick',
  measure: async (folder) => {
    const folders = [tickStore(folder, 100_000), tickStore(folder, 1000)] as const;
    const [many, few] = folders.map((each) => openStore(each, { nowMs: STORE_NOW_MS })) as [
      WritableStore,
      WritableStore,
    ];
    const [tickMany, tickFew] = [clockTicks(many), clockTicks(few)];
    const costs = await interleaved(
      ROUNDS,
      async (round) => (await timed(() => tickMany(round))) / TICKS_A_ROUND,
      async (round) => (await timed(() => tickFew(round))) / TICKS_A_ROUND,
    );
    for (const each of [many, few]) closeStore(each);
    for (const each of folders) rmSync(dirname(each), { recursive: true });
    return compared(costs, { unit: '毫秒/次', target: '≤ 1.5' });
  },
};
