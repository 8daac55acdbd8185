import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildScreensWhereOld } from '../../electron/host/runtime/buildWhereOld.ts';
import type { FeedMessage } from '../../shared/contract/feed.ts';
import type { WallSnapshot } from '../../shared/contract/wall.ts';
import { CALM, WALL_NOW_MS, wallMap, wallSnapshot } from '../fixture/wallPicture.ts';
import { launchBrowser } from './launchBrowser.ts';
import { faultsOfLook } from './wallLook.ts';
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
  const wall = await openWall(browser, { snapshot: broken, map: wallMap(), width: 1920, height: 1080, clock: true });
  const { page, say, told, counts } = wall;
  const failed = page.locator('.panel-day.panel-failed');
  await failed.waitFor();
  expect(await failed.textContent()).toBe('今日走势 出错，10:24 起未更新');
  await page.locator('.panel-overdue .case-row').first().waitFor();
  await page.locator('.map-label').first().waitFor();
  expect(await page.locator('.panel-failed').count()).toBe(1);
  await expect.poll(() => told.map(({ panel }) => panel)).toEqual(['day']);
  const { flow, hours, lines, meeting } = good;
  say({ type: 'figures', sequence: 1000, nowMs: WALL_NOW_MS, flow, hours, lines, meeting, filling: false });
  await page.clock.fastForward(5000);
  await page.locator('.panel-day .course').waitFor({ timeout: 15_000 });
  expect(await page.locator('.panel-failed').count()).toBe(0);
  expect(told).toHaveLength(1);
  expect(counts).toEqual({ documents: 1, pictures: 1 });
  await page.context().close();
});

test('a panel that fails keeps what it showed last, in grey, under since when it is so', async () => {
  const good = wallSnapshot(CALM);
  const wall = await openWall(browser, { snapshot: good, map: wallMap(), width: 1920, height: 1080, clock: true });
  const { page, say } = wall;
  await page.locator('.panel-day canvas').waitFor();
  const lines = await page.locator('.panel-lines .lines').textContent();
  const { flow, meeting } = good;
  const message = { type: 'figures', sequence: 1000, nowMs: WALL_NOW_MS, flow, meeting, filling: false } as const;
  say({ ...message, hours: null, lines: null } as unknown as FeedMessage);
  await page.locator('.panel-day.panel-failed').waitFor();
  const failed = page.locator('.panel-lines.panel-failed');
  expect(await failed.locator('h2').textContent()).toBe('结案率 出错，10:24 起未更新');
  // Tried again every five seconds, in vain.
  await page.clock.runFor(6000);
  expect(await failed.locator('.lines').textContent()).toBe(lines);
  expect(await failed.locator('.rows').evaluate((rows) => getComputedStyle(rows).filter)).toBe('grayscale(1)');
  const colours = await page.locator('.panel-day.panel-failed canvas').evaluate((canvas: HTMLCanvasElement) => {
    const data = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
    return new Set(data).size;
  });
  expect(colours).toBeGreaterThan(3);
  expect(await faultsOfLook(page, { smallestPx: 24, seams: [] })).toEqual([]);
  say({ ...message, hours: good.hours, lines: good.lines });
  await page.clock.fastForward(5000);
  await page.locator('.panel-failed').first().waitFor({ state: 'detached', timeout: 15_000 });
  await page.context().close();
});
