import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { callsOf } from '../../electron/host/api/router.ts';
import { buildScreensWhereOld } from '../../electron/host/runtime/buildWhereOld.ts';
import type { WallShown } from '../../shared/contract/wallControl.ts';
import { parseIso } from '../../shared/time/zone.ts';
import { RUBBISH, runningHost } from '../fixture/runningHost.ts';
import { launchBrowser } from './launchBrowser.ts';

const MONDAY_9 = parseIso('2026-11-23T09:00:00+08:00') ?? 0;
const SCREENS = join(import.meta.dirname, '../../dist/renderer');
const MUTATIONS = callsOf('mutation');
let browser: Browser;

beforeAll(async () => {
  await buildScreensWhereOld(() => {});
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** The scripts that a page can ever load, by following every import from its document. */
function scriptsOf(page: string): ReadonlySet<string> {
  const found = new Set<string>();
  function follow(text: string): void {
    for (const [name] of text.matchAll(/[\w-]+\.js(?=["'`])/g)) {
      // A library's text may speak of files, too.
      if (found.has(name) || !existsSync(join(SCREENS, 'assets', name))) continue;
      found.add(name);
      follow(readFileSync(join(SCREENS, 'assets', name), 'utf8'));
    }
  }
  follow(readFileSync(join(SCREENS, page), 'utf8'));
  return found;
}

test('no script that the wall can load names a call that changes something', () => {
  const named = (page: string): readonly string[] => {
    const texts = [...scriptsOf(page)].map((name) => readFileSync(join(SCREENS, 'assets', name), 'utf8'));
    return MUTATIONS.filter((path) => texts.some((text) => text.includes(path)));
  };
  expect(named('wall.html')).toEqual([]);
  // The search itself finds what is there.
  expect(named('index.html')).toContain('command.execute');
});

test('the browser of a wall refuses every call that could change something, whoever makes it; all that it shows it still reads', async () => {
  await using running = await runningHost(MONDAY_9);
  await running.give('report', 'centre', RUBBISH);
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
  const page = await context.newPage();
  const sent: string[] = [];
  const refused: string[] = [];
  page.on('request', (request) => {
    if (request.method() !== 'GET') sent.push(request.url());
  });
  page.on('console', (line) => {
    if (line.text().includes('Content Security Policy')) refused.push(line.text());
  });
  await page.goto(`${running.host.address}/wall?wall=大厅`);
  await page.locator('.situation.calm').waitFor();
  await expect.poll(() => running.ask<readonly WallShown[]>('wall.screens')).toMatchObject([{ name: '大厅' }]);
  await page.goto(`${running.host.address}/wall?scene=accountability`);
  await page.locator('.scene-accountability').waitFor();
  expect([sent, refused]).toEqual([[], []]);
  const sequence = async () =>
    (JSON.parse((await running.send('GET', '/health')).text) as { readonly sequence: number }).sequence;
  const before = await sequence();
  const outcomes = await page.evaluate(async (paths) => {
    const outcome = (path: string) =>
      fetch(`/api/${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' }).then(
        ({ status }) => `${path} ${status}`,
        () => 'refused',
      );
    return Promise.all(paths.map(outcome));
  }, MUTATIONS);
  expect(new Set(outcomes)).toEqual(new Set(['refused']));
  expect(await sequence()).toBe(before);
  await context.close();
});
