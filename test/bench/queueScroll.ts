import type { Page } from 'playwright';
import { compared, interleaved, median } from './measure.ts';
import type { Bench } from './measure.ts';
import { queueDesk } from './queueDesk.ts';
import { QUEUED, queueStore } from './queueStore.ts';
import { emptyTall } from './reference/emptyTall.ts';

const ROUNDS = 5;
const TURNS = 60;
const TURN_PX = 300;
const KEYS = 60;
/** A held key repeats some thirty times a second. */
const KEY_MS = 33;
const FRAME_MS = 1000 / 60;

/** How the frames came while a page was scrolled: the time between each and the one before it, and the longest task. */
type Frames = { readonly gapsMs: readonly number[]; readonly longestTaskMs: number };

export const bench: Bench = {
  name: 'queueScroll',
  measure: async (folder) => {
    const desk = await queueDesk(queueStore(folder));
    const shown: Frames[] = [];
    const costs = await interleaved(
      ROUNDS,
      async (round) => {
        const page = await desk.opened(`${desk.address}/desk?queue=handling`);
        await page.locator('.desk-row[data-case]').first().waitFor();
        await page.waitForLoadState('networkidle');
        const frames = await scrolled(page);
        const last = Number(await page.locator('.desk-row.cursor').locator('..').getAttribute('aria-posinset'));
        if (last !== KEYS) throw new Error(`the cursor stands on row ${last} after ${KEYS} keys`);
        await page.context().close();
        if (round >= 0) shown.push(frames);
        return meanMs(frames);
      },
      async () => {
        const page = await desk.opened('about:blank');
        await page.evaluate(emptyTall);
        const frames = await scrolled(page);
        await page.context().close();
        return meanMs(frames);
      },
    );
    await desk.end();
    const share = (overMs: number): string => {
      const shares = shown.map(({ gapsMs }) => gapsMs.filter((gapMs) => gapMs > overMs).length / gapsMs.length);
      return `${(median(shares) * 100).toFixed(1)}%`;
    };
    const longest = median(shown.map(({ longestTaskMs }) => longestTaskMs));
    // A gap of one frame is not to the microsecond the time of one frame.
    const note = `${QUEUED} 件的队列滚轮 ${TURNS} 次、按住方向键 ${KEYS} 行；超过 16.7 毫秒的帧 ${share(FRAME_MS * 1.25)}，超过 33 毫秒的 ${share(FRAME_MS * 2.25)}，最长任务 ${longest.toFixed(0)} 毫秒`;
    return compared(costs, { unit: '毫秒/帧', target: '≤ 1.2', note });
  },
};

function meanMs({ gapsMs }: Frames): number {
  return gapsMs.reduce((sum, gapMs) => sum + gapMs, 0) / gapsMs.length;
}

/** Turns the wheel over the list, then holds the key down from its first row on. */
async function scrolled(page: Page): Promise<Frames> {
  await page.mouse.move(400, 500);
  await page.evaluate(watchFrames);
  for (let turn = 0; turn < TURNS; turn += 1) await page.mouse.wheel(0, TURN_PX);
  for (let key = 0; key < KEYS; key += 1) {
    await page.keyboard.down('ArrowDown');
    await page.waitForTimeout(KEY_MS);
  }
  await page.keyboard.up('ArrowDown');
  return page.evaluate(() => (window as unknown as { readonly framesSeen: () => Frames }).framesSeen());
}

/** Notes when each frame comes and how long the longest task takes, until it is asked; runs in the page. */
function watchFrames(): void {
  const gapsMs: number[] = [];
  let longestTaskMs = 0;
  let beforeMs = performance.now();
  let ended = false;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longestTaskMs = Math.max(longestTaskMs, duration);
  }).observe({ type: 'longtask' });
  requestAnimationFrame(function frame(nowMs) {
    if (ended) return;
    gapsMs.push(nowMs - beforeMs);
    beforeMs = nowMs;
    requestAnimationFrame(frame);
  });
  Object.assign(window, {
    framesSeen: () => {
      ended = true;
      return { gapsMs: gapsMs.slice(1), longestTaskMs };
    },
  });
}
