import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import pino from 'pino';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { buildHostWhereOld } from '../../electron/host/runtime/buildWhereOld.ts';
import { top } from '../../electron/host/runtime/top.ts';
import { openReports } from '../../electron/host/service/report/reports.ts';
import type { FromHost, ToHost } from '../../shared/shell/hostMessage.ts';
import { storeCity } from '../fixture/storeCity.ts';

const cleanUp: (() => Promise<unknown> | void)[] = [];
/** What electron-builder.yml packs, and nothing else: a bundle that leans on another package breaks here. */
const packed = mkdtempSync(join(tmpdir(), 'chengguan-packed-'));

beforeAll(async () => {
  await buildHostWhereOld();
  for (const name of ['dist/host', 'db/migration', 'resources', 'package.json']) {
    cpSync(join(top, name), join(packed, name), { recursive: true });
  }
  mkdirSync(join(packed, 'node_modules'));
  symlinkSync(join(top, 'node_modules/better-sqlite3'), join(packed, 'node_modules/better-sqlite3'), 'junction');
});

afterAll(() => rmSync(packed, { recursive: true, maxRetries: 5 }));

afterEach(async () => {
  for (const action of cleanUp.splice(0).toReversed()) await action();
});

/** The bundle of the packaged program, run by Node with a stand-in for Electron's port. */
function startBundle(): ChildProcess {
  const port = pathToFileURL(join(top, 'test/fixture/parentPort.ts')).href;
  const host = fork(join(packed, 'dist/host/utility.js'), [], { execArgv: ['--import', port], stdio: 'pipe' });
  cleanUp.push(() => {
    if (host.exitCode !== null || !host.kill('SIGKILL')) return;
    return once(host, 'exit');
  });
  return host;
}

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'chengguan-utility-'));
  cleanUp.push(() => rmSync(folder, { recursive: true, maxRetries: 5 }));
  return folder;
}

async function tell(host: ChildProcess, message: ToHost): Promise<FromHost> {
  const answer = once(host, 'message') as Promise<[FromHost]>;
  host.send(message);
  return (await answer)[0];
}

async function drain(host: ChildProcess): Promise<unknown> {
  const exit = once(host, 'exit');
  host.send({ kind: 'drain' } satisfies ToHost);
  return (await exit)[0];
}

function enter(origin: string, ticket: string): Promise<Response> {
  const headers = { 'content-type': 'application/json' };
  return fetch(`${origin}/enter`, { method: 'POST', headers, body: JSON.stringify({ ticket }) });
}

/** The status of the refused upgrade, or `open`. */
function feed(origin: string, cookie: string): Promise<number | string> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`${origin.replace('http', 'ws')}/feed`, { headers: { cookie } });
    socket.on('unexpected-response', (_request, answer) => resolve(answer.statusCode ?? 0));
    socket.on('error', reject);
    socket.on('open', () => {
      socket.close();
      resolve('open');
    });
  });
}

test('the packaged host lets in the bearer of its ticket, once, and nobody else; then it drains', async () => {
  const host = startBundle();
  const ready = await tell(host, { kind: 'start', dataFolder: newFolder(), port: null });
  if (ready.kind !== 'ready') throw new Error(ready.message);
  const origin = `http://127.0.0.1:${ready.port}`;

  expect((await fetch(`${origin}/health`)).status).toBe(401);
  expect((await fetch(`${origin}/wall`)).status).toBe(401);
  expect(await feed(origin, '')).toBe(401);
  expect((await enter(origin, '0'.repeat(64))).status).toBe(401);
  const entered = await enter(origin, ready.ticket);
  expect(entered.status).toBe(204);
  expect((await enter(origin, ready.ticket)).status).toBe(401);

  const cookie = entered.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  expect((await fetch(`${origin}/health`, { headers: { cookie } })).status).toBe(200);
  expect(await feed(origin, cookie)).toBe('open');
  expect(await drain(host)).toBe(0);
});

test('a host that is started again takes its port again, and a data folder in use is refused in words', async () => {
  const dataFolder = newFolder();
  const first = startBundle();
  // Far from where other hosts look for a port.
  const ready = await tell(first, { kind: 'start', dataFolder, port: 21_000 + (process.pid % 10_000) });
  if (ready.kind !== 'ready') throw new Error(ready.message);

  const second = startBundle();
  const refused = await tell(second, { kind: 'start', dataFolder, port: null });
  expect(refused).toEqual({ kind: 'refused', message: expect.stringContaining('正被另一个程序使用') as string });
  expect(await drain(second)).toBe(0);

  const killed = once(first, 'exit');
  first.kill('SIGKILL');
  await killed;
  const third = startBundle();
  expect(await tell(third, { kind: 'start', dataFolder, port: ready.port })).toMatchObject({ port: ready.port });
  expect(await drain(third)).toBe(0);
});

test('the packaged thread makes reports', async () => {
  using city = storeCity(Date.parse('2016-09-05T09:00:00+08:00'));
  const thread = pathToFileURL(join(packed, 'dist/host/reportThread.js'));
  const reports = openReports({ folder: city.folder, log: pino({ level: 'silent' }), thread });
  const asOfMs = Date.parse('2016-09-06T09:00:00+08:00');
  expect(await reports.run('figures', { period: { fromMs: 0, toMs: asOfMs }, asOfMs })).toEqual(new Map());
  await reports.stop();
});
