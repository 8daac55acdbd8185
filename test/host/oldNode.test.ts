import { spawnSync } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { expect, test } from 'vitest';
import { top } from '../../electron/host/runtime/top.ts';

/** Another Node of this machine that is older than 24, if there is one. */
function oldNode(): string | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/bin', '/usr/local/bin'];
  return folders
    .map((folder) => join(folder, 'node'))
    .find((program) => {
      const { stdout } = spawnSync(program, ['--version'], { encoding: 'utf8' });
      const major = Number(/^v(\d+)\./.exec(stdout ?? '')?.[1]);
      return major >= 12 && major < 24;
    });
}

const entries = [
  'electron/host/start.mjs',
  'electron/host/city.mjs',
  'electron/host/build.mjs',
  'test/run.mjs',
  'test/check.mjs',
  'test/bench/run.mjs',
];

const node = oldNode();

test.for(entries)('%s under a too old Node says so in one line, with exit code 2', (entry, { skip }) => {
  if (node === undefined) return skip('本机没有 24 以下的 Node');
  const { status, stdout, stderr } = spawnSync(node, [join(top, entry)], { encoding: 'utf8', cwd: top });
  expect(stderr).toMatch(/^当前 Node 为 .*\n$/);
  expect(stdout).toBe('');
  expect(status).toBe(2);
});
