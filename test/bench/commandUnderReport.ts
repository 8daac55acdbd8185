import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import { pino } from 'pino';
import type { WritableStore } from '../../db/store/handle.ts';
import { closeStore, openStore } from '../../db/store/openStore.ts';
import { openReports } from '../../electron/host/service/report/reports.ts';
import type { Reports } from '../../electron/host/service/report/reportLane.ts';
import { periodRange } from '../../shared/time/zone.ts';
import { commandPlayer } from './commandRounds.ts';
import { demoPlaces, generatedStore, STORE_NOW_MS } from './generatedStore.ts';
import { lifeEvents } from './lifeEvents.ts';
import { lifePlans } from './lifePlans.ts';
import { compared, interleaved, percentile } from './measure.ts';
import type { Bench } from './measure.ts';

const ROUNDS = 5;
const COMMANDS = 20_000;
const LIVES = COMMANDS / 8;
const SPAN_MS = 73 * 86_400_000;
const MONTHS = ['2026-09', '2026-10', '2026-11'] as const;

export const bench: Bench = {
  name: 'commandUnderReport',
  measure: async (folder) => {
    const copy = mkdtempSync(join(folder, 'report-'));
    cpSync(reportStore(folder), copy, { recursive: true });
    const store = openStore(copy, { nowMs: STORE_NOW_MS });
    const reports = openReports({ folder: copy, log: pino({ enabled: false }) });
    const round = p99Of(store);
    let made = 0;
    const costs = await interleaved(
      ROUNDS,
      async () => {
        const stop = new AbortController();
        const done = report(reports, stop.signal);
        const p99Ms = await round();
        stop.abort();
        made += await done;
        return p99Ms;
      },
      round,
    );
    await reports.stop();
    closeStore(store);
    rmSync(copy, { recursive: true });
    const note = `每轮 ${COMMANDS} 条，期间共出 ${made} 张报表`;
    return compared(costs, { unit: '毫秒（p99）', target: '≤ 6', note });
  },
};

/** A tenth of the big store: 100,000 cases of 73 days. */
function reportStore(folder: string): string {
  const numbers = { seed: 20_261_125, cases: 100_000, open: 2000, events: 800_000 };
  const size = { ...numbers, fromMs: STORE_NOW_MS - SPAN_MS, nowMs: STORE_NOW_MS, places: demoPlaces() };
  let planOf: ReturnType<typeof lifePlans> | null = null;
  return generatedStore(folder, 'report', {
    key: numbers,
    cases: numbers.cases,
    beganAtMs: size.fromMs,
    eventsOf: (caseId) => {
      planOf ??= lifePlans(size);
      return lifeEvents(planOf(caseId), size);
    },
  });
}

/** One round of commands; the turn of the event loop after each life lets the thread's answers in, as on a host. */
function p99Of(store: WritableStore): () => Promise<number> {
  let tookMs: number[] = [];
  const play = commandPlayer(store, (command) => {
    const beganMs = performance.now();
    const result = command();
    tookMs.push(performance.now() - beganMs);
    return result;
  });
  return async () => {
    tookMs = [];
    for (let life = 0; life < LIVES; life += 1) {
      play(1);
      await setImmediate();
    }
    return percentile(tookMs, 0.99);
  };
}

/** One report after the other until told to stop; answers how many were made. */
async function report(reports: Reports, signal: AbortSignal): Promise<number> {
  let made = 0;
  while (!signal.aborted) {
    const period = periodRange(MONTHS[made % MONTHS.length] ?? '2026-10', 'Asia/Shanghai');
    await reports.run('figures', { period, asOfMs: Math.min(period.toMs + 86_400_000, STORE_NOW_MS) });
    made += 1;
  }
  return made;
}
