import pino from 'pino';
import { expect, test } from 'vitest';
import { handledByPeople } from '../../db/demo/driven.ts';
import { fillFirst } from '../../db/demo/fill.ts';
import { setUpDemo } from '../../db/demo/setUp.ts';
import { readCaseEvents, readCaseFile } from '../../db/read/caseFile.ts';
import { lastSequence } from '../../db/read/log.ts';
import { readCity } from '../../db/read/city.ts';
import type { WritableStore } from '../../db/store/handle.ts';
import { closeStore, openStore } from '../../db/store/openStore.ts';
import { appendCityEvents } from '../../db/write/cityLog.ts';
import { verifyStore } from '../../db/verify/verifyStore.ts';
import { realClock } from '../../electron/host/clock.ts';
import { createHost } from '../../electron/host/createHost.ts';
import { executeCommand } from '../../electron/host/service/commands.ts';
import { recordEnded } from '../../electron/host/service/deadlineClock.ts';
import { prepareDemo } from '../../electron/host/service/demoCity.ts';
import { createDemoDriver } from '../../electron/host/service/demoDriver.ts';
import type { Command } from '../../shared/case/command.ts';
import type { NewCityEvent } from '../../shared/city/cityEvent.ts';
import type { EmptyCity } from '../../shared/contract/desk.ts';
import { temporaryFolder } from '../fixture/demoStore.ts';

const BEGUN_MS = Date.parse('2026-11-24T09:00:00+08:00');
const CASES = 900;
const MINUTE_MS = 60_000;

/** A store with the last days of a demonstration, opened at an instant as the host opens it. */
function open(folder: string, nowMs: number) {
  const store = openStore(folder, { nowMs, create: { demo: true } });
  const world = setUpDemo(store, CASES);
  fillFirst(store, world);
  const driver = createDemoDriver(store, world);
  driver.catchUp(nowMs);
  return { store, driver, [Symbol.dispose]: () => closeStore(store) };
}

/** Lets the city live second by second, as the host does. Answers when something was written. */
function live(city: ReturnType<typeof open>, fromMs: number, toMs: number): readonly number[] {
  const written: number[] = [];
  for (let nowMs = fromMs + 1000; nowMs <= toMs; nowMs += 1000) {
    recordEnded(city.store, nowMs);
    if (city.driver.tick(nowMs)) written.push(nowMs);
  }
  return written;
}

function count(store: WritableStore, sql: string): number {
  return store.prepare<[], { n: number }>(`SELECT count(*) AS n FROM ${sql}`).get()?.n ?? 0;
}

const STEPS_BACK = `(SELECT recorded_at_ms AS at, lag(recorded_at_ms) OVER (ORDER BY sequence) AS before FROM event
  WHERE recorded_at_ms > ${BEGUN_MS}) WHERE at < before`;

test('in working hours something happens every twenty seconds or so, in the order of time', () => {
  using folder = temporaryFolder();
  using city = open(folder.path, BEGUN_MS);
  const written = live(city, BEGUN_MS, BEGUN_MS + 2 * 3_600_000);
  const gaps = written.slice(1).map((atMs, index) => atMs - (written[index] ?? 0));
  expect(gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length / 2)]).toBeLessThanOrEqual(22_000);
  expect(written.length).toBeGreaterThan(2 * 120);
  expect(count(city.store, STEPS_BACK)).toBe(0);
  expect(verifyStore(city.store)).toMatchObject({ ok: true });
});

test.each(['2026-11-24T03:00', '2026-11-24T12:30', '2026-11-24T20:00', '2026-11-22T11:00'])(
  'at %s something happens every minute or so',
  (time) => {
    using folder = temporaryFolder();
    const atMs = Date.parse(`${time}:00+08:00`);
    using city = open(folder.path, atMs);
    const written = live(city, atMs, atMs + 40 * MINUTE_MS);
    const gaps = [atMs, ...written].slice(1).map((nowMs, index) => nowMs - ([atMs, ...written][index] ?? 0));
    expect(Math.max(...gaps)).toBeLessThanOrEqual(90_000);
  },
);

test('after a downtime everything has happened at its own time, once, and the city goes on', () => {
  using folder = temporaryFolder();
  const offAtMs = BEGUN_MS + 1_800_000;
  const onAtMs = offAtMs + 30 * 3_600_000;
  {
    using city = open(folder.path, BEGUN_MS);
    live(city, BEGUN_MS, offAtMs);
  }
  using city = open(folder.path, onAtMs);
  const { store } = city;
  expect(count(store, `event WHERE case_id IS NOT NULL AND occurred_at_ms <> recorded_at_ms`)).toBe(0);
  expect(count(store, STEPS_BACK)).toBe(0);
  const reports = count(store, `event WHERE kind = 'reported' AND occurred_at_ms > ${BEGUN_MS}`);
  expect(reports).toBeGreaterThan(150);
  expect(reports).toBe(count(store, `command_result WHERE command_id LIKE 'demo-report/%'`));
  const busiest = store
    .prepare<[number], { n: number }>(
      'SELECT count(*) AS n FROM event WHERE case_id IS NOT NULL AND recorded_at_ms > ? GROUP BY recorded_at_ms ORDER BY n DESC LIMIT 1',
    )
    .get(offAtMs);
  expect(busiest?.n).toBeLessThan(12);
  expect(live(city, onAtMs, onAtMs + 600_000).length).toBeGreaterThan(5);
});

test('a case that a person has reported stays theirs, and one that a person has touched is left alone for a while', () => {
  using folder = temporaryFolder();
  using city = open(folder.path, BEGUN_MS);
  const { store } = city;
  const seat = { party: 'centre', unit: null, seat: '受理 02 席' } as const;
  const give = (caseId: number | null, command: Omit<Command, 'by' | 'occurredAt' | 'evidence'>) =>
    executeCommand(
      store,
      {
        commandId: `test ${caseId} ${command.do}`,
        caseId,
        expectedRevision: null,
        command: { ...command, by: seat, occurredAt: null, evidence: null } as Command,
      },
      { nowMs: BEGUN_MS + 1000, cellAt: () => null },
    ).answer;
  const reported = give(null, {
    do: 'report',
    fields: { source: 'public', category: 'event:07001', description: '本人上报' },
  });
  if (reported.kind !== 'done') throw new Error('the report was refused');
  const waiting = store
    .prepare<[], { id: number }>(
      `SELECT id FROM cases WHERE stage = 'handling' AND missed_at_ms IS NULL ORDER BY due_at_ms LIMIT 1`,
    )
    .get();
  if (!waiting) throw new Error('no case in handling');
  expect(give(waiting.id, { do: 'urge', fields: { note: '请抓紧' } }).kind).toBe('done');
  expect(handledByPeople(store, reported.caseId)).toMatchObject({ own: true });
  expect(handledByPeople(store, waiting.id)).toEqual({ own: false, atMs: BEGUN_MS + 1000 });
  const before = readCaseFile(store, waiting.id)?.revision;
  live(city, BEGUN_MS + 1000, BEGUN_MS + 29 * 60_000);
  const others = (id: number) => readCaseEvents(store, id).filter(({ by }) => by.party !== 'host');
  expect(others(reported.caseId)).toHaveLength(1);
  expect(others(waiting.id).at(-1)?.revision).toBe(before);
  live(city, BEGUN_MS + 29 * 60_000, BEGUN_MS + 7 * 3_600_000);
  expect(others(reported.caseId)).toHaveLength(1);
  expect(others(waiting.id).at(-1)?.revision).not.toBe(before);
});

test('what fails in the living city or in its past is told once, and the city stands still', async () => {
  using folder = temporaryFolder();
  const store = openStore(folder.path, { nowMs: Date.now(), create: { demo: true } });
  setUpDemo(store, CASES * 10);
  const demo = prepareDemo(store, Date.now());
  expect(demo?.filling()).toBe(true);
  store.sqlite.exec(`CREATE TEMP TRIGGER full BEFORE INSERT ON main.event BEGIN SELECT RAISE(ABORT, 'disk full'); END`);
  const faults: string[] = [];
  const heard = {
    onWritten: () => undefined,
    onFilled: () => undefined,
    evaluate: () => Promise.reject(new Error('none')),
  };
  demo?.start(realClock(), { ...heard, onFault: (fault) => faults.push(String(fault)) });
  await expect.poll(() => faults.length).toBe(1);
  expect(faults[0]).toContain('disk full');
  expect(demo?.filling()).toBe(false);
  const events = lastSequence(store);
  store.sqlite.exec('DROP TRIGGER full');
  await new Promise((resolve) => {
    setTimeout(resolve, 1500);
  });
  expect(lastSequence(store)).toBe(events);
  expect(faults).toHaveLength(1);
  demo?.stop();
  closeStore(store);
});

test('verify asks the order of time of all that a demonstration has recorded since its beginning', () => {
  using folder = temporaryFolder();
  using city = open(folder.path, BEGUN_MS);
  const { store } = city;
  appendCityEvents(store, [meeting(BEGUN_MS + 9000)], BEGUN_MS + 9000);
  expect(verifyStore(store)).toMatchObject({ ok: true });
  appendCityEvents(store, [meeting(BEGUN_MS + 5000)], BEGUN_MS + 5000);
  expect(verifyStore(store).problems).toEqual([expect.stringMatching(/记录时间早于前一条/)]);
});

function meeting(occurredAtMs: number): NewCityEvent {
  const by = { party: 'centre', unit: null, seat: '受理 02 席' } as const;
  return { kind: 'meetingHeld', occurredAtMs, by, body: { quarter: '2026-Q3' } };
}

test('one call leaves the demonstration: an empty city on the same address, the demonstration in a folder of its own', async () => {
  using folder = temporaryFolder();
  await using host = await createHost({
    dataFolder: folder.path,
    port: 0,
    clock: realClock(),
    measureMs: () => performance.now(),
    log: pino({ enabled: false }),
    create: { demo: true },
  });
  const { movedTo, demo } = await call<EmptyCity>(host.address, 'city.beginEmpty');
  expect(demo).toBe(false);
  await expect.poll(async () => await info(host.address), { timeout: 10_000 }).toMatchObject({ demo: false });
  expect(count(host.city().store, 'cases')).toBe(0);
  const aside = openStore(movedTo, { nowMs: Date.now() });
  expect(readCity(aside).demo).toBe(true);
  expect(count(aside, 'cases')).toBeGreaterThan(2000);
  expect(verifyStore(aside)).toMatchObject({ ok: true });
  closeStore(aside);
});

async function call<Answer>(address: string, path: string): Promise<Answer> {
  const answer = await fetch(`${address}/api/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  return ((await answer.json()) as { readonly result: { readonly data: Answer } }).result.data;
}

async function info(address: string): Promise<unknown> {
  try {
    const answer = await fetch(`${address}/api/city.info`);
    return ((await answer.json()) as { readonly result?: { readonly data: unknown } }).result?.data;
  } catch {
    return null;
  }
}
