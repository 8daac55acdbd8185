import type { Browser } from 'playwright';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { buildScreensWhereOld } from '../../electron/host/runtime/buildWhereOld.ts';
import { launchBrowser } from './launchBrowser.ts';

/**
 * One browser for all tests of a file, started before the first over screens that are built; whatever a test opened is
 * closed after it. Returns how a test gets at it.
 */
export function sharedBrowser(): () => Browser {
  let browser: Browser;
  beforeAll(async () => {
    await buildScreensWhereOld(() => {});
    browser = await launchBrowser();
  });
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
  });
  afterAll(() => browser.close());
  return () => browser;
}
