import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildScreensWhereOld } from '../../electron/host/runtime/buildWhereOld.ts';
import type { AdminSettings } from '../../shared/contract/admin.ts';
import { parseIso } from '../../shared/time/zone.ts';
import { RUBBISH, runningHost } from '../fixture/runningHost.ts';
import { axeFinds } from './axeFinds.ts';
import { launchBrowser } from './launchBrowser.ts';

const MONDAY_9 = parseIso('2026-11-23T09:00:00+08:00') ?? 0;
const TABS = ['屏幕', '大屏布局', '大屏场景', '值班表', '声音与静默', '大屏遥控', '地图与网格', '个人信息'] as const;
let browser: Browser;

beforeAll(async () => {
  await buildScreensWhereOld(() => {});
  browser = await launchBrowser();
});
afterAll(() => browser.close());

async function desk(width: number, height: number, theme = 'light'): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width, height } });
  await context.addInitScript((kept) => {
    localStorage.setItem('desk.seat', JSON.stringify({ party: 'leader', name: '值班长', unit: null }));
    localStorage.setItem('desk.theme', kept);
  }, theme);
  return context;
}

function box(admin: Page, panel: string) {
  return admin.getByRole('button', { name: panel, exact: true });
}

function focused(page: Page): Promise<string | null> {
  return page.evaluate(
    () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? null,
  );
}

test('panels are arranged by keys and by mouse on the real wall, refused where they do not fit, and saved they move on the running wall', async () => {
  await using running = await runningHost(MONDAY_9);
  await running.give('report', 'centre', RUBBISH);
  const { address } = running.host;
  const context = await desk(1366, 768);
  const wall = await context.newPage();
  await wall.goto(`${address}/wall`);
  await wall.locator('.panel-meeting').waitFor();
  const admin = await context.newPage();
  const faults: string[] = [];
  admin.on('pageerror', (fault) => faults.push(fault.message));
  await admin.goto(`${address}/admin?tab=layout`);
  const preview = admin.frameLocator('iframe');
  await preview.locator('.panel-overdue').waitFor();
  const height = async (): Promise<number> =>
    (await preview.locator('.slot', { has: admin.locator('.panel-overdue') }).boundingBox())?.height ?? 0;

  const before = await height();
  await box(admin, '超期案件').focus();
  await admin.keyboard.press('Shift+ArrowDown');
  await admin.getByRole('alert').getByText('“待观察案件”与“超期案件”重叠，自左 34 格、上 20 格起').waitFor();
  expect(await admin.getByRole('button', { name: '保存' }).isDisabled()).toBe(true);
  for (let press = 0; press < 3; press += 1) await admin.keyboard.press('Shift+ArrowUp');
  await admin.getByText('左 34，上 0，宽 14，高 18 格').waitFor();
  expect(await admin.getByRole('alert').count()).toBe(0);
  await expect.poll(height).toBeLessThan(before);
  await admin.keyboard.press('ArrowRight');
  await admin.getByText('“超期案件”不能再移').waitFor();

  await box(admin, '专题会议').focus();
  await admin.keyboard.press('Delete');
  await preview.locator('.panel-meeting').waitFor({ state: 'detached' });
  expect(await focused(admin)).toBe('加入“专题会议”');
  await admin.getByRole('button', { name: '加入“即将到期”' }).press('Enter');
  await preview.locator('.panel-soon').waitFor();
  expect(await focused(admin)).toContain('即将到期');

  // A click chooses, and neither moves nor refuses anything.
  await box(admin, '超期案件').click();
  await admin.getByText('左 34，上 0，宽 14，高 18 格').waitFor();
  expect(await admin.getByText('不能再移').count()).toBe(0);

  // The upper edge of what was added, by a third of its height.
  const soon = await box(admin, '即将到期').boundingBox();
  if (!soon) throw new Error('the box is there');
  await admin.mouse.move(soon.x + soon.width / 2, soon.y);
  await admin.mouse.down();
  await admin.mouse.move(soon.x + soon.width / 2, soon.y + soon.height / 3, { steps: 4 });
  await admin.mouse.up();
  await admin.getByText('左 34，上 37，宽 14，高 11 格').waitFor();

  await admin.keyboard.press('Control+Enter');
  await admin.getByText('已保存，各大屏随即更新').waitFor();
  running.clock.advanceTo(MONDAY_9 + 1000);
  await wall.locator('.panel-meeting').waitFor({ state: 'detached' });
  await wall.locator('.panel-soon').waitFor();
  expect(await wall.locator('.is-locked').count()).toBe(0);
  const { settings } = await running.ask<AdminSettings>('admin.settings');
  expect(settings['wall.layouts'].live?.['1x1']).toContainEqual({ panel: 'soon', x: 34, y: 37, width: 14, height: 11 });
  await admin.getByRole('region', { name: '更改记录' }).getByText('值班长').waitFor();

  await admin.getByRole('button', { name: '恢复默认布局' }).press('Enter');
  await admin.keyboard.press('Control+Enter');
  await admin.getByText('默认布局', { exact: true }).waitFor();
  await admin.getByText('已保存，各大屏随即更新').waitFor();
  running.clock.advanceTo(MONDAY_9 + 2000);
  await wall.locator('.panel-meeting').waitFor();
  expect((await running.ask<AdminSettings>('admin.settings')).settings['wall.layouts']).toEqual({});
  expect(faults).toEqual([]);
  await context.close();
});

test('scenes are put in turn, ordered and timed by keys; the running wall takes them', async () => {
  await using running = await runningHost(MONDAY_9);
  const { address } = running.host;
  const context = await desk(1366, 768);
  const wall = await context.newPage();
  await wall.goto(`${address}/wall`);
  await wall.locator('.situation.calm').waitFor();
  const admin = await context.newPage();
  await admin.goto(`${address}/admin?tab=scenes`);
  await admin.getByRole('button', { name: '加入“专题会议”' }).press('Enter');
  expect(await focused(admin)).toBe('专题会议');
  await admin.frameLocator('iframe').locator('.meeting-scene').waitFor();
  await admin.keyboard.press('Alt+ArrowUp');
  expect(await focused(admin)).toBe('专题会议');
  await admin.getByLabel('“专题会议”的时长').fill('5');
  await admin.getByText('“专题会议”的时长应为 10 至 3600 秒').waitFor();
  await admin.getByLabel('“专题会议”的时长').fill('90');
  await admin.getByText('一轮 3 分 30 秒').waitFor();
  await admin.keyboard.press('Control+Enter');
  await admin.getByText('已保存，各大屏随即更新').waitFor();
  running.clock.advanceTo(MONDAY_9 + 1000);
  await wall.locator('.meeting-scene').waitFor();
  expect(await wall.locator('.scenes li').allTextContents()).toEqual(['专题会议', '实时态势']);
  await admin.getByRole('button', { name: '专题会议', exact: true }).press('Delete');
  expect(await focused(admin)).toBe('加入“专题会议”');
  await admin.getByText('只有一个场景，不轮换').waitFor();
  await context.close();
});

for (const [width, height, theme] of [
  [1366, 768, 'light'],
  [1366, 768, 'dark'],
  [1920, 1080, 'light'],
  [1920, 1080, 'dark'],
] as const) {
  test(`every tab is reached by its key and keeps the focus in sight, and axe finds nothing, at ${width} × ${height}, ${theme}`, async () => {
    await using running = await runningHost(MONDAY_9);
    const context = await desk(width, height, theme);
    // The wall in its frame has tests of its own.
    await context.route(/wall\?preview/, (route) =>
      route.fulfill({ body: '<title>大屏</title>', contentType: 'text/html' }),
    );
    const admin = await context.newPage();
    await admin.goto(`${running.host.address}/admin`);
    const found: string[] = [];
    for (const [index, name] of TABS.entries()) {
      await admin.keyboard.press(String(index + 1));
      await admin.locator('.desk-tabs [aria-current]', { hasText: name }).waitFor();
      await admin.locator('.admin-body section').first().waitFor();
      found.push(...(await axeFinds(admin)).map((fault) => `${name} ${fault}`));
      if (width === 1366 && theme === 'light')
        found.push(...(await lostFocus(admin)).map((lost) => `${name}: ${lost}`));
    }
    await context.close();
    expect(found).toEqual([]);
  });
}

/** Goes through a page with the Tab key; what the focus was lost on or could not be seen on. */
async function lostFocus(page: Page): Promise<readonly string[]> {
  const lost: string[] = [];
  await page.locator('.desk-tabs [aria-current]').focus();
  for (let press = 0; press < 60; press += 1) {
    await page.keyboard.press('Tab');
    const seen = await page.evaluate(() => {
      const at = document.activeElement;
      if (at === null || at === document.body) return 'end';
      const { left, top, right, bottom } = at.getBoundingClientRect();
      const isIn = right > 0 && bottom > 0 && left < innerWidth && top < innerHeight;
      return isIn && at.tagName !== 'IFRAME' && at.matches(':focus-visible') ? null : at.outerHTML.slice(0, 120);
    });
    if (seen === 'end') break;
    if (seen !== null) lost.push(seen);
  }
  // A digit in a field is a digit: the next key must reach the page.
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  return lost;
}
