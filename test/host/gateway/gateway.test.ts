import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import type { WallSnapshot } from '../../../shared/contract/wall.ts';
import { parseIso } from '../../../shared/time/zone.ts';
import { RUBBISH, runningHost } from '../../fixture/runningHost.ts';

const MONDAY_9 = parseIso('2026-11-23T09:00:00+08:00') ?? 0;
const JSON_TYPE = { 'content-type': 'application/json' };

test('any address but this machine’s own is refused in one line, before the folder is touched', async () => {
  const start = runningHost(MONDAY_9, { address: '0.0.0.0', folder: '/nonexistent/folder' });
  await expect(start).rejects.toThrow('不能监听 0.0.0.0：登录功能完成之前，主机只接受本机（127.0.0.1）访问。');
  expect(existsSync('/nonexistent')).toBe(false);
});

test('a request for another name or from another page is refused, in words and without a stack', async () => {
  await using running = await runningHost(MONDAY_9);
  const { port } = running.host;
  const own = `127.0.0.1:${port}`;
  const statusOf = async (headers: Record<string, string>) =>
    (await running.send('GET', '/health', { headers })).status;
  expect(await statusOf({ host: own })).toBe(200);
  expect(await statusOf({ host: `localhost:${port}`, origin: `http://localhost:${port}` })).toBe(200);
  expect(await statusOf({ host: 'city.example' })).toBe(403);
  expect(await statusOf({ host: `127.0.0.1:${port + 1}` })).toBe(403);
  expect(await statusOf({ host: own, origin: 'http://evil.example' })).toBe(403);
  expect(await statusOf({ host: own, origin: `https://${own}` })).toBe(403);
  const refused = await running.send('GET', '/api/desk.summary', { headers: { host: own, origin: 'null' } });
  expect(JSON.parse(refused.text)).toEqual({ message: '来源不被允许：请用本机地址打开页面。' });
});

test('a body that is not JSON, or too large, is refused', async () => {
  await using running = await runningHost(MONDAY_9);
  const form = await running.send('POST', '/api/command.execute', {
    headers: { 'content-type': 'text/plain' },
    body: '{}',
  });
  expect([form.status, JSON.parse(form.text)]).toEqual([415, { message: '请求内容须为 JSON（application/json）。' }]);
  const none = await running.send('POST', '/api/command.execute', { body: '{}' });
  expect(none.status).toBe(415);
  const large = await running.send('POST', '/api/command.execute', {
    headers: JSON_TYPE,
    body: JSON.stringify({ text: 'x'.repeat(300_000) }),
  });
  expect([large.status, JSON.parse(large.text)]).toEqual([413, { message: '请求内容过大。' }]);
});

test('faults are answered in Chinese and tell nothing of the inside', async () => {
  await using running = await runningHost(MONDAY_9);
  const answers = [
    await running.send('GET', '/api/desk.nothing'),
    await running.send('GET', '/api/desk.queue?input=%7B%22queue%22%3A%22nowhere%22%7D'),
    await running.send('GET', '/api/desk.queue?input=%7Bbroken'),
    await running.send('POST', '/api/command.execute', { headers: JSON_TYPE, body: 'broken' }),
    await running.send('POST', '/api/command.execute', { headers: JSON_TYPE, body: '{"commandId":"a","nonsense":1}' }),
    await running.send('GET', '/nowhere'),
  ];
  expect(answers.map(({ status }) => status)).toEqual([404, 400, 400, 400, 400, 404]);
  expect((await running.send('GET', '/api/desk.rules,city.info?batch=1')).status).toBe(400);
  for (const { text } of answers) {
    expect(text).toMatch(/"message":"[^"]*\p{Script=Han}/u);
    expect(text).not.toMatch(/stack|node_modules|\.ts|zod|SQL/i);
  }
});

test('pages carry a content policy without inline script', async () => {
  await using running = await runningHost(MONDAY_9);
  const { headers } = await running.send('GET', '/health');
  const policy = String(headers['content-security-policy']);
  expect(policy).toContain("script-src 'self'");
  expect(policy.split(';').find((part) => part.startsWith('script-src '))).not.toContain('unsafe');
  expect(policy).toContain("style-src 'self' 'unsafe-inline'");
});

test('the wall’s first answer is the same compressed and plain, and the same call through the router', async () => {
  await using running = await runningHost(MONDAY_9);
  for (let number = 0; number < 3; number += 1) await running.give('report', 'centre', RUBBISH);
  await running.give('void', 'centre', { reason: '测试' }, { id: 2 });
  const plain = await running.send('GET', '/api/wall.snapshot');
  const packed = await fetch(`${running.host.address}/api/wall.snapshot`, { headers: { 'accept-encoding': 'gzip' } });
  expect(packed.headers.get('content-encoding')).toBe('gzip');
  expect(await packed.text()).toBe(plain.text);
  const snapshot = (JSON.parse(plain.text) as { readonly result: { readonly data: WallSnapshot } }).result.data;
  expect(snapshot.cases.map(([id]) => id)).toEqual([1, 3]);
  expect(snapshot.flow[0]).toMatchObject({ step: 'reported', today: 3, yesterday: 0 });
  expect(snapshot.ticker[0]?.text).toBe('作废 暴露垃圾');
});

test('the map is answered once and then by its name', async () => {
  await using running = await runningHost(MONDAY_9);
  const first = await running.send('GET', '/map');
  expect(JSON.parse(first.text)).toEqual({ map: null, base: null, cells: [] });
  const again = await running.send('GET', '/map', { headers: { 'if-none-match': String(first.headers.etag) } });
  expect([again.status, again.text]).toEqual([304, '']);
});

test('two hosts never share a data folder, and a stopped one gives it back', async () => {
  const first = await runningHost(MONDAY_9);
  try {
    await expect(runningHost(MONDAY_9, { folder: first.folder })).rejects.toThrow('正被另一个程序使用');
    await first.host.stop();
    await using second = await runningHost(MONDAY_9, { folder: first.folder });
    expect((await second.send('GET', '/health')).status).toBe(200);
  } finally {
    await first[Symbol.asyncDispose]();
  }
});

test('a host that stops finishes what it took, and takes nothing after', async () => {
  const running = await runningHost(MONDAY_9);
  const screen = await running.screen(null);
  const call = {
    commandId: 'drained',
    caseId: null,
    expectedRevision: null,
    command: {
      do: 'report',
      by: { party: 'centre', unit: null, seat: '测试席' },
      occurredAt: null,
      evidence: null,
      fields: RUBBISH,
    },
  };
  const body = JSON.stringify(call);
  const sent = request({
    host: '127.0.0.1',
    port: running.host.port,
    method: 'POST',
    path: '/api/command.execute',
    headers: { ...JSON_TYPE, 'content-length': Buffer.byteLength(body) },
  });
  const answered = once(sent, 'response') as Promise<[IncomingMessage]>;
  sent.write(body.slice(0, 10));
  // The request has reached the host, whose answer waits for the rest of it.
  while ((await running.send('GET', '/health')).status !== 200);
  const closed = once(screen.socket, 'close');
  const stopped = running.host.stop();
  sent.end(body.slice(10));
  const [answer] = await answered;
  expect(answer.statusCode).toBe(200);
  answer.resume();
  expect((await closed)[0]).toBe(1001);
  await stopped;
  await expect(running.send('GET', '/health')).rejects.toThrow(/ECONNREFUSED|ECONNRESET|hang up/);
  await using later = await runningHost(MONDAY_9, { folder: running.folder });
  expect((await later.ask<WallSnapshot>('wall.snapshot')).cases).toHaveLength(1);
  await later.host.stop();
  await running[Symbol.asyncDispose]();
});
