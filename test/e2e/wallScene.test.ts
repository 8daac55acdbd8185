import type { Browser } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { buildScreensWhereOld } from '../../electron/host/runtime/buildWhereOld.ts';
import type { WallAccountability } from '../../shared/contract/wallFindings.ts';
import { wallIssued } from '../fixture/accountabilityCity.ts';
import { CALM, WALL_NOW_MS, wallMap, wallSnapshot } from '../fixture/wallPicture.ts';
import { axeFinds } from './axeFinds.ts';
import { launchBrowser } from './launchBrowser.ts';
import { faultsOfLook } from './wallLook.ts';
import { openWall } from './wallPage.ts';
import type { WallPage } from './wallPage.ts';

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

async function scene(
  issued: () => WallAccountability,
  { width = 1920, height = 1080, more = '' }: { width?: number; height?: number; more?: string } = {},
): Promise<WallPage> {
  const address = `?scene=accountability${more}`;
  const page = await openWall(browser, { snapshot: wallSnapshot(CALM), map, width, height, address, issued });
  opened.push(page);
  await page.page.locator('.scene-ladder').waitFor();
  return page;
}

const SIZES = [
  { width: 1920, height: 1080, scale: 1, seams: [] },
  { width: 3840, height: 1080, scale: 1, seams: [1920] },
  { width: 3840, height: 2160, scale: 2, seams: [] },
  { width: 3840, height: 2160, scale: 1.5, seams: [], more: '&scale=1.5' },
  { width: 5760, height: 2160, scale: 2, seams: [1920, 3840] },
] as const;

for (const size of SIZES) {
  test(`issued findings at ${size.width} × ${size.height}, scale ${size.scale}: whole rows, nothing small, cut or on a seam`, async () => {
    for (const count of [0, 3, 40]) {
      const { page, faults } = await scene(() => wallIssued(count, count === 40 ? 2 : 0), size);
      expect(await faultsOfLook(page, { smallestPx: 24 * size.scale, seams: size.seams })).toEqual([]);
      expect(faults).toEqual([]);
    }
  });
}

test('axe finds nothing, with and without findings', async () => {
  for (const count of [0, 12]) {
    const { page } = await scene(() => wallIssued(count));
    expect(await axeFinds(page)).toEqual([]);
  }
});

test('a finding issued elsewhere is on the wall at once, and a proposal is marked as none', async () => {
  let count = 0;
  const { page, say } = await scene(() => wallIssued(count));
  await page.getByText('今年还没有认定的追责').first().waitFor();
  count = 1;
  const change = { atMs: WALL_NOW_MS, caseId: null, kind: 'findingIssued', case: null, news: null } as const;
  say({ type: 'changes', changes: [{ ...change, sequence: 1001 }] });
  await page.locator('.scene-row').waitFor({ timeout: 2000 });
  expect(await page.locator('.panel-issued .count').textContent()).toBe('1');
  expect(await page.locator('.scene-row').textContent()).not.toContain('未认定');

  const proposed = await scene(() => wallIssued(1, 1));
  expect(await proposed.page.locator('.scene-row').first().textContent()).toContain('未认定');
  expect(await proposed.page.locator('.panel-issued .count').textContent()).toBe('1');
});
