import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { realClock } from '../../electron/host/clock.ts';
import { closeStore } from '../../db/store/openStore.ts';
import type { CommandCall } from '../../shared/contract/desk.ts';
import { cutToSecond } from '../../shared/time/zone.ts';
import { benchHost } from './benchHost.ts';
import { lifeCommands } from './commandLives.ts';
import { beginGeneratedCity } from './generatedStore.ts';
import { compared, interleaved, percentile } from './measure.ts';
import type { Bench } from './measure.ts';
import { bareBroadcast } from './reference/bareBroadcast.ts';
import type { Order, Report } from './screens.ts';

const ROUNDS = 10;
const COMMANDS_A_ROUND = 10;
const SCREENS = 100;
const SHARE = 0.95;

export const bench: Bench = {
  name: 'feedFanOut',
  measure: async (folder) => {
    const own = mkdtempSync(join(folder, 'feed-'));
    closeStore(beginGeneratedCity(own, cutToSecond(Date.now())));
    const host = await benchHost(own, realClock());
    const bare = await bareBroadcast();
    const child = fork(join(import.meta.dirname, 'screens.ts'));
    const feed = `${host.address.replace('http', 'ws')}/feed`;
    child.send({ feed, bare: bare.url, screens: SCREENS } satisfies Order);
    await once(child, 'message');
    while ((await joinedScreens(host.address)) < SCREENS);
    let bytes = Buffer.alloc(0);

    /** A report, from the call of its command to its arrival on every screen of the other process. */
    async function command(n: number): Promise<readonly number[]> {
      const call = reportCall(n);
      const calledAtNs = Number(process.hrtime.bigint());
      host.city().execute(call);
      const { atNs, text } = await reported(child);
      bytes = Buffer.from(text);
      return atNs.map((at) => at - calledAtNs);
    }
    async function broadcast(): Promise<readonly number[]> {
      const sentAtNs = Number(process.hrtime.bigint());
      bare.send(bytes);
      const { atNs } = await reported(child);
      return atNs.map((at) => at - sentAtNs);
    }
    await command(0);
    const costs = await interleaved(
      ROUNDS,
      (round) => slowest(() => command(round)),
      () => slowest(broadcast),
    );
    child.kill();
    bare.close();
    await host.stop();
    rmSync(own, { recursive: true });
    const note = `${SCREENS} 个屏幕，每条 ${bytes.length} 字节`;
    return compared(costs, { unit: '毫秒', target: '≤ 3', note });
  },
};

async function joinedScreens(address: string): Promise<number> {
  const answer = (await (await fetch(`${address}/health`)).json()) as { readonly screens: number };
  return answer.screens;
}

/** The 95th percentile over all screens and messages of a round, in milliseconds. */
async function slowest(message: () => Promise<readonly number[]>): Promise<number> {
  const waits: number[] = [];
  for (let i = 0; i < COMMANDS_A_ROUND; i += 1) waits.push(...(await message()));
  return percentile(waits, SHARE) / 1e6;
}

function reportCall(n: number): CommandCall {
  const [command] = lifeCommands(n, { unit: 'B01', category: 'event:06010', untilMs: 0 });
  if (!command) throw new Error('a life without commands');
  return { commandId: randomUUID(), caseId: null, expectedRevision: null, command };
}

async function reported(child: ChildProcess): Promise<Report> {
  const [report] = (await once(child, 'message')) as readonly unknown[];
  return report as Report;
}
