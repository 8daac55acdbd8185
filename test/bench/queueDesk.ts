import type { Page } from 'playwright';
import { buildScreensWhereOld } from '../../electron/host/runtime/buildWhereOld.ts';
import { requireBrowser } from '../browser.ts';
import { launchBrowser } from '../e2e/launchBrowser.ts';
import { simulatedClock } from '../fixture/simulatedClock.ts';
import { benchHost } from './benchHost.ts';
import { STORE_NOW_MS } from './generatedStore.ts';

export type QueueDesk = {
  readonly address: string;
  /** A page at an address that has shown nothing before, at 1920×1080. */
  readonly opened: (address: string) => Promise<Page>;
  readonly end: () => Promise<void>;
};

/** The desk of a store in a real browser. Fails where there is no browser. */
export async function queueDesk(dataFolder: string): Promise<QueueDesk> {
  const program = requireBrowser();
  if (program === undefined) throw new Error('no browser to measure in');
  process.env['CITY_BROWSER'] = program;
  await buildScreensWhereOld((text) => void process.stderr.write(`${text}\n`));
  const host = await benchHost(dataFolder, simulatedClock(STORE_NOW_MS));
  const browser = await launchBrowser();
  return {
    address: host.address,
    opened: async (address) => {
      const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
      const page = await context.newPage();
      await page.goto(address);
      return page;
    },
    end: async () => {
      await browser.close();
      await host.stop();
    },
  };
}
