import { Agent } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { closeStore } from '../../db/store/openStore.ts';
import { cutToSecond } from '../../shared/time/zone.ts';
import { beginGeneratedCity } from '../bench/generatedStore.ts';
import { missingFrom } from './checks.ts';
import { dropReadyHost, openKillableHost } from './killableHost.ts';
import { give, openSeats } from './seats.ts';

const SEATS = 6;
/** A host works for so many answers, and a moment more, before it is killed. */
const MOST_ANSWERS = 120;
const MOMENT_MS = 20;

export type KillReport = {
  readonly kills: number;
  readonly acknowledged: number;
  readonly problems: readonly string[];
};

/**
 * Kills a host again and again while desks work on it over HTTP. After each kill every acknowledged command must stand in
 * the store with its event, and the log must verify; after each start a command sent again gets its first answer.
 */
export async function killRun(
  folder: string,
  { kills, onKill = () => undefined }: { readonly kills: number; readonly onKill?: (report: KillReport) => void },
): Promise<KillReport> {
  closeStore(beginGeneratedCity(folder, cutToSecond(Date.now())));
  const seats = openSeats(SEATS);
  const problems: string[] = [];
  let resent = 0;
  for (let kill = 1; kill <= kills; kill += 1) {
    const host = await openKillableHost(folder);
    problems.push(...(await otherAnswers(host.address, seats.acknowledged.slice(resent))));
    resent = seats.acknowledged.length;
    const working = seats.work(host.address);
    const enough = resent + Math.ceil(Math.random() * MOST_ANSWERS);
    while (seats.acknowledged.length < enough) await sleep(1);
    await sleep(Math.random() * MOMENT_MS);
    await host.kill();
    await working;
    problems.push(...missingFrom(folder, seats.acknowledged).map((problem) => `kill ${kill}: ${problem}`));
    onKill({ kills: kill, acknowledged: seats.acknowledged.length, problems });
  }
  dropReadyHost();
  return { kills, acknowledged: seats.acknowledged.length, problems };
}

/** Sends acknowledged commands once more: each must get its first answer again. */
async function otherAnswers(
  address: string,
  acknowledged: ReturnType<typeof openSeats>['acknowledged'],
): Promise<readonly string[]> {
  const agent = new Agent({ keepAlive: true });
  const problems: string[] = [];
  for (const { call, answer } of acknowledged) {
    const again = await give(address, agent, call);
    if (JSON.stringify(again) !== JSON.stringify(answer)) problems.push(`${call.commandId}: ${JSON.stringify(again)}`);
  }
  agent.destroy();
  return problems;
}
