import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildScreensWhereOld } from '../../electron/host/runtime/buildWhereOld.ts';
import { haimen } from '../fixture/findings.ts';
import { runningHost, RUBBISH } from '../fixture/runningHost.ts';
import type { RunningHost } from '../fixture/runningHost.ts';
import { axeFinds } from './axeFinds.ts';
import { launchBrowser } from './launchBrowser.ts';

const MONDAY_MS = haimen('2016-09-05T08:00');

let browser: Browser;

beforeAll(async () => {
  await buildScreensWhereOld(() => {});
  browser = await launchBrowser();
});
afterAll(() => browser.close());

async function openDesk({ host }: RunningHost, faults: string[], query = ''): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
  const page = await context.newPage();
  page.on('pageerror', (fault) => faults.push(fault.message));
  await page.goto(`${host.address}/desk${query}`);
  await page.locator('.desk-list-head').waitFor();
  return page;
}

/** Waits until the list tells so many cases. */
async function told(page: Page, title: string, count: number): Promise<void> {
  await page.locator('.desk-list-head h2', { hasText: new RegExp(`${title}\\s*${count}$`) }).waitFor();
}

test('cases are found while typing and with an input method, narrowed, kept under a name, and at their own address', async () => {
  await using running = await runningHost(MONDAY_MS);
  const places = ['长江路 8 号', '解放路 12 号', '长江路 9 号'];
  for (const [i, address] of places.entries())
    await running.give('report', 'centre', { ...RUBBISH, description: '桥下有垃圾', address }, { id: i + 1 });
  await running.give('decline', 'centre', { reason: '不属受理范围' }, { id: 3 });
  const faults: string[] = [];
  const desk = await openDesk(running, faults);

  await desk.keyboard.press('/');
  await desk.keyboard.type('长江');
  await told(desk, '搜索“长江”', 2);
  // While characters are composed nothing is asked and Enter goes nowhere.
  const session = await desk.context().newCDPSession(desk);
  await desk.keyboard.press('Control+a');
  await session.send('Input.imeSetComposition', { text: 'jie fang', selectionStart: 8, selectionEnd: 8 });
  await desk.waitForTimeout(400);
  await told(desk, '搜索“长江”', 2);
  await session.send('Input.insertText', { text: '解放' });
  await told(desk, '搜索“解放”', 1);

  await desk.keyboard.press('Control+a');
  await desk.keyboard.type('垃圾');
  await told(desk, '搜索“垃圾”', 3);
  await desk.keyboard.press('Enter');
  await desk.locator('.desk-row.cursor').waitFor();
  await desk.getByRole('combobox', { name: '状态' }).click();
  await desk.locator('.ant-select-item-option', { hasText: '在办（全部）' }).click();
  await told(desk, '搜索“垃圾”', 2);
  await desk.getByLabel('上报时期').fill('2016 年 9 月');
  await desk.keyboard.press('Enter');
  await expect.poll(() => new URL(desk.url()).searchParams.get('period')).toBe('2016-09');
  await desk.getByLabel('上报时期').fill('上月');
  await desk.keyboard.press('Enter');
  await desk.getByRole('alert').filter({ hasText: '请写成' }).waitFor();
  await desk.keyboard.press('Escape');

  await desk.getByRole('button', { name: '存为常用' }).click();
  await desk.getByLabel('名称').fill('在办垃圾');
  await desk.keyboard.press('Enter');
  await desk.getByRole('button', { name: '在办垃圾', exact: true }).waitFor();
  expect(await axeFinds(desk)).toEqual([]);

  const again = await openDesk(running, faults, new URL(desk.url()).search);
  await told(again, '搜索“垃圾”', 2);
  expect(await again.locator('.desk-row:not(.waiting)').count()).toBe(2);

  await desk.keyboard.press('/');
  await desk.keyboard.press('Escape');
  await desk.locator('.desk-list-head', { hasText: '待受理' }).waitFor();
  await desk.getByRole('button', { name: '按条件查案' }).click();
  await desk.getByRole('button', { name: '在办垃圾', exact: true }).click();
  await told(desk, '搜索“垃圾”', 2);
  expect(faults).toEqual([]);
});
