import type { Browser } from 'playwright';
import { closeStore, openStore } from '../../db/store/openStore.ts';
import { buildScreensWhereOld } from '../../electron/host/runtime/buildWhereOld.ts';
import { requireBrowser } from '../browser.ts';
import { launchBrowser } from '../e2e/launchBrowser.ts';
import { layMap } from '../fixture/layMap.ts';
import { simulatedClock } from '../fixture/simulatedClock.ts';
import { benchHost } from './benchHost.ts';
import { bigStore } from './bigStore.ts';
import { STORE_NOW_MS } from './generatedStore.ts';
import { compared, interleaved } from './measure.ts';
import type { Bench } from './measure.ts';
import { barePage } from './reference/barePage.ts';

const ROUNDS = 10;
const FILE_BYTES = 1_000_000;

export const bench: Bench = {
  name: 'wallFirstPaint',
  measure: async (folder) => {
    const program = requireBrowser();
    if (program === undefined) throw new Error('no browser to measure in');
    process.env['CITY_BROWSER'] = program;
    await buildScreensWhereOld((text) => void process.stderr.write(`${text}\n`));
    const clock = simulatedClock(STORE_NOW_MS);
    const data = bigStore(folder);
    const store = openStore(data, { nowMs: STORE_NOW_MS });
    layMap(store, STORE_NOW_MS);
    closeStore(store);
    const host = await benchHost(data, clock);
    const bare = await barePage(FILE_BYTES);
    const browser = await launchBrowser();
    const costs = await interleaved(
      ROUNDS,
      (round) => {
        // The time in the answer moves on, as on a running host.
        clock.advanceTo(STORE_NOW_MS + (round + 1) * 2000);
        return markedMs(browser, { address: `${host.address}/wall`, mark: 'wall-painted' }, notPainted);
      },
      () => markedMs(browser, { address: bare.address, mark: 'loaded' }),
    );
    await browser.close();
    bare.close();
    await host.stop();
    return compared(costs, { unit: '毫秒', target: '≤ 4', note: '100 万件中 2 万件在办，1920×1080，缓存为空' });
  },
};

type Visit = { readonly address: string; readonly mark: string };

/** From navigation to a mark, in a browser that has seen nothing yet; then `look` may say what is missing. */
async function markedMs(browser: Browser, { address, mark }: Visit, look?: () => string): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
  const page = await context.newPage();
  await page.goto(address);
  await page.waitForFunction((name) => performance.getEntriesByName(name).length > 0, mark);
  const atMs = await page.evaluate((name) => performance.getEntriesByName(name)[0]?.startTime ?? NaN, mark);
  const missing = look ? await page.evaluate(look) : '';
  if (missing !== '') throw new Error(`not on the wall at its mark: ${missing}`);
  await context.close();
  return atMs;
}

/** What of figures, cells, markers and lists is not there; runs in the page. */
function notPainted(): string {
  const inked = (canvas: HTMLCanvasElement): boolean =>
    canvas
      .getContext('2d')
      ?.getImageData(0, 0, canvas.width, canvas.height)
      .data.some((value) => value > 0) ?? false;
  const canvases = (layer: string) => [
    ...document.querySelectorAll<HTMLCanvasElement>(`.leaflet-map-${layer}-pane canvas`),
  ];
  const parts = {
    figures: document.querySelectorAll('.panel-flow strong').length === 7,
    cells: canvases('ground').length > 0 && canvases('ground').every(inked),
    // Beyond the city a canvas has no marker.
    markers: canvases('cases').some(inked),
    overdue: document.querySelector('.panel-overdue .rows li') !== null,
    observation: document.querySelector('.panel-observation .rows li') !== null,
    units: document.querySelector('.panel-lines .rows li') !== null,
  };
  return Object.entries(parts)
    .filter(([, isThere]) => !isThere)
    .map(([name]) => name)
    .join(', ');
}
