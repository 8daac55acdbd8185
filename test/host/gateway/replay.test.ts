import { expect, test } from 'vitest';
import type { ReplayCourse, ReplayPart } from '../../../shared/contract/replay.ts';
import { haimen } from '../../fixture/findings.ts';
import { runningHost, RUBBISH } from '../../fixture/runningHost.ts';

const MONDAY_MS = haimen('2016-09-05T08:00');

test('a day of the log is handed out packed or plain, and its course beside it', async () => {
  await using running = await runningHost(MONDAY_MS);
  await running.give('report', 'centre', RUBBISH);
  running.clock.advanceTo(haimen('2016-09-05T08:20'));
  await running.give('accept', 'centre', {});
  running.clock.advanceTo(haimen('2016-09-06T10:00'));

  const plain = await running.send('GET', '/replay/2016-09-05');
  expect(plain.headers['cache-control']).toBe('no-store');
  const part = JSON.parse(plain.text) as ReplayPart;
  expect(part).toMatchObject({ day: '2016-09-05', cases: [], fromMs: haimen('2016-09-05T00:00') });
  // Reported, accepted, and the hour of dispatch that ran out.
  expect(part.steps.map(({ atMs }) => atMs)).toEqual([
    MONDAY_MS,
    haimen('2016-09-05T08:20'),
    haimen('2016-09-05T09:20') + 1000,
  ]);
  const packed = await fetch(`${running.host.address}/replay/2016-09-05`);
  expect(packed.headers.get('content-encoding')).toBe('gzip');
  expect(await packed.json()).toEqual(part);

  const course = await running.ask<ReplayCourse>('wall.replayCourse', { period: '2016-Q3' });
  expect(course.reported.reduce((sum, count) => sum + count, 0)).toBe(1);
  expect(course.untilMs).toBe(haimen('2016-09-06T10:00'));
});

test('what is no day or period is refused in words', async () => {
  await using running = await runningHost(MONDAY_MS);
  for (const day of ['2016-02-30', '2016-9-5', '2016-Q3', 'x']) {
    const { status, text } = await running.send('GET', `/replay/${day}`);
    expect([status, text]).toEqual([404, '{"message":"没有这一天，请写作 /replay/2026-11-24 的样子。"}']);
  }
  const input = encodeURIComponent(JSON.stringify({ period: '2016-09' }));
  expect((await running.send('GET', `/api/wall.replayCourse?input=${input}`)).status).toBe(400);
});
