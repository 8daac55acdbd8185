import type { Browser } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { buildScreensWhereOld } from '../../electron/host/runtime/buildWhereOld.ts';
import type { WallSnapshot } from '../../shared/contract/wall.ts';
import type { WallCaseFacts } from '../../shared/contract/wallCase.ts';
import { parseIso } from '../../shared/time/zone.ts';
import { RUBBISH, runningHost } from '../fixture/runningHost.ts';
import { CALM, WALL_NOW_MS, wallMap, wallSnapshot } from '../fixture/wallPicture.ts';
import { axeFinds } from './axeFinds.ts';
import { launchBrowser } from './launchBrowser.ts';
import { faultsOfLook } from './wallLook.ts';
import { openWall } from './wallPage.ts';
import type { WallPage } from './wallPage.ts';

const MONDAY_9 = parseIso('2026-11-23T09:00:00+08:00') ?? 0;
const HOUR_MS = 3_600_000;
const map = wallMap();
const opened: WallPage[] = [];
let browser: Browser;

beforeAll(async () => {
  await buildScreensWhereOld(() => {});
  browser = await launchBrowser();
});
afterEach(async () => {
  for (const { page } of opened.splice(0)) await page.context().close();
});
afterAll(() => browser.close());

/** A case with long names and more steps than have room. */
const HARD: WallCaseFacts = {
  id: 7,
  number: '20161026-00007',
  category: '擅自占用城市道路堆放建筑材料',
  stage: 'handling',
  address: '海门经济技术开发区长江路与解放路交叉口东北侧人行道公交站台旁',
  unit: '海门经济技术开发区综合行政执法局',
  hazard: 0,
  reportedAtMs: WALL_NOW_MS - 30 * HOUR_MS,
  limit: { sinceMs: WALL_NOW_MS - 26 * HOUR_MS, dueAtMs: WALL_NOW_MS - 3 * HOUR_MS },
  endedAtMs: null,
  reworks: 12,
  returns: 3,
  extensions: 1,
  supervised: true,
  history: Array.from({ length: 20 }, (_, i) => ({
    sequence: 100 - i,
    atMs: WALL_NOW_MS - i * HOUR_MS,
    title: '裁定回退无理由',
    who: '海门经济技术开发区综合行政执法局',
  })),
};

for (const { width, height, scale, seams } of [
  { width: 1920, height: 1080, scale: 1, seams: [] },
  { width: 3840, height: 1080, scale: 1, seams: [1920] },
  { width: 5760, height: 2160, scale: 2, seams: [1920, 3840] },
]) {
  test(`a case opened by a desk is readable at ${width} × ${height} with long names, and closes by itself`, async () => {
    const snapshot = wallSnapshot(CALM);
    const wall = await openWall(browser, { snapshot, map, width, height, facts: () => HARD, clock: true });
    opened.push(wall);
    const { page, say, said, faults } = wall;
    await page.locator('.map-label').first().waitFor();
    say({ type: 'order', order: { do: 'openCase', caseId: 7, seconds: 15 } });
    await page.locator('.case-facts').getByText('超 3时00分').waitFor();
    expect(await page.locator('.case-facts').textContent()).toContain('返工 12');
    expect(await faultsOfLook(page, { smallestPx: 24 * scale, seams })).toEqual([]);
    expect(said.at(-1)).toMatchObject({ type: 'showing', shown: { caseId: 7, scene: 'live' } });
    await page.clock.fastForward(15_000);
    await page.locator('.case-facts').waitFor({ state: 'detached' });
    await expect.poll(() => said.at(-1), { timeout: 2000 }).toMatchObject({ shown: { caseId: null } });
    expect(faults).toEqual([]);
  });
}

test('from the page of administrators a desk turns a wall to another scene, opens a case on it, plays a day back, sets its shading and its sound', async () => {
  await using running = await runningHost(MONDAY_9);
  await running.give('report', 'centre', RUBBISH);
  const { address } = running.host;
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
  await context.addInitScript(() =>
    localStorage.setItem('desk.seat', JSON.stringify({ party: 'centre', name: '值班长', unit: null })),
  );
  const wall = await context.newPage();
  await wall.goto(`${address}/wall?wall=大厅`);
  await wall.locator('.situation.calm').waitFor();
  const admin = await context.newPage();
  await admin.goto(`${address}/admin?tab=remote`);
  const row = admin.getByRole('row', { name: '大厅' });
  await row.getByText('实时态势').waitFor();

  await admin.getByRole('button', { name: '考核问责', exact: true }).press('Enter');
  await admin.getByText('已发送到 1 面大屏').waitFor();
  await wall.locator('.scene-ladder').waitFor();
  await row.getByText('考核问责').waitFor();

  const { number } = await running
    .ask<{ readonly file: { readonly number: string } }>('desk.case', { id: 1 })
    .then(({ file }) => file);
  await admin.getByPlaceholder('案件编号').fill('没有这件');
  await admin.getByPlaceholder('案件编号').press('Enter');
  await admin.getByText('没有编号为“没有这件”的案件').waitFor();
  await admin.getByPlaceholder('案件编号').fill(number);
  await admin.getByPlaceholder('案件编号').press('Enter');
  await wall.locator('.case-facts').getByText('解放路 12 号').waitFor();
  await admin.getByRole('button', { name: '关闭', exact: true }).click();
  await wall.locator('.case-facts').waitFor({ state: 'detached' });

  const period = admin.getByRole('textbox', { name: '回放', exact: true });
  expect(await period.inputValue()).toBe('2026-11-22');
  await period.fill('2027-01-01');
  await period.press('Enter');
  await admin.getByText('这段时间还没有到').waitFor();
  await period.fill('２０２６－１１－２３');
  await period.press('Enter');
  await wall.locator('.replay-pace').getByText('1 秒 10 分钟').waitFor();
  await admin.getByRole('button', { name: '加快' }).press('Enter');
  await wall.locator('.replay-pace').getByText('1 秒 30 分钟').waitFor();
  await row.getByText('回放').waitFor();
  expect(await axeFinds(admin)).toEqual([]);

  await admin.getByRole('button', { name: '在办密度' }).click();
  await row.getByText('在办密度').waitFor();
  await admin.keyboard.press('1');
  await admin.getByRole('radio', { name: '超期占比' }).check();
  await admin.getByRole('region', { name: '网格着色' }).getByRole('button', { name: '保存' }).click();
  await admin.getByText('已保存，各大屏随即更新').waitFor();
  running.clock.advanceTo(MONDAY_9 + 1000);
  await admin.goto(`${address}/admin?tab=remote`);
  await row.getByText('超期占比').waitFor();

  await admin.goto(`${address}/admin?tab=sound`);
  await admin.getByLabel('静默时段 1 起').fill('25:00');
  await admin.getByText('静默时段的时刻应写作 22:00 的样子').waitFor();
  expect(await admin.getByRole('button', { name: '保存' }).isDisabled()).toBe(true);
  await admin.getByLabel('静默时段 1 起').fill('21：30');
  await admin.getByLabel('静默时段 1 起').press('Control+Enter');
  await admin.getByText('已保存，各大屏随即更新').waitFor();
  expect((await running.ask<WallSnapshot>('wall.snapshot')).sound.quiet).toEqual([{ from: '21:30', to: '06:00' }]);
  expect(await axeFinds(admin)).toEqual([]);
  await context.close();
});
