import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { buildScreensWhereOld } from '../../electron/host/runtime/buildWhereOld.ts';
import type { FeedMessage } from '../../shared/contract/feed.ts';
import { CALM, WALL_NOW_MS, wallCases, wallMap, wallSnapshot } from '../fixture/wallPicture.ts';
import type { WallPlan } from '../fixture/wallPicture.ts';
import { axeFinds } from './axeFinds.ts';
import { launchBrowser } from './launchBrowser.ts';
import { faultsOfLook } from './wallLook.ts';
import { openWall } from './wallPage.ts';
import type { WallPage } from './wallPage.ts';

const ALARM: WallPlan = { ...CALM, hazards: 1, overdue: 9, soon: 17, normal: 206 };
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

async function wall(
  plan: WallPlan,
  more: { readonly address?: string; readonly clock?: boolean } = {},
): Promise<WallPage> {
  const page = await openWall(browser, { snapshot: wallSnapshot(plan), map, width: 1920, height: 1080, ...more });
  opened.push(page);
  await page.page.locator('.map-label').first().waitFor();
  return page;
}

test('axe finds nothing in calm, alarm and a lost connection', async () => {
  for (const plan of [CALM, ALARM]) {
    const { page } = await wall(plan);
    // The ticker and lists change by themselves, but nobody can operate the wall: there is nothing to pause it with.
    expect(await axeFinds(page)).toEqual([]);
  }
});

test('a hazard repaints the situation line and moves nothing', async () => {
  const places = async ({ page }: WallPage) =>
    page
      .locator('.situation, .panel')
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON() as unknown));
  const calm = await wall(CALM);
  const alarm = await wall(ALARM);
  expect(await places(alarm)).toEqual(await places(calm));
  expect(await alarm.page.locator('.situation.alarm').textContent()).toContain('供水井盖缺失');
  expect(await calm.page.locator('.situation.calm').textContent()).toContain('无待确认安全隐患');
});

test('a case reported elsewhere is on the wall at once, with one ring on the map, and its closing takes it off', async () => {
  const { page, say } = await wall(CALM);
  const total = page.locator('.legend b').last();
  expect(await total.textContent()).toBe('230');
  const one = wallCases({ normal: 1 })[0];
  if (!one) throw new Error('the plan has one case');
  const change = (sequence: number, isOpen: boolean): FeedMessage => ({
    type: 'changes',
    changes: [
      {
        sequence,
        atMs: WALL_NOW_MS,
        caseId: 9001,
        kind: isOpen ? 'reported' : 'closed',
        case: isOpen ? { ...one, id: 9001 } : null,
        news: null,
      },
    ],
  });
  await countRings(page);
  say(change(1001, true));
  await expect.poll(() => total.textContent(), { timeout: 1000 }).toBe('231');
  await expect.poll(() => page.locator('body').getAttribute('data-rings'), { timeout: 3000 }).toBe('1');
  await expect.poll(() => page.locator('.map-drop').count(), { timeout: 3000 }).toBe(0);
  say(change(1002, false));
  await expect.poll(() => total.textContent(), { timeout: 1000 }).toBe('230');
  expect(await page.locator('body').getAttribute('data-rings')).toBe('1');
});

/** Counts every ring that the map drops from now on: one lives for a second only, and a look may come before or after it. */
async function countRings(page: Page): Promise<void> {
  await page.evaluate(() => {
    const { body } = document;
    body.dataset['rings'] = '0';
    new MutationObserver((records) => {
      const added = records.flatMap(({ addedNodes }) => [...addedNodes]);
      const rings = added.filter((node) => node instanceof Element && node.matches('.map-drop'));
      body.dataset['rings'] = String(Number(body.dataset['rings']) + rings.length);
    }).observe(body, { childList: true, subtree: true });
  });
}

test('a wall that reaches no host says so and recovers without a reload', async () => {
  const snapshot = wallSnapshot(CALM);
  const opening = await openWall(browser, { snapshot, map, width: 1920, height: 1080, down: true, clock: true });
  opened.push(opening);
  const { page, heal, counts } = opening;
  await page.locator('.situation.opening').getByText('主机暂未应答').waitFor({ timeout: 10_000 });
  await page.getByText('恢复后画面自动出现').waitFor();
  expect(await faultsOfLook(page, { smallestPx: 24, seams: [] })).toEqual([]);
  heal();
  await page.clock.fastForward(15_000);
  await page.locator('.situation.calm').waitFor({ timeout: 20_000 });
  expect(counts).toEqual({ documents: 1, pictures: 1 });
});

test('calm is said only where nothing is overdue, and the overdue cases are counted beside it', async () => {
  const words = async (plan: WallPlan) => (await wall(plan)).page.locator('.situation.calm').textContent();
  expect(await words({ normal: 20 })).toMatch(/^平稳无待确认安全隐患60 分钟内到期/);
  expect(await words({ normal: 20, overdue: 6 })).toMatch(/^有超期无待确认安全隐患超期 6 件60 分钟内到期/);
});

test('a case that takes a higher rank moves the rows below it by a slide', async () => {
  const plan = { normal: 20, overdue: 3 };
  const { page, say } = await wall(plan);
  await page.locator('.panel-overdue .case-row').first().waitFor();
  const late = wallCases(plan)
    .filter(({ dueAtMs }) => dueAtMs !== null && dueAtMs <= WALL_NOW_MS)
    .toSorted((a, b) => (b.dueAtMs ?? 0) - (a.dueAtMs ?? 0))[0];
  if (!late) throw new Error('the plan has one case');
  say({
    type: 'changes',
    changes: [
      {
        sequence: 1001,
        atMs: WALL_NOW_MS,
        caseId: late.id,
        kind: 'limitMissed',
        case: { ...late, dueAtMs: WALL_NOW_MS - 90 * 86_400_000 },
        news: null,
      },
    ],
  });
  const sliding = () =>
    page
      .locator('.panel-overdue .case-row')
      .evaluateAll((rows) => rows.filter((row) => row.getAnimations().length > 0).length);
  await expect.poll(sliding, { interval: 20, timeout: 1000 }).toBeGreaterThan(0);
  await expect.poll(sliding, { timeout: 2000 }).toBe(0);
});

test('a long name of the city is shortened; tags and clock stay whole, in both languages', async () => {
  const snapshot = wallSnapshot(CALM);
  const city = { ...snapshot.city, name: '新疆维吾尔自治区克孜勒苏柯尔克孜自治州阿图什市', demo: true, filling: true };
  for (const address of ['', '?lang=en']) {
    const long = await openWall(browser, { snapshot: { ...snapshot, city }, map, width: 1366, height: 768, address });
    opened.push(long);
    await long.page.locator('.map-label').first().waitFor();
    expect(await faultsOfLook(long.page, { smallestPx: 24 * (1366 / 1920), seams: [] })).toEqual([]);
    expect(await long.page.locator('.wall-header .tag').count()).toBe(2);
  }
});

test('a lost connection greys the last picture and says since when; it recovers without a reload', async () => {
  const { page, cut, heal, counts, faults } = await wall(CALM, { clock: true });
  await cut();
  await page.clock.fastForward(4000);
  const line = page.locator('.situation.gone');
  await line.waitFor({ timeout: 10_000 });
  expect(await line.textContent()).toContain('连接中断自 10:24 起画面停在 10:24:');
  expect(await faultsOfLook(page, { smallestPx: 24, seams: [] })).toEqual([]);
  expect(await page.locator('.wall-body').evaluate((body) => getComputedStyle(body).filter)).toContain('grayscale');
  heal();
  await page.clock.fastForward(15_000);
  await page.locator('.situation.calm').waitFor({ timeout: 20_000 });
  expect(counts).toEqual({ documents: 1, pictures: 1 });
  expect(faults).toEqual([]);
});

test('the history that is being filled and a clock behind the log are said', async () => {
  const { page, say } = await wall(CALM);
  const { flow, hours, lines, meeting } = wallSnapshot(CALM);
  say({ type: 'figures', sequence: 1000, nowMs: WALL_NOW_MS, flow, hours, lines, meeting, filling: true });
  await page.getByText('历史数据生成中').waitFor();
  say({ type: 'beat', sequence: 1000, nowMs: WALL_NOW_MS, clockBehindMs: 600_000 });
  await page.getByText('主机时钟比案件日志慢 10 分').waitFor();
  expect(await faultsOfLook(page, { smallestPx: 24, seams: [] })).toEqual([]);
});

test('with reduced motion nothing moves and the state reads the same', async () => {
  const { page } = await wall(ALARM);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const moving = await page.evaluate(
    () => document.getAnimations().filter(({ playState }) => playState === 'running').length,
  );
  expect(moving).toBe(0);
  expect(await page.locator('.situation.alarm').textContent()).toContain('安全隐患');
});
