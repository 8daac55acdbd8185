import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { closeStore } from '../../db/store/openStore.ts';
import { commandPlayer } from './commandRounds.ts';
import { beginGeneratedCity, STORE_NOW_MS } from './generatedStore.ts';
import { compared, interleaved, timed } from './measure.ts';
import type { Bench } from './measure.ts';
import { bareCommands } from './reference/bareCommands.ts';

const ROUNDS = 10;
const COMMANDS = 1000;
const LIVES = COMMANDS / 8;

export const bench: Bench = {
  name: 'commandsPerSecond',
  measure: async (folder) => {
    const own = mkdtempSync(join(folder, 'commands-'));
    const store = beginGeneratedCity(join(own, 'product'), STORE_NOW_MS);
    const bare = beginGeneratedCity(join(own, 'reference'), STORE_NOW_MS);
    // The reference updates cases that the product has made.
    commandPlayer(bare)(LIVES);
    const play = commandPlayer(store);
    const write = bareCommands(bare.sqlite, LIVES);
    const costs = await interleaved(
      ROUNDS,
      () => timed(() => play(LIVES)),
      () => timed(() => write(COMMANDS)),
    );
    for (const each of [store, bare]) closeStore(each);
    rmSync(own, { recursive: true });
    return compared(costs, { unit: '条/秒', target: '≥ 0.5', workPerRound: COMMANDS });
  },
};
