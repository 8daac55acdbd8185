import type { Page } from 'playwright';
import { compared, interleaved, percentile } from './measure.ts';
import type { Bench } from './measure.ts';
import { mapCity } from './mapCity.ts';
import { differenceFromFresh, mapBrowser, mapWall } from './mapPages.ts';
import { openPlainLeaflet } from './reference/plainLeaflet.ts';

const ROUNDS = 5;
const PANS = 300;
const CHECK_EVERY = 10;
/** Frames as fast as they are made: at the pace of a display every frame of a fast map takes the same time. */
const AS_FAST_AS_CAN_BE = ['--disable-frame-rate-limit', '--disable-gpu-vsync'];

export const bench: Bench = {
  name: 'mapPan',
  measure: async () => {
    const city = mapCity();
    const browser = await mapBrowser(AS_FAST_AS_CAN_BE);
    const { page } = await mapWall(browser, city);
    await checkStrips(page);
    const plain = await openPlainLeaflet(browser, city, page);
    const costs = await interleaved(
      ROUNDS,
      () => p95Of(page, '.map-stage'),
      () => p95Of(plain, '#map'),
      { warmUp: false },
    );
    await browser.close();
    const note = `${PANS} 次平移的帧时 p95 中位数；每 ${CHECK_EVERY} 次与重新绘制逐像素相同`;
    return compared(costs, { unit: '毫秒', target: '≤ 0.5', note });
  },
};

type Pan = readonly [x: number, y: number];

const LEGS: readonly Pan[] = [
  [37, 0],
  [0, 29],
  [-37, 0],
  [0, -29],
];
const LEG_PANS = 10;

/** A walk around the city's middle; every pan shows a new strip. */
const WALK = Array.from({ length: PANS }, (_, i): Pan => LEGS[Math.floor(i / LEG_PANS) % LEGS.length] ?? [0, 0]);

async function p95Of(page: Page, place: string): Promise<number> {
  await page.bringToFront();
  await page.waitForTimeout(500);
  const times = await page.evaluate(panAll, { place, pans: WALK });
  return percentile(times, 0.95);
}

/** Pans the wall and compares what is seen with a fresh drawing after every tenth pan. */
async function checkStrips(page: Page): Promise<void> {
  for (let done = 0; done < WALK.length; done += CHECK_EVERY) {
    await page.evaluate(panAll, { place: '.map-stage', pans: WALK.slice(done, done + CHECK_EVERY) });
    const difference = await differenceFromFresh(page);
    if (difference !== null) throw new Error(`after pan ${done + CHECK_EVERY} the picture differs: ${difference}`);
  }
}

/** Drags the map by one pan a frame, as a hand would, and answers how long each frame took; runs in the page. */
async function panAll(given: { readonly place: string; readonly pans: readonly Pan[] }): Promise<readonly number[]> {
  const stage = document.querySelector(given.place);
  if (stage === null) throw new Error('no map');
  const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
  const point = (x: number, y: number) => ({ bubbles: true, button: 0, buttons: 1, clientX: x, clientY: y });
  const { left, top, width, height } = stage.getBoundingClientRect();
  const [x, y] = [left + width / 2, top + height / 2];
  const times: number[] = [];
  let atMs = await frame();
  for (const [dx, dy] of given.pans) {
    stage.dispatchEvent(new MouseEvent('mousedown', point(x, y)));
    stage.dispatchEvent(new MouseEvent('mousemove', point(x + dx, y + dy)));
    stage.dispatchEvent(new MouseEvent('mouseup', point(x + dx, y + dy)));
    const nextMs = await frame();
    times.push(nextMs - atMs);
    atMs = nextMs;
  }
  return times;
}
