import { randomUUID } from 'node:crypto';
import type { WritableStore } from '../../db/store/handle.ts';
import { executeCommand } from '../../electron/host/service/commands.ts';
import { readCommandCall } from '../../shared/contract/command.ts';
import { STORE_NOW_MS } from './generatedStore.ts';
import { lifeCommands } from './commandLives.ts';

const UNITS = ['B01', 'B02', 'B03', 'T01', 'T02'] as const;
const CATEGORIES = ['event:06010', 'event:06011', 'event:06012'] as const;

/**
 * One client at the host's door: plays whole lives, one command after the other, each ten seconds after the one before.
 * `around`: carries out each command, to measure it.
 */
export function commandPlayer(
  store: WritableStore,
  around: <Result>(command: () => Result) => Result = (command) => command(),
): (lives: number) => void {
  let [nowMs, n] = [STORE_NOW_MS, 0];
  return (lives) => {
    for (const end = n + lives; n < end; n += 1) {
      const unit = UNITS[n % UNITS.length] ?? 'B01';
      const category = CATEGORIES[n % CATEGORIES.length] ?? 'event:06010';
      let caseId: number | null = null;
      let expectedRevision: number | null = null;
      for (const command of lifeCommands(n, { unit, category, untilMs: STORE_NOW_MS + 90 * 86_400_000 })) {
        nowMs += 10_000;
        const read = readCommandCall({ commandId: randomUUID(), caseId, expectedRevision, command });
        if (read.kind !== 'read') throw new Error(JSON.stringify(read));
        const { call } = read;
        const { answer } = around(() => executeCommand(store, call, { nowMs, cellAt: () => null }));
        if (answer.kind !== 'done') throw new Error(answer.rejection.message);
        ({ caseId, revision: expectedRevision } = answer);
      }
    }
  };
}
