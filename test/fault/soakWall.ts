import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, CDPSession, Page } from 'playwright';
import type { CuttableLine } from '../fixture/cuttableLine.ts';

/** What the wall's renderer holds after everything that can be given back was given back. */
export type SoakSample = {
  /** Simulated time since the wall was opened. */
  readonly atMs: number;
  /** All that the page keeps, but for the code that the engine has compiled of it. */
  readonly heapBytes: number;
  /** The engine compiles for hours what runs often: that is its own matter, and bounded. */
  readonly codeBytes: number;
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

const PATIENCE_MS = 120_000;
const LOOKS = 8;
const BETWEEN_LOOKS_MS = 100;

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
      const { dataBytes, codeBytes } = await heapOf(devtools);
      // Nodes that were just taken off the page are counted until they are collected: the least of some looks is what stays.
      const looks: (readonly { readonly name: string; readonly value: number }[])[] = [];
      for (let look = 0; look < LOOKS; look += 1) {
        await devtools.send('HeapProfiler.collectGarbage');
        looks.push((await devtools.send('Performance.getMetrics')).metrics);
        await sleep(BETWEEN_LOOKS_MS);
      }
      const of = (name: string): number =>
        Math.min(...looks.map((metrics) => metrics.find((metric) => metric.name === name)?.value ?? NaN));
      const [openCases, lost] = [await shown(), await lossesOf()];
      return {
        atMs,
        heapBytes: dataBytes,
        codeBytes,
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

type HeapSnapshot = {
  readonly snapshot: {
    readonly meta: { readonly node_fields: readonly string[]; readonly node_types: readonly (readonly string[])[] };
  };
  readonly nodes: readonly number[];
};

/** What is left after a full collection, by the engine's own list of everything. */
async function heapOf(devtools: CDPSession): Promise<{ readonly dataBytes: number; readonly codeBytes: number }> {
  const chunks: string[] = [];
  const take = ({ chunk }: { readonly chunk: string }): void => void chunks.push(chunk);
  devtools.on('HeapProfiler.addHeapSnapshotChunk', take);
  await devtools.send('HeapProfiler.collectGarbage');
  await devtools.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  devtools.off('HeapProfiler.addHeapSnapshotChunk', take);
  const { snapshot, nodes } = JSON.parse(chunks.join('')) as HeapSnapshot;
  const { node_fields: fields, node_types: types } = snapshot.meta;
  const [type, size] = [fields.indexOf('type'), fields.indexOf('self_size')];
  const code = types[type]?.indexOf('code');
  let [dataBytes, codeBytes] = [0, 0];
  for (let at = 0; at < nodes.length; at += fields.length) {
    if (nodes[at + type] === code) codeBytes += nodes[at + size] ?? 0;
    else dataBytes += nodes[at + size] ?? 0;
  }
  return { dataBytes, codeBytes };
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
