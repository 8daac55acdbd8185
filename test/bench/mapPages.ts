import type { Browser, Page } from 'playwright';
import { buildScreensWhereOld } from '../../electron/host/runtime/buildWhereOld.ts';
import { requireBrowser } from '../browser.ts';
import { launchBrowser } from '../e2e/launchBrowser.ts';
import { openWall } from '../e2e/wallPage.ts';
import type { WallPage } from '../e2e/wallPage.ts';
import type { MapCity } from './mapCity.ts';

/** The built screens and the browser that `npm test` would take, with more arguments. */
export async function mapBrowser(more: readonly string[] = []): Promise<Browser> {
  const program = requireBrowser();
  if (program === undefined) throw new Error('no browser to measure in');
  process.env['CITY_BROWSER'] = program;
  await buildScreensWhereOld((text) => void process.stderr.write(`${text}\n`));
  return launchBrowser(more);
}

/** The built wall at 1920×1080 over the city, its first picture on the screen and its surroundings painted. */
export async function mapWall(browser: Browser, { snapshot, answer }: MapCity, before?: string): Promise<WallPage> {
  const given = { snapshot, map: answer, width: 1920, height: 1080 };
  const wall = await openWall(browser, before === undefined ? given : { ...given, before });
  await wall.page.locator('.map-label').first().waitFor();
  await wall.page.waitForTimeout(1500);
  return wall;
}

/** Where the map differs from a drawing of the same view in one go, in words; null: nowhere. */
export async function differenceFromFresh(page: Page): Promise<string | null> {
  const moved = await pictureOf(page);
  // The page takes its canvases for lost and draws all of them anew.
  await page.evaluate(() => {
    for (const layer of ['ground', 'cases']) {
      const canvas = document.querySelector(`.leaflet-map-${layer}-pane canvas`);
      canvas?.dispatchEvent(new Event('contextrestored'));
    }
  });
  await page.waitForTimeout(50);
  const fresh = await pictureOf(page);
  if (moved.equals(fresh)) return null;
  return page.evaluate(countDifferences, [moved.toString('base64'), fresh.toString('base64')] as const);
}

/** The canvases of the map alone, as they are seen: what stands above them has its own time. */
export async function pictureOf(page: Page): Promise<Buffer> {
  const style = await page.addStyleTag({
    content: '.leaflet-map-names-pane, .legend, .map-card, .map-notice { visibility: hidden !important }',
  });
  const picture = await page.locator('.map-stage').screenshot();
  await style.evaluate((tag) => (tag as HTMLElement).remove());
  return picture;
}

/** Says how many pixels of two pictures differ and by how much; runs in the page. */
async function countDifferences(pictures: readonly [string, string]): Promise<string | null> {
  const read = async (base64: string): Promise<Uint8ClampedArray> => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.codePointAt(0) ?? 0);
    const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d');
    canvas?.drawImage(image, 0, 0);
    return canvas?.getImageData(0, 0, image.width, image.height).data ?? new Uint8ClampedArray();
  };
  const [a, b] = [await read(pictures[0]), await read(pictures[1])];
  let count = 0;
  let most = 0;
  for (let i = 0; i < a.length; i += 4) {
    const by = Math.max(...[0, 1, 2].map((channel) => Math.abs((a[i + channel] ?? 0) - (b[i + channel] ?? 0))));
    if (by > 0) count += 1;
    most = Math.max(most, by);
  }
  return count === 0 ? null : `${count} pixels by up to ${most} of 255`;
}
