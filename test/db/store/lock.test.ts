import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { lockFolder } from '../../../db/store/lock.ts';
import { top } from '../../../electron/host/runtime/top.ts';

const LOCK = pathToFileURL(join(top, 'db/store/lock.ts')).href;

test('a folder belongs to one program, until it gives it back', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lock-'));
  const release = lockFolder(folder);
  expect(() => lockFolder(folder)).toThrow('正被另一个程序使用，请先关闭它，或用 --data 指定其他目录');
  release();
  lockFolder(folder)();
  rmSync(folder, { recursive: true });
});

test('a program keeps its lock though nothing points to it, and leaves none behind when it is killed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lock-'));
  const script = `import { lockFolder } from '${LOCK}';
    lockFolder(process.argv[1]); await new Promise(setImmediate); gc(); await new Promise(setImmediate);
    process.stdout.write('locked'); setInterval(() => undefined, 1000);`;
  const holder = spawn(process.execPath, ['--expose-gc', '--input-type=module', '-e', script, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(holder, 'exit');
  try {
    await once(holder.stdout, 'data');
    expect(() => lockFolder(folder)).toThrow('正被另一个程序使用');
  } finally {
    holder.kill('SIGKILL');
    await ended;
  }
  lockFolder(folder)();
  rmSync(folder, { recursive: true });
});
