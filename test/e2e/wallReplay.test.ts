import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { buildScreensWhereOld } from '../../electron/host/runtime/buildWhereOld.ts';
import { haimen } from '../fixture/findings.ts';
import { REPLAYED_DAY, replayedCourse, replayedPart } from '../fixture/replayedDay.ts';
import { runningHost, RUBBISH } from '../fixture/runningHost.ts';
import { CALM, wallMap, wallSnapshot } from '../fixture/wallPicture.ts';
import type { WallPlan } from '../fixture/wallPicture.ts';
import { axeFinds } from './axeFinds.ts';
import { launchBrowser } from './launchBrowser.ts';
import { faultsOfLook } from './wallLook.ts';
import { openWall } from './wallPage.ts';
import type { WallPage } from './wallPage.ts';

const map = wallMap();
const MANY: WallPlan = {
  normal: 4000,
  soon: 500,
  overdue: 300,
  observed: 200,
  broken: 30,
  hazards: 12,
  figure: 64,
  unitName: '海门经济技术开发区综合行政执法局',
};
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

type Size = { readonly width: number; readonly height: number; readonly more?: string };

async function replay(plan: WallPlan, live: WallPlan, { width, height, more = '' }: Size): Promise<WallPage> {
  const wall = await openWall(browser, {
    snapshot: wallSnapshot(live),
    map,
    width,
    height,
    address: `?scene=replay${more.includes('quarter') ? '' : `&day=${REPLAYED_DAY}`}${more}`,
    answers: {
      '/api/wall.replayCourse': {
        result: { data: replayedCourse(more.includes('quarter') ? '2016-Q4' : REPLAYED_DAY) },
      },
      [`/replay/${REPLAYED_DAY}`]: replayedPart(plan),
      '/replay/2016-10-01': { ...replayedPart(plan), day: '2016-10-01' },
      '/replay/2016-10-02': { ...replayedPart(plan), day: '2016-10-02' },
    },
  });
  opened.push(wall.page);
  await wall.page.locator('.replay-bar').waitFor();
  return wall;
}

/** How many canvases of the map bear a picture: a stage that was laid before anybody listened left them empty. */
function paintedTiles(page: Page): Promise<number> {
  return page.evaluate(() => {
    const colours = (canvas: HTMLCanvasElement): number => {
      const data = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
      const found = new Set<number>();
      for (let i = 0; i < data.length; i += 4 * 37) found.add(((data[i] ?? 0) << 8) + (data[i + 1] ?? 0));
      return found.size;
    };
    return [...document.querySelectorAll<HTMLCanvasElement>('.map-level canvas')].filter((one) => colours(one) > 3)
      .length;
  });
}

type Looked = Size & {
  readonly scale: number;
  readonly seams: readonly number[];
  readonly rowSeams?: readonly number[];
};
const SIZES: readonly Looked[] = [
  { width: 1920, height: 1080, scale: 1, seams: [] },
  { width: 3840, height: 1080, scale: 1, seams: [1920] },
  { width: 3840, height: 2160, scale: 2, seams: [] },
  { width: 3840, height: 2160, scale: 1.5, seams: [], more: '&scale=1.5' },
  { width: 5760, height: 2160, scale: 2, seams: [1920, 3840] },
  { width: 3840, height: 2160, scale: 1, seams: [1920], rowSeams: [1080], more: '&tiles=2x2' },
  { width: 5760, height: 2160, scale: 1, seams: [1920, 3840], rowSeams: [1080], more: '&tiles=3x2' },
];

for (const size of SIZES) {
  test(`a replay at ${size.width} × ${size.height}${size.more ?? ''}, scale ${size.scale}: whole rows, nothing small, cut or on a seam`, async () => {
    for (const plan of [CALM, MANY]) {
      const { page, faults } = await replay(plan, CALM, size);
      await page.keyboard.press(' ');
      await page.locator('.replay-track input').fill(String(haimen('2016-10-25T14:00')));
      await page.locator('.replay-head time', { hasText: '14:00' }).waitFor();
      const { scale, seams, rowSeams = [] } = size;
      expect(await faultsOfLook(page, { smallestPx: 24 * scale, seams, rowSeams })).toEqual([]);
      expect(await paintedTiles(page)).toBeGreaterThan(4);
      expect(faults).toEqual([]);
    }
  });
}

test('a quarter stands under its bar as whole as a day', async () => {
  const { page } = await replay(CALM, CALM, { width: 1920, height: 1080, more: '&quarter=2016Q4' });
  await page.locator('.replay-ticks', { hasText: '12月' }).waitFor();
  expect(await faultsOfLook(page, { smallestPx: 24, seams: [] })).toEqual([]);
  expect(await page.locator('.replay-head').textContent()).toContain('2016年10月1日');
});

test('says everywhere that it is past; an alarm of now takes its line, and the bar goes on to say it', async () => {
  const calm = await replay(CALM, CALM, { width: 1920, height: 1080 });
  expect(await calm.page.locator('.situation').textContent()).toContain('2016年10月25日 星期二 的情况，不是现在');
  expect(await calm.page.locator('.wall-header').textContent()).toMatch(/现在.*10月26日/);
  expect(await calm.page.locator('.wall-header').textContent()).not.toContain('实时');
  expect(await axeFinds(calm.page)).toEqual([]);

  const alarmed = await replay(CALM, { ...CALM, hazards: 1 }, { width: 1920, height: 1080 });
  await alarmed.page.locator('.situation.alarm').waitFor();
  expect(await alarmed.page.locator('.replay-head').textContent()).toContain('回放');
  expect(await faultsOfLook(alarmed.page, { smallestPx: 24, seams: [] })).toEqual([]);
});

const MONDAY_MS = haimen('2016-09-05T08:00');

test('plays a day of the real log back by keyboard: what stood when, faster, on to the next day, and back to now', async () => {
  await using running = await runningHost(MONDAY_MS);
  for (const [id, time] of [
    [1, '08:00'],
    [2, '10:00'],
    [3, '16:00'],
  ] as const) {
    running.clock.advanceTo(haimen(`2016-09-05T${time}`));
    await running.give('report', 'centre', RUBBISH, { id });
    await running.give('accept', 'centre', {}, { id });
    await running.give('dispatch', 'centre', { unit: 'U' }, { id });
  }
  running.clock.advanceTo(haimen('2016-09-05T17:00'));
  await running.give('feedback', 'unit:U', { result: '已清理' }, { id: 3 });
  await running.give('recordCheck', 'supervisor', { result: 'pass' }, { id: 3 });
  running.clock.advanceTo(haimen('2016-09-06T09:00'));

  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
  const page = await context.newPage();
  opened.push(page);
  const faults: string[] = [];
  page.on('pageerror', (fault) => faults.push(fault.message));
  await page.goto(`${running.host.address}/wall?scene=replay&day=2016-09-05&speed=60&lang=zh-CN`);
  await page.locator('.replay-bar').waitFor();
  const open = () => page.locator('.replay-counts li').last().textContent();
  const time = page.locator('.replay-head time');
  await page.keyboard.press(' ');
  await page.getByText('已暂停').waitFor();
  expect(await open()).toContain('未结 0');
  await page.keyboard.press('Home');
  for (let hour = 0; hour < 10; hour += 1) await page.keyboard.press('Shift+ArrowRight');
  await expect.poll(() => time.textContent()).toBe('10:00');
  // Two minutes before the first limit of four working hours ends nothing is late.
  expect(await open()).toContain('未结 2');
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => time.textContent()).toBe('09:50');
  await expect.poll(open).toContain('未结 1');
  for (let hour = 0; hour < 7; hour += 1) await page.keyboard.press('Shift+ArrowRight');
  await expect.poll(() => time.textContent()).toBe('16:50');
  await expect.poll(open).toContain('未结 3');
  await page.locator('.panel-overdue .case-row').first().waitFor();
  await page.keyboard.press('ArrowRight');
  await expect.poll(open).toContain('未结 2');
  await page.locator('.replay-news', { hasText: '核查通过，结案' }).waitFor();
  await page.keyboard.press('End');
  await expect.poll(() => time.textContent()).toBe('23:59');
  await page.keyboard.press('ArrowUp');
  await page.getByText('1 秒 5 分钟').waitFor();

  await page.keyboard.press('PageDown');
  await expect.poll(() => new URL(page.url()).searchParams.get('day')).toBe('2016-09-06');
  expect(new URL(page.url()).searchParams.get('speed')).toBe('300');
  await page.locator('.situation', { hasText: '2016年9月6日' }).waitFor();
  // The day is not over: nothing after it can be replayed.
  await page.keyboard.press('PageDown');
  await page.keyboard.press('End');
  await expect.poll(() => time.textContent()).toBe('09:00');
  await page.getByText('已到结尾').waitFor();

  await page.keyboard.press('Escape');
  await page.waitForURL((url) => !url.searchParams.has('scene'));
  expect(new URL(page.url()).searchParams.get('lang')).toBe('zh-CN');
  await page.locator('.panel-flow').waitFor();
  expect(faults).toEqual([]);
});

test('a desk calls a replay to a wall that shows now, turns it, and sends the wall back', async () => {
  const { page, say, faults } = await openWall(browser, {
    snapshot: wallSnapshot(CALM),
    map,
    width: 1920,
    height: 1080,
    answers: {
      '/api/wall.replayCourse': { result: { data: replayedCourse() } },
      [`/replay/${REPLAYED_DAY}`]: replayedPart(CALM),
    },
  });
  opened.push(page);
  await page.locator('.panel-flow').waitFor();
  say({ type: 'order', order: { do: 'replay', replay: { period: REPLAYED_DAY, speed: 60 } } });
  await page.getByText('播放中').waitFor();
  say({ type: 'order', order: { do: 'turnReplay', turn: 'toggle' } });
  await page.getByText('已暂停').waitFor();
  say({ type: 'order', order: { do: 'turnReplay', turn: 'faster' } });
  await page.getByText('1 秒 5 分钟').waitFor();
  expect(new URL(page.url()).search).toBe('');
  say({ type: 'order', order: { do: 'resume' } });
  await page.locator('.panel-flow').waitFor();
  expect(await page.locator('.replay-bar').count()).toBe(0);
  expect(faults).toEqual([]);
});

test('what cannot be replayed is said in words', async () => {
  await using running = await runningHost(MONDAY_MS);
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
  const page = await context.newPage();
  opened.push(page);
  for (const [address, words] of [
    ['day=2016-02-30', '回放地址不正确'],
    ['day=2016-09-07', '这段时间还没有到'],
    ['day=2016-09-01', '这段时间还没有案件'],
  ] as const) {
    await page.goto(`${running.host.address}/wall?scene=replay&${address}`);
    await page.getByText(words).waitFor();
  }
});
