import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildScreensWhereOld } from '../../electron/host/runtime/buildWhereOld.ts';
import type { WallSnapshot } from '../../shared/contract/wall.ts';
import { CALM, WALL_NOW_MS, wallMap, wallSnapshot } from '../fixture/wallPicture.ts';
import { launchBrowser } from './launchBrowser.ts';
import { openWall } from './wallPage.ts';

let browser: Browser;

beforeAll(async () => {
  await buildScreensWhereOld(() => {});
  browser = await launchBrowser();
});
afterAll(() => browser.close());

test('a panel that fails says so in its own frame and tells the host once; the others go on, and it comes back by itself', async () => {
  const good = wallSnapshot(CALM);
  const broken = { ...good, hours: null } as unknown as WallSnapshot;
  const wall = await openWall(browser, { snapshot: broken, map: wallMap(), width: 1920, height: 1080 });
  const { page, say, told, counts } = wall;
  const failed = page.locator('.panel-day.panel-failed');
  await failed.waitFor();
  expect(await failed.textContent()).toBe('今日走势本栏 10:24 起未更新');
  await page.locator('.panel-overdue .case-row').first().waitFor();
  await page.locator('.map-label').first().waitFor();
  expect(await page.locator('.panel-failed').count()).toBe(1);
  await expect.poll(() => told.map(({ panel }) => panel)).toEqual(['day']);
  const { flow, hours, lines, meeting } = good;
  say({ type: 'figures', sequence: 1000, nowMs: WALL_NOW_MS, flow, hours, lines, meeting, filling: false });
  await page.locator('.panel-day .course').waitFor({ timeout: 15_000 });
  expect(await page.locator('.panel-failed').count()).toBe(0);
  expect(told).toHaveLength(1);
  expect(counts).toEqual({ documents: 1, pictures: 1 });
  await page.context().close();
});
