import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildScreensWhereOld } from '../../electron/host/runtime/buildWhereOld.ts';
import { haimen } from '../fixture/findings.ts';
import { runningHost, RUBBISH } from '../fixture/runningHost.ts';
import type { RunningHost } from '../fixture/runningHost.ts';
import { unzipped } from '../fixture/unzipped.ts';
import { axeFinds } from './axeFinds.ts';
import { launchBrowser } from './launchBrowser.ts';

const MONDAY_MS = haimen('2016-09-05T08:00');
const TUESDAY_MS = haimen('2016-09-06T08:00');
const OCTOBER_MS = haimen('2016-10-01T08:00');

let browser: Browser;

beforeAll(async () => {
  await buildScreensWhereOld(() => {});
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** Opens a page of the real host at a seat of its own; `faults` grows with what goes wrong in it. */
async function open({ host }: RunningHost, path: string, faults: string[]): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 }, acceptDownloads: true });
  await context.addInitScript(() => {
    localStorage.setItem('desk.seat', '{"party":"leader","name":"值班长席","unit":null}');
  });
  const page = await context.newPage();
  page.on('pageerror', (fault) => faults.push(fault.message));
  await page.goto(`${host.address}${path}`);
  return page;
}

/** Writes the reason, looks once more, confirms; the decision then stands on the page. */
async function issue(page: Page, reason: string): Promise<void> {
  await page.keyboard.press('s');
  await page.getByLabel('理由').fill(reason);
  await page.keyboard.press('Control+Enter');
  await page.locator('.act-review').waitFor();
  await page.keyboard.press('Control+Enter');
  await page.locator('.acc-decided').waitFor();
}

/** The text of the notice as it is downloaded, without what formats it. */
async function downloadedNotice(page: Page): Promise<{ readonly name: string; readonly text: string }> {
  const coming = page.waitForEvent('download');
  await page.keyboard.press('d');
  const download = await coming;
  const parts = await unzipped(await readFile(await download.path()));
  return { name: download.suggestedFilename(), text: (parts.get('word/document.xml') ?? '').replace(/<[^>]+>/g, '') };
}

async function row(page: Page, text: string): Promise<void> {
  const found = page.locator('.acc-findings tbody tr', { hasText: text }).first();
  await found.waitFor();
  await found.locator('button').click();
  await page.locator('.acc-opened').waitFor();
}

test('a missed limit becomes an issued finding with its notice, the month its own, and the wall follows', async () => {
  await using running = await runningHost(MONDAY_MS);
  for (const id of [1, 2, 3]) {
    await running.give('report', 'centre', RUBBISH, { id });
    await running.give('accept', 'centre', {}, { id });
    await running.give('dispatch', 'centre', { unit: 'U' }, { id });
  }
  const faults: string[] = [];
  const wall = await open(running, '/wall?scene=accountability', faults);
  const page = await open(running, '/accountability?period=2016-09', faults);
  await page.locator('.acc-middle.is-calm .acc-radar td').first().waitFor();
  expect(await axeFinds(page)).toEqual([]);

  // No reply by the deadline: the record comes by itself, and nobody sees it on the wall.
  running.clock.jumpTo(TUESDAY_MS);
  await row(page, '20160905-00001');
  expect(await page.locator('.acc-opened').textContent()).toContain('R23');
  expect((await downloadedNotice(page)).text).toContain('未认定');
  await wall.locator('.scene-ladder').waitFor();
  expect(await wall.locator('.scene-accountability').textContent()).not.toContain('未在规定时限内回复');
  expect(await axeFinds(page)).toEqual([]);
  await issue(page, '事实清楚');
  const notice = await downloadedNotice(page);
  const number = (await page.locator('.acc-decided b').first().textContent()) ?? '';
  expect(number).toMatch(/〔2016〕\d+号/);
  expect(notice.name).toContain(number);
  expect(notice.text).toContain('20160905-00001');
  expect(notice.text).not.toContain('未认定');
  await wall.locator('.scene-accountability', { hasText: '未在规定时限内回复' }).waitFor({ timeout: 5000 });
  expect(await axeFinds(wall)).toEqual([]);

  // The month ends: its closing rate is evaluated once, issued, frozen.
  running.clock.jumpTo(OCTOBER_MS);
  await row(page, '月度结案率低于 90%');
  expect(await page.locator('.acc-opened').textContent()).toContain('0.00%');
  await issue(page, '按月通报');
  await wall.locator('.scene-accountability', { hasText: '月度结案率低于 90%' }).waitFor({ timeout: 5000 });
  await page.keyboard.press('z');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '下一步：核对' }).click();
  await dialog.getByRole('button', { name: '确认冻结数据' }).click();
  await page.locator('.acc-head .tag-done').waitFor({ timeout: 3000 });
  expect(await axeFinds(page)).toEqual([]);
  expect(faults).toEqual([]);
}, 90_000);
