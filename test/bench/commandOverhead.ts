import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { closeStore, openStore } from '../../db/store/openStore.ts';
import { commandPlayer } from './commandRounds.ts';
import { beginGeneratedCity, STORE_NOW_MS } from './generatedStore.ts';
import { compared, interleaved, timed } from './measure.ts';
import type { Bench } from './measure.ts';
import { preparedUses, recordingStore } from './recordedStatements.ts';

const ROUNDS = 10;
const COMMANDS = 1000;
const LIVES = COMMANDS / 8;

export const bench: Bench = {
  name: 'commandOverhead',
  measure: async (folder) => {
    const own = mkdtempSync(join(folder, 'overhead-'));
    closeStore(beginGeneratedCity(join(own, 'product'), STORE_NOW_MS));
    for (const copy of ['recorded', 'reference']) cpSync(join(own, 'product'), join(own, copy), { recursive: true });
    const rounds = recordRounds(join(own, 'recorded'));
    const store = openStore(join(own, 'product'), { nowMs: STORE_NOW_MS });
    const replayed = openStore(join(own, 'reference'), { nowMs: STORE_NOW_MS });
    const replays = rounds.map((used) => preparedUses(replayed.sqlite, used));
    const play = commandPlayer(store);
    const costs = await interleaved(
      ROUNDS,
      () => timed(() => play(LIVES)),
      (round) => timed(() => replays[round + 1]?.()),
    );
    const same = [store, replayed].map(({ sqlite }) => sqlite.prepare('SELECT count(*) FROM event').pluck().get());
    if (same[0] !== same[1]) throw new Error(`${String(same[0])} events, replayed ${String(same[1])}`);
    for (const each of [store, replayed]) closeStore(each);
    rmSync(own, { recursive: true });
    return compared(costs, { unit: '条/秒', target: '≥ 0.75', workPerRound: COMMANDS });
  },
};

/** What the product asks of SQLite in each round, the one before the count included. */
function recordRounds(folder: string): readonly ReturnType<typeof recordingStore>['used'][] {
  const recording = recordingStore(openStore(folder, { nowMs: STORE_NOW_MS }));
  const play = commandPlayer(recording.store);
  const rounds = Array.from({ length: ROUNDS + 1 }, () => {
    const from = recording.used.length;
    play(LIVES);
    return recording.used.slice(from);
  });
  closeStore(recording.store);
  return rounds;
}
