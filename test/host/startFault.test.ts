import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { runHost } from '../../electron/host/headless.ts';
import { startFault } from '../../electron/host/runtime/startFault.ts';

const cleanUp: (() => Promise<unknown> | void)[] = [];

afterEach(async () => {
  for (const action of cleanUp.splice(0).toReversed()) await action();
});

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'chengguan-fault-'));
  cleanUp.push(() => rmSync(folder, { recursive: true, maxRetries: 5 }));
  return folder;
}

/** The line for the fault with which the host does not start. */
async function faultOf(dataFolder: string, port: number | undefined): Promise<string | undefined> {
  try {
    const { stop } = await runHost({ dataFolder, port });
    cleanUp.push(stop);
    return 'started';
  } catch (fault) {
    return startFault(fault, { dataFolder, port });
  }
}

test('a port that another program has', async () => {
  const other = createServer();
  const port = await new Promise<number>((resolve) => {
    other.listen({ host: '127.0.0.1', port: 0 }, () => resolve((other.address() as { readonly port: number }).port));
  });
  cleanUp.push(() => void other.close());
  expect(await faultOf(newFolder(), port)).toBe(`端口 ${port} 已被占用：请换一个端口，或不写 --port，由程序自选。`);
});

test('a data folder that is a file, and one below a file', async () => {
  const file = join(newFolder(), 'file');
  writeFileSync(file, '');
  expect(await faultOf(file, 0)).toContain('不是目录');
  expect(await faultOf(join(file, 'below'), 0)).toContain('不是目录');
});

test.skipIf(process.platform !== 'linux')('a data folder where the system takes no folders', async () => {
  expect(await faultOf('/proc/chengguan', 0)).toContain('数据目录 /proc/chengguan 不能写入（ENOENT）');
});

test('a data folder that a running host has', async () => {
  const folder = newFolder();
  expect(await faultOf(folder, 0)).toBe('started');
  expect(await faultOf(folder, 0)).toContain('正被另一个程序使用');
});

test('a file in place of the store', async () => {
  const folder = newFolder();
  writeFileSync(join(folder, 'city.db'), 'this is not a database, and longer than a hundred bytes '.repeat(20));
  expect(await faultOf(folder, 0)).toContain('不是案件库或已损坏');
});

test('a fault of the program itself is no such line', () => {
  const options = { dataFolder: 'x', port: 1 };
  expect(startFault(new TypeError('x is not a function'), options)).toBeUndefined();
  expect(startFault('x', options)).toBeUndefined();
  const full = Object.assign(new Error('write'), { code: 'ENOSPC', syscall: 'write' });
  expect(startFault(full, options)).toContain('磁盘已满');
});
