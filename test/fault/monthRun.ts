import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { monthKey, shiftMonth } from '../../shared/time/zone.ts';
import { readFindings, readFrozenMonths } from '../../db/read/accountability.ts';
import { closeStore, openReadable, openStore } from '../../db/store/openStore.ts';
import { recordEnded } from '../../electron/host/service/deadlineClock.ts';
import { beginGeneratedCity } from '../bench/generatedStore.ts';
import { fastClock } from './fastClock.ts';
import type { Haste } from './fastClock.ts';
import { monthProblems } from './monthChecks.ts';
import type { AcknowledgedId } from './monthChecks.ts';

const SEATS = 4;
const DAY_MS = 86_400_000;
const FROM_MS = Date.parse('2016-09-01T09:00:00+08:00');
/** A month passes in about four seconds. */
const FACTOR = 600_000;
/** A host works for so many answers, and a moment more, before it is killed; then it is off for so many days at most. */
const MOST_ANSWERS = 40;
const MOMENT_MS = 50;
const MOST_DAYS_OFF = 40;
const ZONE = 'Asia/Shanghai';

export type MonthReport = { readonly answers: number; readonly problems: readonly string[] };

/**
 * Kills a host again and again while cases run late, months end, and a leader decides and freezes; months end while it is
 * off, too. After each kill everything stands once and verifies, and what passed meanwhile is recorded at the next start.
 */
export async function monthRun(
  folder: string,
  { kills, onKill = () => undefined }: { readonly kills: number; readonly onKill?: (report: MonthReport) => void },
): Promise<MonthReport & { readonly months: number }> {
  closeStore(beginGeneratedCity(folder, FROM_MS));
  let fromMs = FROM_MS;
  const acknowledged: AcknowledgedId[] = [];
  const problems: string[] = [];
  for (let kill = 1; kill <= kills; kill += 1) {
    const child = fork(join(import.meta.dirname, 'fastHostProcess.ts'));
    child.send({ folder, fromMs, factor: FACTOR });
    const [begun] = (await Promise.race([once(child, 'message'), once(child, 'exit')])) as readonly Begun[];
    if (typeof begun !== 'object') throw new Error(`the host ended with ${String(begun)}`);
    const { address, haste } = begun;
    const { nowMs } = fastClock(haste);
    const enough = acknowledged.length + Math.ceil(Math.random() * MOST_ANSWERS);
    const seats = Array.from({ length: SEATS }, (_, seat) => workLate(seat, address, nowMs, acknowledged));
    const leader = decide(folder, address, nowMs, acknowledged);
    while (acknowledged.length < enough) await sleep(1);
    await sleep(Math.random() * MOMENT_MS);
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
    await Promise.all([...seats, leader]);
    fromMs = nowMs() + Math.random() * MOST_DAYS_OFF * DAY_MS;
    problems.push(...monthProblems(folder, acknowledged).map((problem) => `kill ${kill}: ${problem}`));
    onKill({ answers: acknowledged.length, problems });
  }
  const store = openStore(folder, { nowMs: fromMs });
  recordEnded(store, fromMs + 90 * DAY_MS);
  const months = store.prepare<[], number>('SELECT count(*) FROM closed_month').pluck().get() ?? 0;
  closeStore(store);
  return { answers: acknowledged.length, months, problems: [...problems, ...monthProblems(folder, acknowledged)] };
}

type Begun = { readonly address: string; readonly haste: Haste };
type Answer = { readonly kind: string; readonly caseId: number };

/** Sends a call; null: the host went away. A refusal (the clock was faster) is no fault. */
async function send(address: string, path: string, call: object, kept: AcknowledgedId[]): Promise<Answer | null> {
  const commandId = randomUUID();
  try {
    const response = await fetch(`${address}/api/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ commandId, ...call }),
    });
    const read = (await response.json()) as { readonly result?: { readonly data: Answer } };
    const answer = read.result?.data;
    if (!answer) throw new RangeError(JSON.stringify(read));
    if (answer.kind === 'done') kept.push({ commandId, answer });
    return answer;
  } catch (fault) {
    if (fault instanceof RangeError) throw fault;
    return null;
  }
}

/** Cases of few units, one of three answered and closed at once, the others never. */
async function workLate(seat: number, address: string, nowMs: () => number, kept: AcknowledgedId[]): Promise<void> {
  for (let n = seat; ; n += 1) {
    const unit = ['B01', 'B02', 'T01'][n % 3] ?? 'B01';
    let caseId: number | null = null;
    const give = (name: string, party: string, fields: object) => {
      const by = { party, unit: party === 'unit' ? unit : null, seat: `席 ${seat}` };
      const command = { do: name, by, occurredAt: null, evidence: null, fields };
      return send(address, 'command.execute', { caseId, expectedRevision: null, command }, kept);
    };
    const reported = await give('report', 'centre', { source: 'public', category: 'event:06010', description: '垃圾' });
    if (reported === null) return;
    caseId = reported.caseId;
    await give('accept', 'centre', {});
    const until = Math.floor((nowMs() + (5 + Math.random() * 25) * DAY_MS) / 1000) * 1000;
    await give('dispatch', 'centre', { unit, until });
    if (n % 3 > 0) continue;
    await give('feedback', 'unit', { result: '已清' });
    await give('recordCheck', 'supervisor', { result: 'pass' });
  }
}

/** Issues what waits for a decision and freezes the month before. */
async function decide(folder: string, address: string, nowMs: () => number, kept: AcknowledgedId[]): Promise<void> {
  const store = openReadable(folder);
  const act = (name: string, fields: object) =>
    send(
      address,
      'accountability.execute',
      { command: { do: name, by: { party: 'leader', unit: null, seat: '值班长' }, fields } },
      kept,
    );
  try {
    for (;;) {
      const month = shiftMonth(monthKey(nowMs(), ZONE), -1);
      const isFrozen = readFrozenMonths(store).some((frozen) => frozen.month === month);
      if (!isFrozen && (await act('freeze', { month })) === null) return;
      const finding = readFindings(store, { state: 'proposed' })[0]?.id ?? 1;
      if ((await act('issueFinding', { finding, reason: '属实' })) === null) return;
    }
  } finally {
    closeStore(store);
  }
}
