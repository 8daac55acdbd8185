import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, expect, test } from 'vitest';
import { launchBrowser } from './launchBrowser.ts';

const cleanUp: (() => Promise<void> | void)[] = [];

afterEach(async () => {
  for (const action of cleanUp.splice(0).toReversed()) await action();
});

test('npm start prints the address of a wall that a browser can open, and ends when asked to', async () => {
  const data = mkdtempSync(join(tmpdir(), 'chengguan-start-'));
  cleanUp.push(() => rmSync(data, { recursive: true, maxRetries: 5 }));
  const host = spawn(process.execPath, ['electron/host/start.mjs', '--data', data], {
    env: { ...process.env, CI: 'true' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  cleanUp.push(() => void host.kill('SIGKILL'));
  const browser = await launchBrowser();
  cleanUp.push(() => browser.close());
  const page = await browser.newPage();
  const faults: string[] = [];
  page.on('pageerror', (fault) => faults.push(fault.message));
  await page.goto(await printedWall(host));
  await page.locator('#root > *').first().waitFor();
  expect(await page.title()).toContain('数字城管指挥台');
  expect(faults).toEqual([]);
  host.kill('SIGTERM');
  // Windows has no signals: there the program is simply ended.
  expect(await exitCode(host)).toBe(process.platform === 'win32' ? null : 0);
});

/** The first address of a wall in the program's output. */
async function printedWall(host: ChildProcess): Promise<string> {
  if (host.stdout === null) throw new Error('the output is not piped');
  for await (const line of createInterface({ input: host.stdout })) {
    const address = /http:\/\/127\.0\.0\.1:\d+\/wall/.exec(line)?.[0];
    if (address !== undefined) return address;
  }
  throw new Error('the host ended without an address');
}

function exitCode(host: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => host.once('exit', resolve));
}
