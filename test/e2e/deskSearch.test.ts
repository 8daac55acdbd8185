import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildScreensWhereOld } from '../../electron/host/runtime/buildWhereOld.ts';
import { haimen } from '../fixture/findings.ts';
import { layMap } from '../fixture/layMap.ts';
import { runningHost, RUBBISH } from '../fixture/runningHost.ts';
import type { RunningHost } from '../fixture/runningHost.ts';
import { axeFinds } from './axeFinds.ts';
import { launchBrowser } from './launchBrowser.ts';

/** A machine that other tests load draws a map late. */
const SLOW = { timeout: 20_000 };
const MONDAY_MS = haimen('2016-09-05T08:00');

let browser: Browser;

beforeAll(async () => {
  await buildScreensWhereOld(() => {});
  browser = await launchBrowser();
});
afterAll(() => browser.close());

async function openDesk({ host }: RunningHost, faults: string[], query = ''): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
  const seat = JSON.stringify({ party: 'centre', name: '派遣 02 席', unit: null });
  await context.addInitScript((kept) => localStorage.setItem('desk.seat', kept), seat);
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
  layMap(running.host.city().store, MONDAY_MS);
  running.host.city().committed();
  const places = ['长江路 8 号', '解放路 12 号', '长江路 9 号'];
  for (const [i, address] of places.entries()) {
    const place = { lng: 121.18 + i / 10, lat: 31.89 };
    await running.give('report', 'centre', { ...RUBBISH, ...place, description: '桥下有垃圾', address }, { id: i + 1 });
  }
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

  // On the map: a row is a marker, what is seen bounds the search and goes with the view, a marker leads to its row.
  await desk.keyboard.press('Escape');
  await desk.keyboard.press('`');
  const plane = desk.locator('.desk-map [role="application"]');
  await desk.locator('.desk-map [role="application"]:focus').waitFor();
  await desk.locator('.desk-map-legend', { hasText: '2' }).waitFor();
  await desk.keyboard.press('j');
  const ring = desk.locator('.desk-map-ring');
  await ring.waitFor();
  for (const key of ['+', '=', '+', '+']) await desk.keyboard.press(key);
  await desk.getByRole('button', { name: '查图内在办案件' }).click();
  await told(desk, '按条件查案', 1);
  expect(await axeFinds(desk)).toEqual([]);
  await plane.press('Home');
  await told(desk, '按条件查案', 2);
  await desk.keyboard.press('j');
  const first = await ring.boundingBox();
  await desk.keyboard.press('j');
  await expect.poll(async () => (await ring.boundingBox())?.x, SLOW).not.toBe(first?.x);
  await desk.mouse.click((first?.x ?? 0) + 19, (first?.y ?? 0) + 19);
  await expect.poll(() => ring.boundingBox(), SLOW).toEqual(first);
  await desk.keyboard.press('Enter');
  await desk.locator('.desk-case-head').waitFor();

  // A place is picked under the crosshair; what is found there is told before the case is reported.
  await desk.keyboard.press('n');
  await desk.getByRole('button', { name: '在图上选点' }).click();
  const picker = desk.getByRole('dialog', { name: '在图上选点' });
  await picker.locator('.desk-spot-note').waitFor();
  const cross = await picker.locator('.desk-spot-cross').boundingBox();
  const before = await picker.locator('aside .num').first().textContent();
  await desk.mouse.click((cross?.x ?? 0) - 40, (cross?.y ?? 0) + 62);
  await expect.poll(() => picker.locator('aside .num').first().textContent(), SLOW).not.toBe(before);
  expect(await axeFinds(desk, '.desk-spot-dialog')).toEqual([]);
  await desk.keyboard.press('Enter');
  await picker.waitFor({ state: 'detached' });
  const [lng, lat] = [await desk.getByLabel('经度').inputValue(), await desk.getByLabel('纬度').inputValue()];
  expect(`${lng}，${lat}`).not.toBe(before);
  const button = desk.getByRole('button', { name: '在图上选点' });
  expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
  await desk.getByLabel('经度').fill('１２１．１８');
  await desk.getByLabel('纬度').fill('31.89');
  await desk.locator('.desk-report .desk-spot-note', { hasText: /单元网格 3206840/ }).waitFor();
  expect(faults).toEqual([]);
});
