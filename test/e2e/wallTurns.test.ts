import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildScreensWhereOld } from '../../electron/host/runtime/buildWhereOld.ts';
import type { WallCase } from '../../shared/contract/wall.ts';
import { wallIssued } from '../fixture/accountabilityCity.ts';
import { CALM, WALL_NOW_MS, wallCases, wallMap, wallSnapshot } from '../fixture/wallPicture.ts';
import { launchBrowser } from './launchBrowser.ts';
import { openWall } from './wallPage.ts';

let browser: Browser;

beforeAll(async () => {
  await buildScreensWhereOld(() => {});
  browser = await launchBrowser();
});
afterAll(() => browser.close());

test('scenes take turns by the settings, yield to a hazard until it is confirmed, and then go on', async () => {
  const scenes = [
    { scene: 'live', seconds: 20 },
    { scene: 'accountability', seconds: 10 },
    { scene: 'meeting', seconds: 30 },
  ] as const;
  const snapshot = { ...wallSnapshot(CALM), scenes };
  const { page, say, said, faults } = await openWall(browser, {
    snapshot,
    map: wallMap(),
    width: 1920,
    height: 1080,
    issued: () => wallIssued(3),
    clock: true,
  });
  let sequence = 1000;
  const beat = (): void => say({ type: 'beat', sequence, nowMs: WALL_NOW_MS, clockBehindMs: null });
  const pass = async (seconds: number): Promise<void> => {
    for (let left = seconds; left > 0; left -= 5) {
      beat();
      await page.clock.runFor(Math.min(left, 5) * 1000);
    }
  };
  const one = wallCases(CALM)[0] as WallCase;
  const change = (changed: WallCase): void => {
    sequence += 1;
    const news = { sequence, atMs: WALL_NOW_MS, caseId: one.id, kind: 'hazardDesignated', case: changed, news: null };
    say({ type: 'changes', changes: [news] });
  };
  const current = page.locator('.scenes [aria-current]');

  await page.locator('.scene-live').waitFor();
  expect(await page.locator('.scenes li').allTextContents()).toEqual(['实时态势', '考核问责', '专题会议']);
  await pass(15);
  expect(await current.textContent()).toBe('实时态势');
  await pass(6);
  await page.locator('.scene-accountability').waitFor();
  expect(await current.textContent()).toBe('考核问责');

  // A hazard takes the wall at once, and holds it for as long as nobody has confirmed it.
  change({ ...one, hazard: 2 });
  await page.locator('.situation.alarm').waitFor();
  await page.locator('.scene-live').waitFor();
  await pass(60);
  expect(await current.textContent()).toBe('实时态势');
  await expect.poll(() => said.at(-1)).toMatchObject({ type: 'showing', shown: { scene: 'live' } });

  change({ ...one, hazard: 1 });
  await pass(6);
  expect(await page.locator('.situation.alarm').count()).toBe(0);
  await pass(20);
  await page.locator('.scene-accountability').waitFor();
  await pass(11);
  await page.locator('.meeting-scene').waitFor();
  await pass(31);
  await page.locator('.scene-live').waitFor();
  expect(faults).toEqual([]);
  await page.context().close();
});
