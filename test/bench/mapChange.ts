import type { Page } from 'playwright';
import type { FeedChange } from '../../shared/contract/feed.ts';
import type { WallCase } from '../../shared/contract/wall.ts';
import { WALL_NOW_MS } from '../fixture/wallPicture.ts';
import type { WallPage } from '../e2e/wallPage.ts';
import { compared, interleaved, median } from './measure.ts';
import type { Bench } from './measure.ts';
import { mapCity } from './mapCity.ts';
import { differenceFromFresh, mapBrowser, mapWall, pictureOf } from './mapPages.ts';

const ROUNDS = 11;
const CHANGES = 100;
const FRAMES = 30;
const DAY_MS = 86_400_000;

export const bench: Bench = {
  name: 'mapChange',
  measure: async () => {
    const city = mapCity();
    const browser = await mapBrowser();
    const wall = await mapWall(browser, city, `(${watchPainting.toString()})()`);
    const tasksMs: number[] = [];
    const costs = await interleaved(
      ROUNDS,
      async (round) => {
        const before = await pictureOf(wall.page);
        const { shownMs, taskMs } = await changed(wall, changesOf(city.cases, round + 1));
        tasksMs.push(taskMs);
        const difference = await differenceFromFresh(wall.page);
        if (difference !== null) throw new Error(`the changed picture differs from a fresh one: ${difference}`);
        if (before.equals(await pictureOf(wall.page))) throw new Error('nothing has changed on the picture');
        return shownMs;
      },
      () => frameOf(wall.page),
    );
    await browser.close();
    const longest = Math.round(median(tasksMs));
    const note = `从收到消息到显示；参照为同一页面静止时的一帧；其间最长任务 ${longest} 毫秒（中位数）`;
    return compared(costs, { unit: '毫秒', target: '≤ 2', note });
  },
};

/** 100 cases: 40 turn into another state, 30 are closed, 30 are new; others in every round. */
function changesOf(cases: readonly WallCase[], round: number): readonly FeedChange[] {
  const sequence = 10_000 + round * CHANGES;
  return Array.from({ length: CHANGES }, (_, i): FeedChange => {
    const one = cases[((round * CHANGES + i) * 37) % cases.length];
    if (one === undefined) throw new Error('the city has cases');
    const head = { sequence: sequence + i, atMs: WALL_NOW_MS, news: null };
    if (i < 30) return { ...head, caseId: one.id, kind: 'closed', case: null };
    if (i >= 60) {
      const id = 100_000 + sequence + i;
      return { ...head, caseId: id, kind: 'reported', case: { ...one, id, hazard: 0, dueAtMs: WALL_NOW_MS + DAY_MS } };
    }
    const dueAtMs = WALL_NOW_MS + (one.dueAtMs === null || one.dueAtMs > WALL_NOW_MS ? -DAY_MS : 30 * DAY_MS);
    return { ...head, caseId: one.id, kind: 'extended', case: { ...one, hazard: 0, stage: 'handling', dueAtMs } };
  });
}

type Watch = {
  /** When the message came; NaN: none yet. */
  toldMs: number;
  /** When a canvas was last painted. */
  readonly painted: Map<HTMLCanvasElement, number>;
  longestMs: number;
};
type Clear = (this: CanvasRenderingContext2D, ...box: [number, number, number, number]) => void;
type Watching = Window & { watch?: Watch };

/** Notes in the page, from its beginning, when changes come and when canvases are painted. */
function watchPainting(): void {
  const watch: Watch = { toldMs: NaN, painted: new Map(), longestMs: 0 };
  (window as Watching).watch = watch;
  const { parse } = JSON;
  JSON.parse = (text: string, ...more: []): unknown => {
    if (text.startsWith('{"type":"changes"')) watch.toldMs = performance.now();
    return parse(text, ...more) as unknown;
  };
  const prototype: { clearRect: Clear } = CanvasRenderingContext2D.prototype;
  const { clearRect } = prototype;
  prototype.clearRect = function clearAndNote(...box) {
    watch.painted.set(this.canvas, performance.now());
    clearRect.apply(this, box);
  };
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) watch.longestMs = Math.max(watch.longestMs, duration);
  }).observe({ entryTypes: ['longtask'] });
}

/** Tells the wall of changes; answers how long it took until the frame that shows the last of them was made. */
async function changed(
  { page, say }: WallPage,
  changes: readonly FeedChange[],
): Promise<{ readonly shownMs: number; readonly taskMs: number }> {
  await page.waitForTimeout(400);
  const result = page.evaluate(async () => {
    const { watch } = window as Watching;
    const stage = document.querySelector('.map-stage')?.getBoundingClientRect();
    if (watch === undefined || stage === undefined) throw new Error('nothing to watch');
    watch.toldMs = NaN;
    watch.longestMs = 0;
    watch.painted.clear();
    const made = (): Promise<number> =>
      new Promise((resolve) => {
        requestAnimationFrame(() => {
          // A message of the page to itself comes after the frame was made.
          const { port1, port2 } = new MessageChannel();
          port2.addEventListener('message', () => resolve(performance.now()));
          port2.start();
          port1.postMessage(null);
        });
      });
    const frames: number[] = [];
    while (!(performance.now() - watch.toldMs > 700)) frames.push(await made());
    const isSeen = (canvas: HTMLCanvasElement) => {
      const { left, right, top, bottom } = canvas.getBoundingClientRect();
      return canvas.isConnected && right > stage.left && left < stage.right && bottom > stage.top && top < stage.bottom;
    };
    const lastMs = Math.max(...[...watch.painted].filter(([canvas]) => isSeen(canvas)).map(([, atMs]) => atMs));
    const shownMs = (frames.find((atMs) => atMs > lastMs) ?? NaN) - watch.toldMs;
    return { shownMs, taskMs: watch.longestMs };
  });
  await page.waitForTimeout(50);
  say({ type: 'changes', changes });
  return result;
}

/** How long a frame of the page takes while nothing changes. */
async function frameOf(page: Page): Promise<number> {
  const times = await page.evaluate(async (count) => {
    const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
    const found: number[] = [];
    let atMs = await frame();
    for (let i = 0; i < count; i += 1) {
      const nextMs = await frame();
      found.push(nextMs - atMs);
      atMs = nextMs;
    }
    return found;
  }, FRAMES);
  return median(times);
}
