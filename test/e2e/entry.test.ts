import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';

const cleanUp: (() => Promise<unknown> | void)[] = [];

afterEach(async () => {
  for (const action of cleanUp.splice(0).toReversed()) await action();
});

function newFolder(): string {
  const data = mkdtempSync(join(tmpdir(), 'chengguan-entry-'));
  cleanUp.push(() => rmSync(data, { recursive: true, maxRetries: 5 }));
  return data;
}

const starts = [process.execPath, 'electron/host/start.mjs', '--data'] as const;
const stdio = ['ignore', 'pipe', 'pipe'] as const;
// Without a display and without npm, whatever runs these tests.
const { npm_lifecycle_event: _, ...ownEnv } = process.env;
const env = { ...ownEnv, CI: 'true' };

function start(data: string): ChildProcess {
  const [node, ...words] = starts;
  const host = spawn(node, [...words, data], { env, stdio: [...stdio] });
  cleanUp.push(() => {
    if (host.exitCode !== null || host.signalCode !== null || !host.kill('SIGKILL')) return;
    return once(host, 'exit');
  });
  return host;
}

/** What the program said when it had said something that fits, or had ended. */
function said(stream: NodeJS.ReadableStream | null, fits: RegExp): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    stream?.on('data', (part) => {
      text += String(part);
      if (fits.test(text)) resolve(text);
    });
    stream?.once('end', () => resolve(text));
  });
}

async function address(host: ChildProcess): Promise<string> {
  const text = await said(host.stdout, /http:\S+\/wall/);
  return /(http:\S+)\/wall/.exec(text)?.[1] ?? 'no address';
}

async function exitCode(host: ChildProcess): Promise<unknown> {
  return host.exitCode ?? (await once(host, 'exit'))[0];
}

test('a second start on one data folder says in one line who has it, and disturbs nobody', async () => {
  const data = newFolder();
  const first = await address(start(data));
  const second = start(data);
  const line = await said(second.stderr, /\n/);
  expect(line).toMatch(/^数据目录 .* 正被另一个程序使用，请先关闭它，或用 --data 指定其他目录。\n$/);
  expect(await exitCode(second)).toBe(2);
  expect((await fetch(`${first}/health`)).status).toBe(200);
});

test.skipIf(process.platform === 'win32')(
  'asked to end, the host says goodbye to its screens and gives the folder back',
  async () => {
    const data = newFolder();
    const host = start(data);
    const socket = new WebSocket(`${(await address(host)).replace('http', 'ws')}/feed`);
    await once(socket, 'open');
    socket.send(JSON.stringify({ since: null, screen: 'test' }));
    await once(socket, 'message');
    const goodbye = once(socket, 'close') as Promise<[number]>;
    host.kill('SIGTERM');
    expect((await goodbye)[0]).toBe(1001);
    expect(await exitCode(host)).toBe(0);
    expect(await address(start(data))).toContain('http://127.0.0.1:');
  },
);

test.skipIf(process.platform === 'win32')(
  'the host ends when only the shell between npm and it was ended',
  async () => {
    const data = newFolder();
    const shell = spawn('sh', ['-c', '"$0" "$@"; true', ...starts, data], {
      env: { ...env, npm_lifecycle_event: 'start' },
      stdio: [...stdio],
      detached: true,
    });
    // The output closes when the last program that holds it is gone.
    const gone = once(shell, 'close');
    cleanUp.push(() => {
      if (shell.pid === undefined || shell.stdout.readableEnded) return;
      process.kill(-shell.pid, 'SIGKILL');
      return gone;
    });
    await address(shell);
    shell.stderr?.resume();
    shell.kill('SIGTERM');
    await gone;
    expect(await address(start(data))).toContain('http://127.0.0.1:');
  },
);
