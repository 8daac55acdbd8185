import type { Browser } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { buildScreensWhereOld } from '../../electron/host/runtime/buildWhereOld.ts';
import { CALM, wallMap, wallSnapshot } from '../fixture/wallPicture.ts';
import type { WallPlan } from '../fixture/wallPicture.ts';
import { launchBrowser } from './launchBrowser.ts';
import { faultsOfContrast } from './wallContrast.ts';
import { faultsOfLook } from './wallLook.ts';
import { openWall } from './wallPage.ts';
import type { WallPage } from './wallPage.ts';

const LATE: WallPlan = { ...CALM, overdue: 40, unitName: '海门经济技术开发区综合行政执法局' };
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

type Size = {
  readonly width: number;
  readonly height: number;
  readonly scale?: number;
  readonly seams?: readonly number[];
  readonly rowSeams?: readonly number[];
  readonly more?: string;
};
const ONE_SCREEN: Size = { width: 1920, height: 1080 };
const SIZES: readonly Size[] = [
  ONE_SCREEN,
  { width: 3840, height: 1080, seams: [1920] },
  { width: 5760, height: 2160, scale: 2, seams: [1920, 3840] },
  { width: 3840, height: 2160, seams: [1920], rowSeams: [1080], more: '&tiles=2x2' },
  { width: 5760, height: 2160, seams: [1920, 3840], rowSeams: [1080], more: '&tiles=3x2' },
];

async function meeting(plan: WallPlan, { width, height, more = '' }: Size = ONE_SCREEN): Promise<WallPage> {
  const snapshot = wallSnapshot(plan);
  const wall = await openWall(browser, { snapshot, map, width, height, address: `?scene=meeting${more}` });
  opened.push(wall);
  await wall.page.locator('.meeting-scene').waitFor();
  return wall;
}

test('the agenda is presented item by item, turned by a key or from a desk, and then no longer by itself', async () => {
  const { page, say } = await meeting(LATE);
  const place = page.locator('.item-part');
  const title = page.locator('.item-head h2');
  expect(await place.textContent()).toContain('第 1 项，共 4 项');
  expect(await title.textContent()).toBe('督办案件落实情况');
  expect(await page.locator('.item-figures strong').allTextContents()).toContain('41');
  await page.keyboard.press('ArrowRight');
  await page.getByText('第 2 项，共 4 项').waitFor();
  expect(await page.locator('.item-figures').textContent()).toMatch(
    /结案率86\.0%差 4 件到 90%及时结案率74\.6%差 5 件到 80%/,
  );
  say({ type: 'order', order: { do: 'item', step: 1 } });
  await page.getByText('第 3 项，共 4 项').waitFor();
  await page.locator('.meeting-scene .panel-lines').waitFor();
  await page.keyboard.press('PageUp');
  await page.keyboard.press('PageUp');
  await page.keyboard.press('PageUp');
  await page.getByText('第 4 项，共 4 项').waitFor();
});

for (const size of SIZES) {
  const { width, height, scale = 1, seams = [], rowSeams = [], more = '' } = size;
  const look = { smallestPx: 24 * scale, seams, rowSeams };
  test(`every item at ${width} × ${height}${more} is whole, large enough, off its ground and off the seams`, async () => {
    const { page, faults } = await meeting(LATE, size);
    for (let item = 1; item <= 4; item += 1) {
      await page.getByText(`第 ${item} 项，共 4 项`).waitFor();
      if (item === 2)
        await expect.poll(() => page.locator('.months-plot > b').allTextContents()).toEqual(['86.0', '74.0']);
      // The names of the map give way to the new item's markers, and to another size, a moment after these stand.
      await expect.poll(() => faultsOfLook(page, look), { timeout: 10_000 }).toEqual([]);
      await expect.poll(() => faultsOfContrast(page), { timeout: 10_000 }).toEqual([]);
      await page.keyboard.press('ArrowRight');
    }
    expect(faults).toEqual([]);
  });

  test(`a quarter without an agenda says so at ${width} × ${height}${more}`, async () => {
    const { page } = await meeting({}, size);
    expect(await page.locator('.meeting-empty').textContent()).toContain('本季度专题会议尚无议题');
    expect(await faultsOfLook(page, look)).toEqual([]);
  });
}
