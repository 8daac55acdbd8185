import { gzipSync } from 'node:zlib';
import type { Browser, Response } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildScreensWhereOld } from '../../electron/host/runtime/buildWhereOld.ts';
import { parseIso } from '../../shared/time/zone.ts';
import { runningHost } from '../fixture/runningHost.ts';
import { launchBrowser } from './launchBrowser.ts';

const TUESDAY_10 = parseIso('2026-11-24T10:00:00+08:00') ?? 0;
const MOST_BYTES = 1_200_000;

let browser: Browser;

beforeAll(async () => {
  await buildScreensWhereOld(() => {});
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** What an answer weighs in gzip; fonts are packed already. */
async function gzipBytes(response: Response): Promise<number> {
  const body = await response.body();
  return response.url().endsWith('.woff2') ? body.length : gzipSync(body).length;
}

test('all that the wall loads of a city, with fonts, map and cases, stays below 1.2 MB gzip', async () => {
  await using running = await runningHost(TUESDAY_10, { create: { demo: true } });
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
  const loaded: Response[] = [];
  page.on('response', (response) => loaded.push(response));
  await page.goto(`${running.host.address}/wall`);
  await page.locator('.map-label').first().waitFor();
  await page.waitForLoadState('networkidle');
  const paths = loaded.map((response) => new URL(response.url()).pathname);
  expect(paths).toEqual(expect.arrayContaining(['/wall', '/map', '/api/wall.snapshot']));
  // What only desks need stays with them.
  expect(paths.filter((path) => /Desk|antd|Assessment/.test(path))).toEqual([]);
  const bytes = await Promise.all(loaded.map(gzipBytes));
  expect(bytes.reduce((sum, each) => sum + each, 0)).toBeLessThan(MOST_BYTES);
});

test('scripts and styles come as they were packed at build, and are kept for good; the page is asked for anew', async () => {
  await using running = await runningHost(TUESDAY_10);
  const page = await running.send('GET', '/wall');
  expect(page.headers['cache-control']).toBe('no-cache');
  const files = [...page.text.matchAll(/(?:src|href)="(\/assets\/(?:wall|showScreen)-[^"]+)"/g)].map(
    ([, path = '']) => path,
  );
  expect(new Set(files.map((path) => path.split('.').at(-1)))).toEqual(new Set(['css', 'js']));
  for (const path of files) {
    for (const encoding of ['br', 'gzip'] as const) {
      const { headers } = await running.send('GET', path, { headers: { 'accept-encoding': encoding } });
      expect(headers['content-encoding']).toBe(encoding);
      expect(headers['content-type']).toMatch(/^(?:text\/css|application\/javascript)/);
      expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
      expect(headers.vary).toContain('accept-encoding');
      expect(Number(headers['content-length'])).toBeLessThan(120_000);
    }
    const plain = await running.send('GET', path);
    expect(plain.headers['content-encoding']).toBeUndefined();
  }
});
