import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { haimen } from '../../fixture/findings.ts';
import { RUBBISH, runningHost } from '../../fixture/runningHost.ts';
import type { RunningHost } from '../../fixture/runningHost.ts';
import { NO_FILTER, QUEUES } from '../../../shared/contract/desk.ts';
import type { QueuePage } from '../../../shared/contract/desk.ts';
import type { DeskList, ListExport, ListFormat } from '../../../shared/contract/deskTools.ts';

const MONDAY_MS = haimen('2016-09-05T09:00');

async function exported(running: RunningHost, list: DeskList, format: ListFormat): Promise<string> {
  const body = JSON.stringify({ list, format });
  const { text } = await running.send('POST', '/api/list.export', {
    headers: { 'content-type': 'application/json' },
    body,
  });
  return (JSON.parse(text) as { readonly result: { readonly data: { readonly id: string } } }).result.data.id;
}

async function finished(running: RunningHost, id: string): Promise<ListExport | null> {
  const state = (): Promise<ListExport | null> => running.ask('list.state', { id });
  await expect.poll(async () => (await state())?.kind, { timeout: 20_000 }).not.toBe('running');
  return await state();
}

test('a queue, what is searched for and a shift are written to files beside the work, every cell guarded', async () => {
  await using running = await runningHost(MONDAY_MS);
  for (const [i, description] of ['桥下有垃圾', '=HYPERLINK("x")', '路口有垃圾'].entries()) {
    await running.give('report', 'centre', { ...RUBBISH, description }, { id: i + 1 });
    running.clock.advanceTo(MONDAY_MS + (i + 1) * 60_000);
  }
  await running.give('accept', 'centre', {}, { id: 3 });
  const id = await exported(running, { ...NO_FILTER, kind: 'queue', queue: 'acceptance' }, 'csv');
  expect(await finished(running, id)).toEqual({ kind: 'ready', name: '待受理 2016-09-05 0903.csv', rows: 2 });
  const file = await running.send('GET', `/export/list/${id}`);
  expect(file.headers['content-type']).toContain('text/csv');
  expect(file.text.startsWith('\uFEFF案件号,阶段,类别')).toBe(true);
  expect(file.text.split('\r\n')[1]).toContain('桥下有垃圾');
  expect(file.text).toContain(`"'=HYPERLINK(""x"")"`);

  const any = { unit: null, category: null, cell: null, fromMs: null, toMs: null, state: null, view: null };
  const searched = await exported(running, { kind: 'search', criteria: { ...any, text: '桥下' } }, 'xlsx');
  expect(await finished(running, searched)).toMatchObject({ kind: 'ready', rows: 1 });
  const workbook = await running.send('GET', `/export/list/${searched}`);
  expect(workbook.headers['content-type']).toContain('spreadsheetml.sheet');
  expect(workbook.text.startsWith('PK')).toBe(true);

  const shift = await exported(running, { kind: 'shift', seat: '测试席' }, 'csv');
  expect(await finished(running, shift)).toMatchObject({ kind: 'ready', rows: 3 });
  expect(await running.ask('list.state', { id: 'none' })).toBeNull();
  expect((await running.send('GET', '/export/list/none')).status).toBe(404);
});

test('a file holds exactly the cases that the list shows, in its order, also of two files at once', async () => {
  await using running = await runningHost(MONDAY_MS);
  for (let id = 1; id <= 24; id += 1) {
    await running.give(
      'report',
      'centre',
      { ...RUBBISH, description: `垃圾 ${id % 3 === 0 ? 'Ａ' : 'a'}${id}` },
      { id },
    );
    if (id % 2 === 0) await running.give('accept', 'centre', { hazard: id % 4 === 0 }, { id });
    if (id % 6 === 0) await running.give('dispatch', 'centre', { unit: id % 12 === 0 ? 'U' : 'V' }, { id });
    running.clock.advanceTo(MONDAY_MS + id * 17_000);
  }
  const any = { unit: null, category: null, cell: null, fromMs: null, toMs: null, state: null, view: null };
  const lists: readonly (readonly [string, object, DeskList])[] = [
    ...QUEUES.flatMap((queue) =>
      ['', 'A'].map(
        (text) => ['desk.queue', { queue, text, group: null }, { kind: 'queue', queue, text, group: null }] as const,
      ),
    ),
    ['desk.search', { ...any, text: 'ａ2' }, { kind: 'search', criteria: { ...any, text: 'ａ2' } }],
    ['desk.search', { ...any, text: '', unit: 'U' }, { kind: 'search', criteria: { ...any, text: '', unit: 'U' } }],
  ];
  let rows = 0;
  for (const [path, shown, list] of lists) {
    const page = await running.ask<QueuePage>(path, { ...shown, offset: 0, limit: 100 });
    const ids = await Promise.all([exported(running, list, 'csv'), exported(running, list, 'xlsx')]);
    for (const id of ids) expect(await finished(running, id)).toMatchObject({ kind: 'ready', rows: page.total });
    const { text } = await running.send('GET', `/export/list/${ids[0]}`);
    const numbers = text.split('\r\n').slice(1, -1);
    expect(numbers.map((line) => line.split(',')[0])).toEqual(page.rows.map(({ number }) => number));
    rows += page.total;
  }
  expect(rows).toBeGreaterThan(50);
});

test('where the disk takes no file a person is told what to do, and the next file is written again', async () => {
  await using running = await runningHost(MONDAY_MS);
  const list: DeskList = { ...NO_FILTER, kind: 'queue', queue: 'check' };
  const folder = join(running.folder, 'export');
  await finished(running, await exported(running, list, 'csv'));
  rmSync(folder, { recursive: true });
  writeFileSync(folder, 'a file in place of the folder');
  for (const format of ['csv', 'xlsx'] as const) {
    const message = '文件没有写成，请管理员检查主机的磁盘空间和写入权限。';
    expect(await finished(running, await exported(running, list, format))).toEqual({ kind: 'failed', message });
  }
  rmSync(folder);
  // A name with half a sign, as a cut text leaves it, is no reason to hand out nothing.
  const seat = `${'席'.repeat(94)}𠮷𠮷`;
  const id = await exported(running, { kind: 'shift', seat }, 'xlsx');
  expect(await finished(running, id)).toMatchObject({ kind: 'ready', rows: 0 });
  expect((await running.send('GET', `/export/list/${id}`)).status).toBe(200);
});

test('an export that nobody waits for any more is given up and leaves no file; a finished one stays', async () => {
  await using running = await runningHost(MONDAY_MS);
  const list: DeskList = { ...NO_FILTER, kind: 'queue', queue: 'check' };
  const stop = (id: string): Promise<unknown> =>
    running.send('POST', '/api/list.stop', {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ id }),
    });
  const kept = await exported(running, list, 'csv');
  await finished(running, kept);
  await stop(kept);
  expect(await running.ask('list.state', { id: kept })).toMatchObject({ kind: 'ready' });
  // They are written one after the other: the last has not begun when it is given up.
  for (let i = 0; i < 8; i += 1) await exported(running, list, 'xlsx');
  const waiting = await exported(running, list, 'xlsx');
  await stop(waiting);
  expect(await finished(running, waiting)).toEqual({ kind: 'stopped' });
  expect(readdirSync(join(running.folder, 'export'))).not.toContain(`${waiting}.xlsx`);
  expect((await running.send('GET', `/export/list/${waiting}`)).status).toBe(404);
});

test('only the latest files are kept, and none of an earlier run', async () => {
  await using first = await runningHost(MONDAY_MS);
  const ids: string[] = [];
  for (let i = 0; i < 14; i += 1)
    ids.push(await exported(first, { ...NO_FILTER, kind: 'queue', queue: 'check' }, 'csv'));
  await finished(first, ids.at(-1) ?? '');
  await finished(first, await exported(first, { ...NO_FILTER, kind: 'queue', queue: 'check' }, 'csv'));
  expect(readdirSync(join(first.folder, 'export')).length).toBeLessThanOrEqual(13);
  expect(await first.ask('list.state', { id: ids[0] })).toBeNull();
  await first.host.stop();
  await using second = await runningHost(MONDAY_MS, { folder: first.folder });
  expect(existsSync(join(first.folder, 'export'))).toBe(false);
  expect((await second.send('GET', `/export/list/${ids.at(-1)}`)).status).toBe(404);
});
