import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildScreensWhereOld } from '../../electron/host/runtime/buildWhereOld.ts';
import { haimen } from '../fixture/findings.ts';
import { runningHost, RUBBISH } from '../fixture/runningHost.ts';
import { axeFinds } from './axeFinds.ts';
import { launchBrowser } from './launchBrowser.ts';

const MONDAY_MS = haimen('2016-09-05T09:00');
const MINUTE_MS = 60_000;

let browser: Browser;

beforeAll(async () => {
  await buildScreensWhereOld(() => {});
  browser = await launchBrowser();
});
afterAll(() => browser.close());

test('a unit is suggested and taken by one key, what waits is not forgotten, a list is exported, a shift handed over', async () => {
  await using running = await runningHost(MONDAY_MS);
  for (const id of [1, 2, 3]) {
    await running.give('report', 'centre', RUBBISH, { id });
    await running.give('accept', 'centre', { hazard: id === 3 }, { id });
    if (id < 3) await running.give('dispatch', 'centre', { unit: 'V' }, { id });
  }
  await running.give('return', 'unit:V', { reason: '不属本单位' }, { id: 2 });
  running.clock.advanceTo(MONDAY_MS + MINUTE_MS);
  await running.give('report', 'centre', RUBBISH);
  await running.give('accept', 'centre', {}, { id: 4 });
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, acceptDownloads: true });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const faults: string[] = [];
  page.on('pageerror', (fault) => faults.push(fault.message));
  await page.addInitScript(() =>
    localStorage.setItem('desk.seat', JSON.stringify({ party: 'centre', name: '派遣 01 席', unit: null })),
  );
  await page.goto(`${running.host.address}/desk?queue=dispatch&case=4`);
  await page.locator('.desk-case').waitFor();

  await page.keyboard.press('p');
  const suggestion = page.locator('.desk-suggest');
  await suggestion.getByText('近期同类 1 件，其办理 1 件').waitFor();
  await page.keyboard.press('F2');
  await suggestion.getByText('已采用').waitFor();
  expect(await axeFinds(page)).toEqual([]);
  await page.keyboard.press('Control+Enter');
  await page.locator('.desk-tag', { hasText: '待签收' }).waitFor();

  // The unit that returned the case is not suggested again; where the case has been is drawn and told.
  await page.goto(`${running.host.address}/desk?queue=dispatch&case=2`);
  const course = page.getByRole('region', { name: '单位往返' });
  await course.locator('td', { hasText: '回退待裁' }).waitFor();
  await page.keyboard.press('p');
  await page.getByText('此类案件尚无办理记录').or(page.locator('.desk-suggest')).first().waitFor();
  expect(await page.locator('.desk-suggest b').allTextContents()).not.toContain('V');
  await page.keyboard.press('Escape');

  running.clock.advanceTo(MONDAY_MS + 10 * MINUTE_MS);
  await page.reload();
  await page.locator('.desk-row').first().waitFor();
  await page.keyboard.press('-');
  await page.locator('.desk-list-head h2', { hasText: /防遗漏\s*1/ }).waitFor();
  // How long nobody looked after it is said, never as if the case itself were over its limit.
  expect(await page.locator('.desk-row').first().textContent()).toMatch(/待跟进.*隐患未确认/);
  const download = page.waitForEvent('download');
  await page.keyboard.press(',');
  await page.locator('[role="menuitem"]:focus', { hasText: 'XLSX' }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.locator('[role="menuitem"]:focus', { hasText: 'CSV' }).waitFor();
  await page.keyboard.press('Enter');
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^防遗漏 2016-09-05 0910\.csv$/);
  expect(
    readFileSync(await file.path(), 'utf8')
      .trimEnd()
      .split('\r\n'),
  ).toHaveLength(2);
  await page.getByText('已导出 1 件').waitFor();

  await running.give('urge', 'centre', { note: '请尽快处置' }, { id: 1 });
  await page.keyboard.press('=');
  const shift = page.getByRole('dialog', { name: '我的班次' });
  await shift.getByLabel('交班留言').fill('四号案待签收，已联系 V');
  await page.keyboard.press('Control+Enter');
  await shift.getByText('四号案待签收，已联系 V').waitFor();
  // What another desk leaves stands here at once.
  const by = { party: 'centre', unit: null, seat: '受理 02 席' };
  const body = JSON.stringify({ by, text: '二号案等裁定' });
  await running.send('POST', '/api/shift.handOver', { headers: { 'content-type': 'application/json' }, body });
  await shift.getByText('二号案等裁定').waitFor({ timeout: 10_000 });
  expect(await axeFinds(page)).toEqual([]);
  expect(faults).toEqual([]);
});
