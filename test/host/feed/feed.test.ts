import { once } from 'node:events';
import { expect, test } from 'vitest';
import { inTransaction } from '../../../db/store/transaction.ts';
import { appendCityEvents } from '../../../db/write/cityLog.ts';
import type { CaseView, DeskSummary } from '../../../shared/contract/desk.ts';
import type { WallSnapshot } from '../../../shared/contract/wall.ts';
import { parseIso } from '../../../shared/time/zone.ts';
import { RUBBISH, runningHost } from '../../fixture/runningHost.ts';
import type { RunningHost, Screen } from '../../fixture/runningHost.ts';
import { temporaryFolder } from '../../fixture/tableFile.ts';

const MONDAY_9 = parseIso('2026-11-23T09:00:00+08:00') ?? 0;
const MINUTE_MS = 60_000;
const SETUP = { party: 'host', unit: null, seat: '测试' } as const;

function changesOf({ messages }: Screen) {
  return messages.flatMap((message) => (message.type === 'changes' ? message.changes : []));
}

/** All that was sent so far has arrived: a presence comes back behind it. */
async function settled({ socket, messages }: Screen): Promise<void> {
  const before = messages.length;
  socket.send(JSON.stringify({ type: 'presence', caseId: 999_999, seat: '测试' }));
  while (!messages.slice(before).some(({ type }) => type === 'presence')) await once(socket, 'message');
}

async function handled(running: RunningHost): Promise<void> {
  await running.give('report', 'centre', RUBBISH);
  await running.give('accept', 'centre', {});
  await running.give('dispatch', 'centre', { unit: 'U' });
  await running.give('signOff', 'unit:U', {});
}

test('a command reaches every screen before the desk has its answer, with the case and its news', async () => {
  await using running = await runningHost(MONDAY_9);
  const screens = [await running.screen(null), await running.screen(null)];
  await handled(running);
  for (const screen of screens) {
    await settled(screen);
    const changes = changesOf(screen);
    expect(changes.map(({ kind }) => kind)).toEqual(['reported', 'accepted', 'dispatched', 'signedOff']);
    expect(changes[2]).toMatchObject({
      caseId: 1,
      case: { id: 1, stage: 'signOff', unit: 'U', dueAtMs: MONDAY_9 + 6 * 60 * MINUTE_MS },
      news: { caseId: 1, text: '派遣 暴露垃圾 → U' },
    });
  }
  await running.give('feedback', 'unit:U', { result: '已清理' });
  await running.give('recordCheck', 'supervisor', { result: 'pass' });
  await settled(screens[0] as Screen);
  expect(changesOf(screens[0] as Screen).at(-1)).toMatchObject({ kind: 'checked', case: null });
  expect((await running.ask<WallSnapshot>('wall.snapshot')).cases).toEqual([]);
});

test('a screen whose line broke resumes from its sequence: nothing missing, nothing twice', async () => {
  await using running = await runningHost(MONDAY_9);
  const first = await running.screen(null);
  await running.give('report', 'centre', RUBBISH);
  await settled(first);
  const since = changesOf(first).at(-1)?.sequence ?? 0;
  first.socket.terminate();
  await running.give('accept', 'centre', {});
  await running.give('dispatch', 'centre', { unit: 'U' });
  const again = await running.screen(since);
  await running.give('signOff', 'unit:U', {});
  await settled(again);
  expect(changesOf(again).map(({ sequence }) => sequence)).toEqual([since + 1, since + 2, since + 3]);
  expect(changesOf(again).map(({ kind }) => kind)).toEqual(['accepted', 'dispatched', 'signedOff']);
  const upToDate = await running.screen(since + 3);
  await settled(upToDate);
  expect(upToDate.messages.map(({ type }) => type)).toEqual(['welcome', 'presence']);
});

test('a screen too far behind, in time or in events or from another log, takes a new picture', async () => {
  await using running = await runningHost(MONDAY_9);
  await running.give('report', 'centre', RUBBISH);
  const { sequence } = await running.ask<WallSnapshot>('wall.snapshot');
  await running.give('accept', 'centre', {});
  running.clock.advanceTo(MONDAY_9 + 11 * MINUTE_MS);
  expect(await (await running.screen(sequence)).next('newPicture')).toEqual({
    type: 'newPicture',
    sequence: sequence + 1,
  });
  expect(await (await running.screen(sequence + 5000)).next('newPicture')).toMatchObject({ sequence: sequence + 1 });
  const { store, committed } = running.host.city();
  const now = MONDAY_9 + 11 * MINUTE_MS;
  inTransaction(store, () => {
    const event = { kind: 'meetingHeld', occurredAtMs: now, by: SETUP, body: { quarter: '2026-Q4' } } as const;
    appendCityEvents(
      store,
      Array.from({ length: 2001 }, () => event),
      now,
    );
  });
  committed();
  expect(await (await running.screen(sequence + 1)).next('newPicture')).toMatchObject({ sequence: sequence + 2002 });
});

test('the same command sent twice counts once; a seat that looks at an old case is told', async () => {
  await using running = await runningHost(MONDAY_9);
  const first = await running.give('report', 'centre', RUBBISH, { commandId: 'twice' });
  const second = await running.give('report', 'centre', RUBBISH, { commandId: 'twice' });
  expect(second).toEqual(first);
  await running.give('accept', 'centre', {}, { expectedRevision: 1 });
  const late = await running.give('decline', 'centre', { reason: '重复' }, { expectedRevision: 1 });
  expect(late).toMatchObject({ kind: 'rejected', rejection: { code: 'conflict' } });
  expect((await running.ask<WallSnapshot>('wall.snapshot')).cases).toHaveLength(1);
});

test('a limit that passes is told by the host’s own clock, also one that passed while it was off', async () => {
  await using running = await runningHost(MONDAY_9);
  const screen = await running.screen(null);
  await running.give('report', 'centre', RUBBISH);
  running.clock.advanceTo(MONDAY_9 + 60 * MINUTE_MS);
  await settled(screen);
  expect(changesOf(screen).map(({ kind }) => kind)).toEqual(['reported']);
  running.clock.advanceTo(MONDAY_9 + 60 * MINUTE_MS + 1000);
  await settled(screen);
  expect(changesOf(screen).at(-1)).toMatchObject({ kind: 'limitMissed', news: { text: '受理超时 暴露垃圾' } });
  await running.give('accept', 'centre', {});
  const { sequence } = await running.ask<WallSnapshot>('wall.snapshot');
  await running.host.stop();
  await using later = await runningHost(MONDAY_9 + 180 * MINUTE_MS, { folder: running.folder });
  const caught = await later.ask<WallSnapshot>('wall.snapshot');
  expect(caught.sequence).toBe(sequence + 1);
  expect(caught.ticker[0]?.text).toBe('派遣超时 暴露垃圾');
  const back = await later.screen(sequence);
  await settled(back);
  expect(changesOf(back).map(({ kind }) => kind)).toEqual(['limitMissed']);
});

test('figures follow a change within a second, once, and beats tell that the line lives', async () => {
  await using running = await runningHost(MONDAY_9);
  const screen = await running.screen(null);
  await running.give('report', 'centre', RUBBISH);
  await running.give('accept', 'centre', {});
  running.clock.advanceTo(MONDAY_9 + 1000);
  const figures = await screen.next('figures');
  expect(figures.flow.map(({ step, today, waiting }) => [step, today, waiting])).toContainEqual(['dispatched', 0, 1]);
  running.clock.advanceTo(MONDAY_9 + 20_000);
  await settled(screen);
  const types = screen.messages.map(({ type }) => type);
  expect(types.filter((type) => type === 'beat')).toHaveLength(4);
  expect(types.filter((type) => type === 'figures')).toHaveLength(1);
});

test('a machine whose clock stands behind the log says so on every screen, and goes on', async () => {
  await using running = await runningHost(MONDAY_9);
  await running.give('report', 'centre', RUBBISH);
  await running.host.stop();
  await using behind = await runningHost(MONDAY_9 - 10 * MINUTE_MS, { folder: running.folder });
  expect((await behind.ask<WallSnapshot>('wall.snapshot')).clockBehindMs).toBe(10 * MINUTE_MS);
  const screen = await behind.screen(null);
  expect(await behind.give('accept', 'centre', {}, { commandId: 'later' })).toMatchObject({ kind: 'done' });
  behind.clock.advanceTo(MONDAY_9 - 5 * MINUTE_MS);
  expect(await screen.next('beat')).toMatchObject({ clockBehindMs: 10 * MINUTE_MS - 5000 });
});

test('units entered at once make one new picture', async () => {
  await using running = await runningHost(MONDAY_9);
  running.clock.advanceTo(MONDAY_9 + 2000);
  const screen = await running.screen(null);
  const { store, committed } = running.host.city();
  for (const share of [20, 30, 40]) {
    const body = { key: 'warning.share', value: share, fromMs: null } as const;
    appendCityEvents(store, [{ kind: 'settingChanged', occurredAtMs: MONDAY_9, by: SETUP, body }], MONDAY_9 + 2000);
    committed();
  }
  running.clock.advanceTo(MONDAY_9 + 4000);
  await settled(screen);
  expect(screen.messages.filter(({ type }) => type === 'newPicture')).toHaveLength(1);
});

test('two seats on one case see each other, since when and with what act, and one that leaves is gone', async () => {
  await using running = await runningHost(MONDAY_9);
  await running.give('report', 'centre', RUBBISH);
  const one = await running.screen(null);
  const two = await running.screen(null);
  const told = async (sender: Screen, caseId: number | null, seat: string, doing: string | null = null) => {
    sender.socket.send(JSON.stringify({ type: 'presence', caseId, seat, doing }));
    await once(two.socket, 'message');
    return two.messages.at(-1);
  };
  const first = { seat: '一席', sinceMs: MONDAY_9, doing: null };
  const second = { seat: '二席', sinceMs: MONDAY_9 + 60_000, doing: null };
  expect(await told(one, 1, '一席')).toEqual({ type: 'presence', caseId: 1, seats: [first] });
  running.clock.advanceTo(MONDAY_9 + 60_000);
  await settled(two);
  expect(await told(two, 1, '二席')).toEqual({ type: 'presence', caseId: 1, seats: [first, second] });
  expect(await told(two, 1, '二席', 'decline')).toEqual({
    type: 'presence',
    caseId: 1,
    seats: [first, { ...second, doing: 'decline' }],
  });
  expect(await told(one, null, '一席')).toEqual({
    type: 'presence',
    caseId: 1,
    seats: [{ ...second, doing: 'decline' }],
  });
});

test('of three desks on one case one writes and two learn of it; one that is cut off is gone, after a restart all are', async () => {
  using folder = temporaryFolder();
  const data = folder.folder('data');
  const seats = ({ messages }: Screen): readonly string[] =>
    messages.findLast((message) => message.type === 'presence')?.seats.map(({ seat }) => seat) ?? [];
  const sit = ({ socket }: Screen, seat: string): void =>
    socket.send(JSON.stringify({ type: 'presence', caseId: 1, seat, doing: null }));
  {
    await using running = await runningHost(MONDAY_9, { folder: data });
    await running.give('report', 'centre', RUBBISH);
    const desks = [await running.screen(null), await running.screen(null), await running.screen(null)] as const;
    for (const [i, desk] of desks.entries()) sit(desk, `${i + 1} 席`);
    await expect.poll(() => desks.map(seats)).toEqual(desks.map(() => ['1 席', '2 席', '3 席']));
    const answers = await Promise.all(
      desks.map((_, i) => running.give('void', 'centre', { reason: `${i}` }, { id: 1, expectedRevision: 1 })),
    );
    expect(answers.map((answer) => (answer.kind === 'done' ? 'done' : answer.rejection.code)).toSorted()).toEqual([
      'conflict',
      'conflict',
      'done',
    ]);
    desks[1].socket.terminate();
    await expect.poll(() => seats(desks[0])).toEqual(['1 席', '3 席']);
  }
  await using again = await runningHost(MONDAY_9, { folder: data });
  const back = await again.screen(null);
  sit(back, '3 席');
  await expect.poll(() => seats(back)).toEqual(['3 席']);
});

test('a foreign page cannot open the feed, a shapeless or oversized message closes it', async () => {
  await using running = await runningHost(MONDAY_9);
  await expect(running.screen(null, { origin: 'http://evil.example' })).rejects.toThrow('403');
  await expect(running.screen(null, { headers: { host: 'city.example' } })).rejects.toThrow('403');
  const shapeless = await running.screen(null, { origin: running.host.address });
  shapeless.socket.send('nonsense');
  expect((await once(shapeless.socket, 'close'))[0]).toBe(1008);
  const large = await running.screen(null);
  large.socket.send('x'.repeat(10_000));
  expect((await once(large.socket, 'close'))[0]).toBe(1009);
  expect((await running.send('GET', '/health')).status).toBe(200);
});

test('a desk sees its queues and the whole history of a case in words', async () => {
  await using running = await runningHost(MONDAY_9);
  await handled(running);
  running.clock.advanceTo(MONDAY_9 + 30 * MINUTE_MS);
  const { queues } = await running.ask<DeskSummary>('desk.summary');
  expect(queues.find(({ queue }) => queue === 'handling')).toEqual({
    queue: 'handling',
    count: 1,
    overdue: 0,
    soon: 0,
    nextDueAtMs: MONDAY_9 + 6 * 60 * MINUTE_MS,
  });
  const view = await running.ask<CaseView>('desk.case', { id: 1 });
  expect(view.history.map(({ title, detail }) => [title, detail])).toEqual([
    ['上报', '公众举报；路边堆有垃圾'],
    ['受理', null],
    ['派遣', 'U；截止 11-23 15:00'],
    ['签收', null],
  ]);
  expect(view.history[1]?.used).toEqual({ usedMs: 0, allowedMs: 60 * MINUTE_MS, onTime: true });
  expect(await running.ask<CaseView | null>('desk.case', { id: 77 })).toBeNull();
});
