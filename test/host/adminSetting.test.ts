import { expect, test } from 'vitest';
import type { AdminSettings, SettingAnswer, SettingEntry } from '../../shared/contract/admin.ts';
import { runningHost } from '../fixture/runningHost.ts';
import type { RunningHost } from '../fixture/runningHost.ts';

const START_MS = Date.UTC(2026, 8, 1, 1);
const BY = { party: 'centre', unit: null, seat: '大屏 01 席（未登录）' };

async function change(host: RunningHost, call: object): Promise<SettingAnswer> {
  const { text } = await host.send('POST', '/api/admin.changeSetting', {
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ by: BY, ...call }),
  });
  return (JSON.parse(text) as { readonly result: { readonly data: SettingAnswer } }).result.data;
}

test('a setting of the wall is changed from a desk, stands in the log by its seat, and every wall is told', async () => {
  await using host = await runningHost(START_MS);
  const screen = await host.screen(null);
  const answer = await change(host, { key: 'wall.tiles', value: { columns: 2, rows: 2 } });
  expect(answer.kind).toBe('done');
  const { settings, nowMs } = await host.ask<AdminSettings>('admin.settings');
  expect(settings['wall.tiles']).toEqual({ columns: 2, rows: 2 });
  expect(nowMs).toBe(START_MS);
  host.clock.advanceTo(START_MS + 1000);
  expect((await screen.next('newPicture')).sequence).toBe(answer.kind === 'done' ? answer.sequence : 0);
  const row = host.host.city().store.sqlite.prepare(`SELECT * FROM event ORDER BY sequence DESC LIMIT 1`).get();
  expect(JSON.stringify(row)).toContain('大屏 01 席');
});

test('what does not fit, a seat that does not administer, and what findings rest on are refused in words', async () => {
  await using host = await runningHost(START_MS);
  expect(await change(host, { key: 'wall.tiles', value: { columns: 7, rows: 1 } })).toEqual({
    kind: 'refused',
    problems: ['设置“大屏拼接”（wall.tiles）应写作 {"columns":2,"rows":2}，可为 1×1、2×1、3×1、2×2、3×2（列×行）'],
  });
  const unit = { party: 'unit', unit: 'U', seat: '某单位' };
  expect(await change(host, { key: 'wall.showProposals', value: true, by: unit })).toEqual({
    kind: 'refused',
    problems: ['设置由指挥中心或值班长更改，请先更换席位'],
  });
  expect(await change(host, { key: 'rule.R26.rate', value: 1 })).toEqual({
    kind: 'refused',
    problems: ['此项设置影响考核，请在“考核问责”页试算后由值班长采用'],
  });
  const { settings } = await host.ask<AdminSettings>('admin.settings');
  expect(settings['wall.tiles']).toEqual({ columns: 1, rows: 1 });
  expect(settings['rule.R26.rate']).toBe(90);
});

test('the changes of a setting are told with their seats, the newest first, and only of that setting', async () => {
  await using host = await runningHost(START_MS);
  const history = (key: string) => host.ask<readonly SettingEntry[]>('admin.settingHistory', { key });
  expect(await history('wall.scenes')).toEqual([]);
  const first = [{ scene: 'live', seconds: 30 }];
  const second = [...first, { scene: 'meeting', seconds: 60 }];
  await change(host, { key: 'wall.scenes', value: first });
  await change(host, { key: 'wall.showProposals', value: true });
  host.clock.advanceTo(START_MS + 60_000);
  await change(host, { key: 'wall.scenes', value: second });
  expect(await history('wall.scenes')).toMatchObject([
    { atMs: START_MS + 60_000, seat: BY.seat, value: second },
    { atMs: START_MS, seat: BY.seat, value: first },
  ]);
  expect(await history('wall.showProposals')).toMatchObject([{ value: true }]);
});
