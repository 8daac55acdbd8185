import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { buildScreensWhereOld } from '../../electron/host/runtime/buildWhereOld.ts';
import { NO_MAP_BASE } from '../../shared/grid/mapBase.ts';
import { parseIso } from '../../shared/time/zone.ts';
import { layMap } from '../fixture/layMap.ts';
import { runningHost } from '../fixture/runningHost.ts';
import type { RunningHost } from '../fixture/runningHost.ts';
import { tileServer } from '../fixture/tileServer.ts';
import { CALM, wallMap, wallSnapshot } from '../fixture/wallPicture.ts';
import type { WallPlan } from '../fixture/wallPicture.ts';
import { launchBrowser } from './launchBrowser.ts';
import { openWall } from './wallPage.ts';
import type { WallPage } from './wallPage.ts';

const MONDAY_9 = parseIso('2026-11-23T09:00:00+08:00') ?? 0;
const APPROVAL = 'GS(2026)1234号';
const map = wallMap();
const opened: Page[] = [];
let browser: Browser;

beforeAll(async () => {
  await buildScreensWhereOld(() => {});
  browser = await launchBrowser();
});
afterEach(async () => {
  for (const page of opened.splice(0)) await page.context().close();
});
afterAll(() => browser.close());

async function wall(plan: WallPlan, width = 1920): Promise<WallPage> {
  const page = await openWall(browser, { snapshot: wallSnapshot(plan), map, width, height: 1080 });
  opened.push(page.page);
  await page.page.locator('.map-label').first().waitFor();
  return page;
}

async function set({ send }: RunningHost, key: string, value: unknown): Promise<void> {
  const by = { party: 'centre', unit: null, seat: '值班台' };
  const answer = await send('POST', '/api/admin.changeSetting', {
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ key, value, by }),
  });
  expect(answer.text).toContain('"done"');
}

test('a base map comes through the host with its approval number and source; who is on duty stands beside it', async () => {
  await using tiles = await tileServer();
  await using running = await runningHost(MONDAY_9);
  layMap(running.host.city().store, MONDAY_9);
  await set(running, 'map.approval', APPROVAL);
  await set(running, 'map.base', {
    ...NO_MAP_BASE,
    kind: 'xyz',
    address: `${tiles.address}/{z}/{x}/{y}`,
    source: '天地图',
  });
  const page = await browser.newPage({ viewport: { width: 3840, height: 1080 } });
  opened.push(page);
  const outside: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(running.host.address) && request.url().startsWith('http'))
      outside.push(request.url());
  });
  await page.goto(`${running.host.address}/wall`);
  await page.locator('img.is-there').nth(3).waitFor({ state: 'attached' });
  expect(await page.locator('.map-notice').textContent()).toMatch(/示意图，不作边界依据.*GS\(2026\)1234号.*天地图/);
  expect(tiles.asked.length).toBeGreaterThan(3);
  expect(outside).toEqual([]);

  await page.locator('.panel-duty').getByText('尚未登记值班表').waitFor();
  const shift = {
    name: '白班',
    from: '08:00',
    to: '17:30',
    weekdays: [1, 2, 3, 4, 5],
    posts: [{ post: '受理', seats: ['坐席 02'] }],
  };
  await set(running, 'duty.roster', [shift]);
  running.clock.advanceTo(MONDAY_9 + 1000);
  await page.locator('.duty-posts').getByText('坐席 02').waitFor();
});

test('the tour of hot spots yields to a hand, comes back with the whole city, and stops at a hazard; the shading follows a desk', async () => {
  const { page, say } = await wall({ ...CALM, overdue: 20 });
  const card = page.locator('.map-card');
  await card.getByText(/巡览 \d/).waitFor();
  await page.locator('.map-spot').waitFor();
  const label = page.locator('.map-label').first();
  const before = await label.boundingBox();
  await page.locator('.map-stage').focus();
  await page.keyboard.press('ArrowRight');
  await card.getByText('视图已锁定').waitFor();
  expect(await page.locator('.map-spot').count()).toBe(0);
  await page.getByRole('button', { name: '恢复全图' }).click();
  await card.getByText(/巡览 \d/).waitFor();
  await expect.poll(async () => (await label.boundingBox())?.x, { timeout: 5000 }).toBeCloseTo(before?.x ?? 0, 0);
  say({ type: 'order', order: { do: 'shading', shading: 'density' } });
  await page.locator('.legend').getByText('每平方公里').waitFor();
  const stopped = await wall({ ...CALM, hazards: 1 });
  await stopped.page.locator('.map-card').getByText('停在隐患处').waitFor();
  expect(await stopped.page.locator('.map-spot').count()).toBe(0);
});

// The plane that the first view laid was told to nobody: on a wide wall the whole city was drawn in one corner.
test('the city stands in the middle of its map on a wide wall', async () => {
  const { page } = await wall(CALM, 3840);
  const shares = await page.locator('.map').evaluate((panel) => {
    const place = panel.getBoundingClientRect();
    const boxes = [...panel.querySelectorAll('.map-town')].map((one) => one.getBoundingClientRect());
    const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
    return {
      names: boxes.length,
      x: (mean(boxes.map(({ left, width }) => left + width / 2)) - place.left) / place.width,
      y: (mean(boxes.map(({ top, height }) => top + height / 2)) - place.top) / place.height,
    };
  });
  expect(shares.names).toBeGreaterThan(8);
  for (const share of [shares.x, shares.y]) expect(Math.abs(share - 0.5)).toBeLessThan(0.2);
});
