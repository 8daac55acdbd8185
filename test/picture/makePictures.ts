import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pino from 'pino';
import type { Browser, Page } from 'playwright';
import { fillAll } from '../../db/demo/fill.ts';
import { setUpDemo } from '../../db/demo/setUp.ts';
import { closeStore, openStore } from '../../db/store/openStore.ts';
import { createHost } from '../../electron/host/createHost.ts';
import { buildScreensWhereOld } from '../../electron/host/runtime/buildWhereOld.ts';
import { top } from '../../electron/host/runtime/top.ts';
import { evaluateClosing } from '../../electron/host/service/accountability/closing.ts';
import { fillAccount } from '../../electron/host/service/demoAccount/fillAccount.ts';
import { requireBrowser } from '../browser.ts';
import { launchBrowser } from '../e2e/launchBrowser.ts';
import { simulatedClock } from '../fixture/simulatedClock.ts';

/** A Tuesday morning at work: the same city at the same instant on every machine. */
const NOW_MS = Date.parse('2026-11-24T10:24:00+08:00');
const SEAT = '{"party":"centre","name":"派遣 02 席","unit":null}';

type Picture = {
  readonly name: string;
  readonly address: string;
  readonly width: number;
  readonly height: number;
  /** Brings the page to what the picture shows. */
  readonly ready: (page: Page) => Promise<void>;
};

const PICTURES: readonly Picture[] = [
  { name: 'wall', address: '/wall?sound=off', width: 1920, height: 1080, ready: wallReady },
  { name: 'wall-3840x1080', address: '/wall?sound=off', width: 3840, height: 1080, ready: wallReady },
  { name: 'desk', address: '/desk', width: 1920, height: 1080, ready: deskReady },
  { name: 'assessment', address: '/assessment?period=2026-10', width: 1920, height: 1080, ready: assessmentReady },
  {
    name: 'accountability',
    address: '/accountability?period=2026-10',
    width: 1920,
    height: 1080,
    ready: accountabilityReady,
  },
];

/** `npm run pictures [-- --cases N --only NAME …]`: the README's pictures, made anew from the demonstration city. */
export async function makePictures(argv: readonly string[]): Promise<void> {
  const options = { cases: { type: 'string' }, only: { type: 'string', multiple: true } } as const;
  const { values } = parseArgs({ args: [...argv], options });
  const chosen = PICTURES.filter(({ name }) => values.only?.includes(name) ?? true);
  const program = requireBrowser();
  if (chosen.length === 0 || program === undefined) {
    console.error(`用法：npm run pictures -- [--only ${PICTURES.map(({ name }) => name).join('|')}] [--cases 件数]`);
    process.exitCode = 2;
    return;
  }
  process.env['CITY_BROWSER'] = program;
  await buildScreensWhereOld();
  const folder = mkdtempSync(join(tmpdir(), 'pictures-'));
  console.log('正在生成演示城市，约需几分钟');
  await makeCity(folder, values.cases === undefined ? null : Number(values.cases));
  const clock = simulatedClock(NOW_MS);
  const log = pino({ level: 'silent' });
  const host = await createHost({ dataFolder: folder, port: 0, clock, measureMs: () => performance.now(), log });
  const browser = await launchBrowser();
  for (const picture of chosen) {
    const path = join(top, 'resources/screenshot', `${picture.name}.png`);
    await take(browser, host.address, picture, path);
    console.log(path);
  }
  await browser.close();
  await host.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function makeCity(folder: string, cases: number | null): Promise<void> {
  const store = openStore(folder, { nowMs: NOW_MS, create: { demo: true } });
  fillAll(store, setUpDemo(store, cases));
  await fillAccount(store, {
    evaluate: (closing) => Promise.resolve(evaluateClosing(store, closing)),
    rest: () => Promise.resolve(true),
  });
  closeStore(store);
}

async function take(browser: Browser, address: string, picture: Picture, path: string): Promise<void> {
  const { width, height } = picture;
  const context = await browser.newContext({ viewport: { width, height }, reducedMotion: 'reduce' });
  await context.addInitScript((seat) => localStorage.setItem('desk.seat', seat), SEAT);
  // Lists turn their pages by the clock of the machine: at its beginning each shows its first.
  await context.clock.setFixedTime(0);
  const page = await context.newPage();
  await page.goto(`${address}${picture.address}`);
  await picture.ready(page);
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path, animations: 'disabled' });
  await context.close();
}

async function wallReady(page: Page): Promise<void> {
  await page.locator('.map-label').first().waitFor();
  await page.locator('.course canvas').waitFor();
}

async function deskReady(page: Page): Promise<void> {
  await page.locator('.desk-row').first().waitFor();
  await page.keyboard.press('5');
  await page.locator('.desk-list-head', { hasText: '处置中' }).waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.locator('.desk-history li').first().waitFor();
}

async function assessmentReady(page: Page): Promise<void> {
  await page.locator('tbody tr').nth(20).waitFor();
}

async function accountabilityReady(page: Page): Promise<void> {
  await page.locator('.acc-findings tbody tr').first().waitFor();
  await page.locator('.acc-middle .acc-radar td').first().waitFor();
  await page.keyboard.press('j');
  await page.locator('.acc-opened').waitFor();
}
