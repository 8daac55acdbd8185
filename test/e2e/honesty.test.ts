import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { buildScreensWhereOld } from '../../electron/host/runtime/buildWhereOld.ts';
import { parseIso } from '../../shared/time/zone.ts';
import { cuttableLine } from '../fixture/cuttableLine.ts';
import type { CuttableLine } from '../fixture/cuttableLine.ts';
import { runningHost, RUBBISH } from '../fixture/runningHost.ts';
import type { RunningHost } from '../fixture/runningHost.ts';
import { launchBrowser } from './launchBrowser.ts';

const TUESDAY_10_24 = parseIso('2026-11-24T10:24:00+08:00') ?? 0;
const MINUTE_MS = 60_000;
/** A line that is back within three seconds was never down; between two tries to reach the host lie at most 15. */
const BLINK_MS = 4000;
const LONGEST_PAUSE_MS = 15_000;
/** So many missed events make a screen take a new picture. */
const FAR_BEHIND = 2001;

let browser: Browser;
const cleanUp: (() => Promise<void> | void)[] = [];

beforeAll(async () => {
  await buildScreensWhereOld(() => {});
  browser = await launchBrowser();
});
afterEach(async () => {
  for (const action of cleanUp.splice(0).toReversed()) await action();
});
afterAll(() => browser.close());

type Wall = {
  readonly page: Page;
  readonly line: CuttableLine;
  /** How often the page asked for a picture and loaded its document. */
  readonly asked: { pictures: number; documents: number };
};

/** The wall in a browser whose line to the host can be cut. */
async function openWall({ host }: RunningHost): Promise<Wall> {
  const line = await cuttableLine();
  cleanUp.push(line.close);
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 }, proxy: line.proxy });
  cleanUp.push(() => context.close());
  const page = await context.newPage();
  await page.clock.install();
  const asked = { pictures: 0, documents: 0 };
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname === '/api/wall.snapshot') asked.pictures += 1;
    if (pathname === '/wall') asked.documents += 1;
  });
  await page.goto(`${host.address}/wall`);
  await page.locator('.situation.calm').waitFor();
  await expect.poll(host.city().screens).toBe(1);
  return { page, line, asked };
}

/** The number of open cases at the end of the strip. */
function openCases(page: Page): Promise<string | null> {
  return page.locator('.panel-flow').textContent();
}

async function report({ give }: RunningHost): Promise<void> {
  expect((await give('report', 'centre', RUBBISH)).kind).toBe('done');
}

function greyed(page: Page): Promise<string> {
  return page.locator('.wall-body').evaluate((body) => getComputedStyle(body).filter);
}

test('the stamp counts the seconds since the host was heard, and each beat of the host sets it back', async () => {
  await using running = await runningHost(TUESDAY_10_24);
  const { page } = await openWall(running);
  const seconds = async () => Number(/[\d.]+/.exec((await page.locator('.fresh').textContent()) ?? '')?.[0]);
  await page.clock.fastForward(4000);
  await expect.poll(seconds, { timeout: 10_000 }).toBeGreaterThan(3);
  running.clock.advanceTo(TUESDAY_10_24 + 5000);
  await expect.poll(seconds, { timeout: 5000 }).toBeLessThan(2);
});

test('a host that is gone is said with the instant of the picture; what happened meanwhile is there after, without a reload', async () => {
  await using running = await runningHost(TUESDAY_10_24);
  await report(running);
  const { page, line, asked } = await openWall(running);
  expect(await openCases(page)).toContain('未结 1');
  line.cut('refused');
  await page.clock.fastForward(BLINK_MS);
  const lost = page.locator('.situation.gone');
  await lost.waitFor({ timeout: 10_000 });
  expect(await lost.textContent()).toMatch(
    /连接中断自 10:24 起画面停在 10:24:0\d，案件可能已变化正在重连（第 \d+ 次），恢复后自动更新/,
  );
  expect(await greyed(page)).toContain('grayscale');
  await report(running);
  await report(running);
  await expect.poll(() => lost.textContent(), { timeout: 15_000 }).toMatch(/第 [2-9] 次/);
  expect(await openCases(page)).toContain('未结 1');
  line.heal();
  await page.clock.fastForward(LONGEST_PAUSE_MS);
  await page.locator('.situation.calm').waitFor({ timeout: 20_000 });
  await expect.poll(() => openCases(page)).toContain('未结 3');
  expect(await greyed(page)).toBe('none');
  expect(asked).toEqual({ pictures: 1, documents: 1 });
});

test('a pulled cable, of which nobody hears, is noticed too', async () => {
  await using running = await runningHost(TUESDAY_10_24);
  const { page, line, asked } = await openWall(running);
  line.cut('silent');
  await report(running);
  // After 20 seconds the line counts as dead, three later the wall says so.
  await page.clock.fastForward(20_000);
  await page.clock.fastForward(BLINK_MS);
  await page.locator('.situation.gone').waitFor({ timeout: 40_000 });
  expect(await openCases(page)).toContain('未结 0');
  line.heal();
  await page.clock.fastForward(LONGEST_PAUSE_MS);
  await page.locator('.situation.calm').waitFor({ timeout: 30_000 });
  await expect.poll(() => openCases(page)).toContain('未结 1');
  expect(asked).toEqual({ pictures: 1, documents: 1 });
});

for (const behind of ['2,000 events', '10 minutes'] as const) {
  test(`a screen that is more than ${behind} behind takes a new picture, and is not called live before it has it`, async () => {
    await using running = await runningHost(TUESDAY_10_24);
    const { page, line, asked } = await openWall(running);
    line.cut('refused');
    await page.clock.fastForward(BLINK_MS);
    await page.locator('.situation.gone').waitFor({ timeout: 10_000 });
    const missed = behind === '10 minutes' ? 1 : FAR_BEHIND;
    for (let n = 0; n < missed; n += 1) {
      const by = { party: 'centre', unit: null, seat: '测试席' } as const;
      const command = { do: 'report', by, occurredAt: null, evidence: null, fields: RUBBISH } as const;
      running.host.city().execute({ commandId: `missed-${n}`, caseId: null, expectedRevision: null, command });
    }
    if (behind === '10 minutes') running.clock.advanceTo(TUESDAY_10_24 + 10 * MINUTE_MS + 1000);
    let answer = (): void => {};
    const held = new Promise<void>((resolve) => (answer = resolve));
    await page.route('**/api/wall.snapshot', async (route) => {
      await held;
      await route.continue();
    });
    line.heal();
    await page.clock.fastForward(LONGEST_PAUSE_MS);
    await page.getByText('连接已恢复，正在读取最新案件').waitFor({ timeout: 20_000 });
    expect(await greyed(page)).toContain('grayscale');
    expect(await openCases(page)).toContain('未结 0');
    answer();
    await page.locator('.situation:not(.gone)').waitFor({ timeout: 20_000 });
    await expect.poll(() => openCases(page)).toContain(`未结 ${missed}`);
    expect(asked).toEqual({ pictures: 2, documents: 1 });
  });
}
