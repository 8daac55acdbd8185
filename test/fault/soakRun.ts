import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser } from 'playwright';
import { readCells } from '../../db/read/grid.ts';
import { closeStore, openReadable } from '../../db/store/openStore.ts';
import { verifyStore } from '../../db/verify/verifyStore.ts';
import { executeCommand } from '../../electron/host/service/commands.ts';
import type { CommandAnswer, CommandCall } from '../../shared/contract/desk.ts';
import { createCellIndex } from '../../shared/grid/cell.ts';
import { beginGeneratedCity } from '../bench/generatedStore.ts';
import { cuttableLine } from '../fixture/cuttableLine.ts';
import { layMap } from '../fixture/layMap.ts';
import { fastClock } from './fastClock.ts';
import type { Haste } from './fastClock.ts';
import type { FastHost } from './fastHostProcess.ts';
import { LONGEST_LIFE_MS, soakSteps } from './soakCases.ts';
import type { SoakStep } from './soakCases.ts';
import { openSoakWall } from './soakWall.ts';
import type { SoakSample } from './soakWall.ts';

const FROM_MS = Date.parse('2026-11-24T07:00:00+08:00');
const CASES_A_DAY = 2000;
const MINUTE_MS = 60_000;
/** The host is off for so long after it was killed. */
const OFF_MS = 2 * MINUTE_MS;
const CUT_MS = MINUTE_MS;
const SETTLED_MS = 20_000;

export type SoakPlan = {
  readonly spanMs: number;
  /** The wall is measured so often; what it had at the first time is what the others are held against. */
  readonly everyMs: number;
  readonly killsAtMs: readonly number[];
  readonly cutsAtMs: readonly number[];
  /** How many times faster time passes, for the host as for the page. */
  readonly factor: number;
  readonly onSample?: (sample: SoakSample) => void;
};

export type SoakReport = {
  readonly samples: readonly SoakSample[];
  readonly commands: number;
  readonly problems: readonly string[];
};

/**
 * Lets a wall run before a host on which desks work, on a clock on which hours pass in seconds; the host is killed and
 * started again, and the network cut for a minute. Answers what the wall held at each time and everything that was wrong.
 */
export async function soakRun(folder: string, browser: Browser, plan: SoakPlan): Promise<SoakReport> {
  const { steps, ids, untilMs: beganMs } = warmedUp(folder);
  const host = soakHost(folder, plan.factor);
  await host.start(beganMs);
  const line = await cuttableLine();
  const problems: string[] = [];
  const wall = await openSoakWall(browser, { address: host.address(), line, factor: plan.factor });
  const ended = new AbortController();
  const desk = work({ steps, ids, host, signal: ended.signal, problems });
  const samples: SoakSample[] = [];
  for (const { atMs, act } of agenda(plan)) {
    while (host.nowMs() < beganMs + atMs) await sleep(5);
    if (act === 'kill') {
      await host.kill();
      await wall.untilLost();
      await sleep(OFF_MS / plan.factor);
      await host.start(host.nowMs());
      await wall.untilLive();
    } else if (act === 'cut') {
      line.cut('silent');
      await sleep(CUT_MS / plan.factor);
      await wall.untilLost();
      line.heal();
      await wall.untilLive();
    } else {
      await wall.untilLive();
      const sample = await wall.measure(atMs);
      samples.push(sample);
      plan.onSample?.(sample);
    }
  }
  ended.abort();
  const commands = await desk;
  const open = await host.open();
  // What the desks did last is on its way to the page.
  let shown = await wall.shown();
  for (const untilMs = Date.now() + SETTLED_MS; shown !== open && Date.now() < untilMs; shown = await wall.shown())
    await sleep(100);
  if (shown !== open) problems.push(`the wall shows ${shown} open cases, the host has ${open}`);
  problems.push(...wall.problems());
  await wall.close();
  line.close();
  await host.kill();
  const store = openReadable(folder);
  problems.push(...verifyStore(store).problems);
  closeStore(store);
  return { samples, commands, problems };
}

type Entry = { readonly atMs: number; readonly act: 'kill' | 'cut' | 'measure' };

function agenda({ spanMs, everyMs, killsAtMs, cutsAtMs }: SoakPlan): readonly Entry[] {
  const times = Array.from({ length: Math.floor(spanMs / everyMs) }, (_, i) => (i + 1) * everyMs);
  return [
    ...times.map((atMs) => ({ atMs, act: 'measure' as const })),
    ...killsAtMs.map((atMs) => ({ atMs, act: 'kill' as const })),
    ...cutsAtMs.map((atMs) => ({ atMs, act: 'cut' as const })),
  ].toSorted((a, b) => a.atMs - b.atMs);
}

type Warm = {
  readonly steps: Generator<SoakStep, never>;
  /** The cases by their place in the row of reports. */
  readonly ids: Map<number, number>;
  readonly untilMs: number;
};

/** A city in which as many cases close as are reported: its first hours are written without a host. */
function warmedUp(folder: string): Warm {
  const store = beginGeneratedCity(folder, FROM_MS);
  layMap(store, FROM_MS);
  const grid = createCellIndex(readCells(store));
  const cellAt = (lng: number, lat: number): string | null => grid.cellAt(lng, lat)?.code ?? null;
  const steps = soakSteps(FROM_MS, CASES_A_DAY);
  const ids = new Map<number, number>();
  const untilMs = FROM_MS + LONGEST_LIFE_MS;
  let atMs = FROM_MS;
  while (atMs < untilMs) {
    const { value } = steps.next();
    ({ atMs } = value);
    const { answer } = executeCommand(store, callOf(value, ids), { nowMs: atMs, cellAt });
    note(value, answer, ids);
  }
  closeStore(store);
  return { steps, ids, untilMs };
}

function callOf({ n, command }: SoakStep, ids: ReadonlyMap<number, number>): CommandCall {
  const caseId = command.do === 'report' ? null : (ids.get(n) ?? 0);
  return { commandId: randomUUID(), caseId, expectedRevision: null, command };
}

/** What a desk is answered; a refusal is a fault of this run. */
function note({ n, command }: SoakStep, answer: CommandAnswer, ids: Map<number, number>): void {
  if (answer.kind !== 'done') throw new Error(`${command.do}: ${answer.rejection.message}`);
  ids.set(n, answer.caseId);
}

type SoakHost = {
  readonly address: () => string;
  readonly nowMs: () => number;
  readonly start: (fromMs: number) => Promise<void>;
  readonly kill: () => Promise<void>;
  /** How many cases are open. */
  readonly open: () => Promise<number>;
};

/** A host process that comes back under the same address after it was killed. */
function soakHost(folder: string, factor: number): SoakHost {
  let child: ChildProcess | null = null;
  let begun: { readonly address: string; readonly haste: Haste } | null = null;
  const current = () => {
    if (!begun) throw new Error('no host runs');
    return begun;
  };
  return {
    address: () => current().address,
    nowMs: () => fastClock(current().haste).nowMs(),
    async start(fromMs) {
      const port = begun === null ? 0 : Number(new URL(begun.address).port);
      child = fork(join(import.meta.dirname, 'fastHostProcess.ts'));
      child.send({ folder, fromMs, factor, port } satisfies FastHost);
      const [first] = (await Promise.race([once(child, 'message'), once(child, 'exit')])) as readonly unknown[];
      if (typeof first !== 'object' || first === null) throw new Error(`the host ended with ${String(first)}`);
      begun = first as typeof begun;
    },
    async kill() {
      if (!child) return;
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
    async open() {
      const answer = await fetch(`${current().address}/api/wall.snapshot`);
      const { result } = (await answer.json()) as { readonly result: { readonly data: { readonly cases: unknown[] } } };
      return result.data.cases.length;
    },
  };
}

type Work = Pick<Warm, 'steps' | 'ids'> & {
  readonly host: SoakHost;
  readonly signal: AbortSignal;
  readonly problems: string[];
};

/** The desks of the city: each step when it is due, again under its own id where the host went away. Answers how many. */
async function work({ steps, ids, host, signal, problems }: Work): Promise<number> {
  let done = 0;
  for (const step of steps) {
    while (!signal.aborted && host.nowMs() < step.atMs) await sleep(2);
    const call = callOf(step, ids);
    for (;;) {
      if (signal.aborted) return done;
      const answer = await execute(host.address(), call);
      if (answer === null) {
        await sleep(20);
        continue;
      }
      if (answer.kind === 'done') note(step, answer, ids);
      else problems.push(`${step.command.do}: ${answer.rejection.message}`);
      break;
    }
    done += 1;
  }
  return done;
}

/** Gives a command; null: the host is gone. */
async function execute(address: string, call: CommandCall): Promise<CommandAnswer | null> {
  const answer = await fetch(`${address}/api/command.execute`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(call),
  })
    .then((response) => response.text())
    .catch(() => null);
  if (answer === null) return null;
  const read = JSON.parse(answer) as { readonly result?: { readonly data: CommandAnswer } };
  if (!read.result) throw new Error(answer);
  return read.result.data;
}
