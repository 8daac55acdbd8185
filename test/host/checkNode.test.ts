import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { nodeFault } from '../../electron/host/runtime/checkNode.mjs';

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** An installation that holds these files, and nothing else. */
function installation(files: Readonly<Record<string, string>>): string {
  const top = mkdtempSync(join(tmpdir(), 'chengguan-node-'));
  folders.push(top);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(top, name)), { recursive: true });
    writeFileSync(join(top, name), text);
  }
  return top;
}

const manifest = { 'node_modules/node/package.json': '{"version":"24.21.0"}' };
const pinned = 'node_modules/node/bin/node';
// The SHA-256 of the three letters abc, FIPS 180-2 example B.1.
const sumOfAbc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
const list = { 'resources/node-24.21.0.sha256.json': `{"linux-x64":"${sumOfAbc}"}` };

function running(top: string, version: string) {
  return { versions: { node: version }, execPath: join(top, pinned), platform: 'linux', arch: 'x64' };
}

test('without packages it asks for npm ci', () => {
  expect(nodeFault(installation({}), { ...running('', '24.21.0'), execPath: '/usr/bin/node' })).toContain('npm ci');
});

test('a too old Node is told which command brings the right one, in one line', () => {
  const top = installation({ ...manifest, [pinned]: 'abc' });
  const fault = nodeFault(top, { ...running(top, '20.20.2'), execPath: '/usr/bin/node' });
  expect(fault).toContain('20.20.2');
  expect(fault).toContain('npm start');
  expect(fault).not.toContain('\n');
});

test('where npm skipped the install script of the pinned Node it says how to run it', () => {
  const top = installation(manifest);
  expect(nodeFault(top, { ...running(top, '20.20.2'), execPath: '/usr/bin/node' })).toContain('npm rebuild node');
});

test('the pinned Node passes when its sum is the listed one', () => {
  const top = installation({ ...manifest, ...list, [pinned]: 'abc' });
  expect(nodeFault(top, running(top, '24.21.0'))).toBe('');
});

test('a changed binary is refused, also after an unchanged one was seen', () => {
  const top = installation({ ...manifest, ...list, [pinned]: 'abc' });
  nodeFault(top, running(top, '24.21.0'));
  writeFileSync(join(top, pinned), 'abcd');
  expect(nodeFault(top, running(top, '24.21.0'))).toContain('校验值不符');
});

test('a version without a list of sums is not the locked one', () => {
  const top = installation({ ...manifest, [pinned]: 'abc' });
  expect(nodeFault(top, running(top, '24.21.0'))).toContain('不是本版本所锁定的');
});

test('another Node of 24 or later may serve', () => {
  const top = installation({ ...manifest, [pinned]: 'abc', other: '' });
  expect(nodeFault(top, { ...running(top, '26.1.0'), execPath: join(top, 'other') })).toBe('');
});
