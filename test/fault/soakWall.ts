import type { Browser, Page } from 'playwright';
import type { CuttableLine } from '../fixture/cuttableLine.ts';

/** What the wall's renderer holds after everything that can be given back was given back. */
export type SoakSample = {
  /** Simulated time since the wall was opened. */
  readonly atMs: number;
  readonly heapBytes: number;
  readonly nodes: number;
  readonly listeners: number;
  readonly openCases: number;
  /** How often the line was lost until then. */
  readonly lost: number;
};

export type SoakWall = {
  readonly measure: (atMs: number) => Promise<SoakSample>;
  readonly untilLost: () => Promise<void>;
  readonly untilLive: () => Promise<void>;
  /** How many cases the wall counts as open. */
  readonly shown: () => Promise<number>;
  readonly problems: () => readonly string[];
  readonly close: () => Promise<void>;
};

const PATIENCE_MS = 60_000;

/** Opens the wall over a line that can be cut, in a page whose time passes as fast as the host's. */
export async function openSoakWall(
  browser: Browser,
  { address, line, factor }: { readonly address: string; readonly line: CuttableLine; readonly factor: number },
): Promise<SoakWall> {
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 }, proxy: line.proxy });
  await context.addInitScript(hurry, factor);
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Performance.enable');
  const problems: string[] = [];
  let documents = 0;
  page.on('pageerror', (fault) => problems.push(fault.message));
  page.on('crash', () => problems.push('the page crashed'));
  page.on('request', (request) => {
    if (request.isNavigationRequest()) documents += 1;
  });
  await page.goto(`${address}/wall`);
  await untilLive(page);
  await page.evaluate(countLosses);
  const lossesOf = () => page.evaluate(() => Number(document.body.dataset['losses']));

  async function shown(): Promise<number> {
    const text = (await page.locator('.panel-flow').textContent()) ?? '';
    return Number(/未结 (\d+)/.exec(text)?.[1]);
  }

  return {
    shown,
    async measure(atMs) {
      // What a first collection lets go of, the second one finds free.
      for (let n = 0; n < 3; n += 1) await devtools.send('HeapProfiler.collectGarbage');
      const { metrics } = await devtools.send('Performance.getMetrics');
      const of = (name: string): number => metrics.find((metric) => metric.name === name)?.value ?? NaN;
      const [openCases, lost] = [await shown(), await lossesOf()];
      return {
        atMs,
        heapBytes: of('JSHeapUsedSize'),
        nodes: of('Nodes'),
        listeners: of('JSEventListeners'),
        openCases,
        lost,
      };
    },
    untilLost: () => page.locator('.wall.is-old').waitFor({ timeout: PATIENCE_MS }),
    untilLive: () => untilLive(page),
    problems: () => (documents === 1 ? problems : [...problems, `the page was loaded ${documents} times`]),
    close: () => context.close(),
  };
}

async function untilLive(page: Page): Promise<void> {
  await page.locator('.wall:not(.is-old) .wall-body').waitFor({ timeout: PATIENCE_MS });
}

/** Lets the page's own time pass faster: what it does by the second and by the page turn, it does that much more often. */
function hurry(factor: number): void {
  const nowOf = Date.now.bind(Date);
  const beganMs = nowOf();
  Date.now = () => Math.floor(beganMs + (nowOf() - beganMs) * factor);
  const wait = globalThis.setTimeout.bind(globalThis);
  const again = globalThis.setInterval.bind(globalThis);
  Object.assign(globalThis, {
    setTimeout: (work: () => void, ms = 0) => wait(work, ms / factor),
    setInterval: (work: () => void, ms = 0) => again(work, ms / factor),
  });
}

/** Counts how often the wall turns grey. */
function countLosses(): void {
  const wall = document.querySelector('.wall');
  const { dataset } = document.body;
  dataset['losses'] = '0';
  let isOld = false;
  new MutationObserver(() => {
    const isOldNow = wall?.classList.contains('is-old') ?? false;
    if (isOldNow && !isOld) dataset['losses'] = String(Number(dataset['losses']) + 1);
    isOld = isOldNow;
  }).observe(wall ?? document.body, { attributes: true, attributeFilter: ['class'] });
}
