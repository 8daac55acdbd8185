import { performance } from 'node:perf_hooks';
import type { Page } from 'playwright';
import { closeStore, openReadable } from '../../db/store/openStore.ts';
import { compared, interleaved } from './measure.ts';
import type { Bench } from './measure.ts';
import { queueDesk } from './queueDesk.ts';
import { QUEUED, queueStore } from './queueStore.ts';
import { bareQueue, emptyTable } from './reference/bareQueue.ts';

const ROUNDS = 10;
/** As many rows as the desk draws at 1920×1080. */
const ROWS_IN_SIGHT = 12;

export const bench: Bench = {
  name: 'queueOpen',
  measure: async (folder) => {
    const data = queueStore(folder);
    const desk = await queueDesk(data);
    const store = openReadable(data);
    const bare = bareQueue(store.sqlite);
    const between = async (page: Page): Promise<number> => {
      await page.waitForFunction(() => performance.getEntriesByName('painted').length > 0);
      const [pressed, painted] = await page.evaluate(() =>
        ['pressed', 'painted'].map((name) => performance.getEntriesByName(name)[0]?.startTime ?? Number.NaN),
      );
      return (painted ?? Number.NaN) - (pressed ?? Number.NaN);
    };
    const costs = await interleaved(
      ROUNDS,
      async () => {
        const page = await desk.opened(`${desk.address}/desk?queue=acceptance`);
        await page.locator('.desk-empty').waitFor();
        // A desk at which somebody works: what its first picture needs has come.
        await page.waitForLoadState('networkidle');
        await page.evaluate(markQueue);
        await page.keyboard.press('5');
        const ms = await between(page);
        const shown = await page.locator('.desk-row[data-case]').count();
        const told = await page.locator('.desk-list-head h2 .num').innerText();
        if (shown < ROWS_IN_SIGHT || told !== String(QUEUED)) throw new Error(`${shown} rows of ${told} on screen`);
        await page.context().close();
        return ms;
      },
      async () => {
        const page = await desk.opened('about:blank');
        await page.evaluate(emptyTable, ROWS_IN_SIGHT);
        await page.keyboard.press('5');
        const paintMs = await between(page);
        await page.context().close();
        const start = performance.now();
        bare();
        return performance.now() - start + paintMs;
      },
    );
    closeStore(store);
    await desk.end();
    return compared(costs, { unit: '毫秒', target: '≤ 2', note: `${QUEUED} 件在处置中，从按键到首屏各行画出` });
  },
};

/** Marks the key press, and the frame after the one in which the first row stands in the list; runs in the page. */
function markQueue(): void {
  document.addEventListener('keydown', () => performance.mark('pressed'), { capture: true });
  const watch = new MutationObserver(() => {
    if (document.querySelector('.desk-row[data-case]') === null) return;
    watch.disconnect();
    requestAnimationFrame(() => setTimeout(() => performance.mark('painted')));
  });
  watch.observe(document.body, { childList: true, subtree: true });
}
