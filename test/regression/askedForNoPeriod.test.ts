import { expect, test } from 'vitest';
import { runningHost } from '../fixture/runningHost.ts';

const NOW_MS = Date.parse('2016-11-05T09:00:00+08:00');

// The machine's calendar reads the year 0000 as 1900: a month was frozen under a name that it never had.
test('a year that no log can speak of is refused, not frozen, and no fault of the host', async () => {
  await using running = await runningHost(NOW_MS);
  const call = {
    commandId: 'freeze',
    command: { do: 'freeze', by: { party: 'leader', unit: null, seat: '值班长' }, fields: { month: '0000-01' } },
  };
  const frozen = await running.send('POST', '/api/accountability.execute', {
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(call),
  });
  expect(frozen.text).toContain('invalidField');
  const asked = (path: string, input: object) =>
    running.send('GET', `/api/${path}?input=${encodeURIComponent(JSON.stringify(input))}`);
  for (const period of ['0000', '0000-01', '9999-12']) {
    expect((await asked('assessment.table', { period })).status).toBe(400);
    expect((await asked('accountability.radar', { month: period })).status).toBe(400);
    expect((await running.send('GET', `/export/assessment.csv?period=${period}`)).status).toBe(404);
    expect((await running.send('GET', `/file/feed/${period}.csv`)).status).toBe(404);
  }
  expect((await asked('assessment.table', { period: '2099-12' })).status).toBe(200);
  expect((await asked('accountability.radar', { month: '2099-12' })).status).toBe(200);
});

test('an address that names its parts twice, none, or in no signs is answered in words', async () => {
  await using running = await runningHost(NOW_MS);
  const cases = '/export/explanation.csv?period=2016-10&figure=due';
  for (const path of [
    `${cases}&scope=city&scope=unit:U`,
    `${cases}&scope=nowhere`,
    '/export/assessment.csv?period=2016-10&asOf=',
    '/export/assessment.csv?period=2016-10&asOf=1e12',
  ])
    expect([path, (await running.send('GET', path)).status]).toEqual([path, 404]);
  expect((await running.send('GET', cases)).status).toBe(200);
  const broken = await running.send('GET', '/file/notice/%E0%A4%A');
  expect([broken.status, broken.text]).toEqual([400, '{"message":"请求不正确。"}']);
});
