import { chromium, type Browser } from 'playwright';

/**
 * Starts the browser that `npm test` found (CITY_BROWSER), with more arguments where a test needs them. As root on Linux
 * Chromium runs only without its sandbox.
 */
export function launchBrowser(more: readonly string[] = []): Promise<Browser> {
  const executablePath = process.env['CITY_BROWSER'];
  if (executablePath === undefined) throw new Error('run this test with npm test, or name a browser in CITY_BROWSER');
  return chromium.launch({ executablePath, args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), ...more] });
}
