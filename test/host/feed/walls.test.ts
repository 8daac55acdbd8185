import { once } from 'node:events';
import { expect, test } from 'vitest';
import type { FeedMessage } from '../../../shared/contract/feed.ts';
import type { WallCaseFacts } from '../../../shared/contract/wallCase.ts';
import type { WallControl, WallControlAnswer, WallShown } from '../../../shared/contract/wallControl.ts';
import { parseIso } from '../../../shared/time/zone.ts';
import { RUBBISH, runningHost } from '../../fixture/runningHost.ts';
import type { RunningHost, Screen } from '../../fixture/runningHost.ts';

const MONDAY_9 = parseIso('2026-11-23T09:00:00+08:00') ?? 0;
const JSON_TYPE = { 'content-type': 'application/json' };
const SHOWN: WallShown = {
  name: '',
  scene: 'live',
  paused: false,
  caseId: null,
  shading: 'open',
  sound: 'on',
  width: 1920,
  height: 1080,
};

async function wall(running: RunningHost, changes: Partial<WallShown>): Promise<Screen> {
  const screen = await running.screen(null);
  show(screen, changes);
  await screen.next('walls');
  return screen;
}

function show({ socket }: Screen, changes: Partial<WallShown>): void {
  socket.send(JSON.stringify({ type: 'showing', shown: { ...SHOWN, ...changes } }));
}

/** All that was sent so far has arrived: a presence comes back behind it. */
async function settled({ socket, messages }: Screen): Promise<void> {
  const before = messages.length;
  socket.send(JSON.stringify({ type: 'presence', caseId: 999_999, seat: '测试' }));
  while (!messages.slice(before).some(({ type }) => type === 'presence')) await once(socket, 'message');
}

async function control(running: RunningHost, given: Partial<WallControl>): Promise<WallControlAnswer> {
  const call: WallControl = { wall: null, order: { do: 'next' }, seat: '值班长', ...given };
  const { text } = await running.send('POST', '/api/wall.control', { headers: JSON_TYPE, body: JSON.stringify(call) });
  return (JSON.parse(text) as { readonly result: { readonly data: WallControlAnswer } }).result.data;
}

function ordersOf({ messages }: { readonly messages: readonly FeedMessage[] }): readonly string[] {
  return messages.flatMap((message) => (message.type === 'order' ? [message.order.do] : []));
}

test('an order reaches every wall or the walls of a name, and no desk', async () => {
  await using running = await runningHost(MONDAY_9);
  const [hall, office] = [await wall(running, { name: '大厅' }), await wall(running, { name: '值班室' })];
  const desk = await running.screen(null);
  expect(await control(running, { order: { do: 'pause' } })).toEqual({ reached: 2 });
  expect(await control(running, { wall: '大厅', order: { do: 'scene', scene: 'accountability' } })).toEqual({
    reached: 1,
  });
  expect(await control(running, { wall: '没有这面', order: { do: 'next' } })).toEqual({ reached: 0 });
  for (const screen of [hall, office, desk]) await settled(screen);
  expect(ordersOf(hall)).toEqual(['pause', 'scene']);
  expect(ordersOf(office)).toEqual(['pause']);
  expect(ordersOf(desk)).toEqual([]);
});

test('a desk sees every connected wall and what it shows, at once and until it is gone', async () => {
  await using running = await runningHost(MONDAY_9);
  const desk = await running.screen(null);
  const hall = await wall(running, { name: '大厅' });
  await wall(running, { name: '值班室', sound: 'blocked' });
  show(hall, { name: '大厅', scene: 'accountability', paused: true });
  await settled(hall);
  const shown = await running.ask<readonly WallShown[]>('wall.screens');
  expect(shown.map(({ name, scene, paused, sound }) => [name, scene, paused, sound])).toEqual([
    ['值班室', 'live', false, 'blocked'],
    ['大厅', 'accountability', true, 'on'],
  ]);
  hall.socket.close();
  await once(hall.socket, 'close');
  await settled(desk);
  const told = desk.messages.findLast(({ type }) => type === 'walls');
  expect(told).toMatchObject({ walls: [{ name: '值班室' }] });
});

test('an order changes nothing in the store; one that no desk could give is refused, and so is a screen that says nonsense', async () => {
  await using running = await runningHost(MONDAY_9);
  const before = (await running.send('GET', '/health')).text;
  const hall = await wall(running, {});
  await control(running, { order: { do: 'openCase', caseId: 1, seconds: 60 } });
  expect(JSON.parse((await running.send('GET', '/health')).text)).toMatchObject({
    sequence: (JSON.parse(before) as { readonly sequence: number }).sequence,
  });
  for (const order of [
    { do: 'format' },
    { do: 'openCase', caseId: 1, seconds: 1_000_000 },
    { do: 'scene', scene: 'nowhere' },
    { do: 'shading', shading: 'rainbow' },
  ]) {
    const body = JSON.stringify({ wall: null, order, seat: '值班长' });
    expect((await running.send('POST', '/api/wall.control', { headers: JSON_TYPE, body })).status).toBe(400);
  }
  const get = `/api/wall.control?input=${encodeURIComponent(JSON.stringify({ wall: null, order: { do: 'next' }, seat: 'x' }))}`;
  expect((await running.send('GET', get)).status).toBe(405);
  show(hall, { width: -1 });
  await once(hall.socket, 'close');
  expect(await running.ask('wall.screens')).toEqual([]);
});

test('the facts for a wall tell the course of a case and nothing in which people may be named', async () => {
  await using running = await runningHost(MONDAY_9);
  const secret = { name: '张三', telephone: '13900000000' };
  await running.give('report', 'centre', { ...RUBBISH, description: '张三反映', reporter: secret });
  await running.give('accept', 'centre', { hazard: true });
  await running.give('notifyHazard', 'centre', { unit: 'U', channel: '电话', note: '找张三' });
  await running.give('dispatch', 'centre', { unit: 'U' });
  await running.give('signOff', 'unit:U', {});
  const facts = await running.ask<WallCaseFacts>('wall.caseFacts', { id: 1 });
  expect(facts).toMatchObject({ stage: 'handling', unit: 'U', address: '解放路 12 号', hazard: 2, reworks: 0 });
  expect(facts.limit).toEqual({ sinceMs: MONDAY_9, dueAtMs: MONDAY_9 + 6 * 3_600_000 });
  expect(facts.history.map(({ title, who }) => [title, who])[0]).toEqual(['签收', 'U']);
  expect(JSON.stringify(facts)).not.toMatch(/张三|139/);
  await running.give('feedback', 'unit:U', { result: '张三已清理' });
  await running.give('recordCheck', 'supervisor', { result: 'pass' });
  const closed = await running.ask<WallCaseFacts>('wall.caseFacts', { id: 1 });
  expect(closed).toMatchObject({ stage: 'closed', limit: null, endedAtMs: MONDAY_9 });
  expect(await running.ask('wall.caseFacts', { id: 99 })).toBeNull();
});
