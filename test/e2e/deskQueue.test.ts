import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readCaseEvents } from '../../db/read/caseFile.ts';
import { buildScreensWhereOld } from '../../electron/host/runtime/buildWhereOld.ts';
import { haimen } from '../fixture/findings.ts';
import { runningHost, RUBBISH } from '../fixture/runningHost.ts';
import type { RunningHost } from '../fixture/runningHost.ts';
import { axeFinds } from './axeFinds.ts';
import { launchBrowser } from './launchBrowser.ts';

const MONDAY_MS = haimen('2016-09-05T08:00');

/** A loaded machine takes its time. */
const SOON = { timeout: 10_000 };

let browser: Browser;

beforeAll(async () => {
  await buildScreensWhereOld(() => {});
  browser = await launchBrowser();
});
afterAll(() => browser.close());

async function openDesk({ host }: RunningHost, query: string, more: object = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, ...more });
  await context.addInitScript(() =>
    localStorage.setItem('desk.seat', JSON.stringify({ party: 'centre', name: '派遣 02 席', unit: null })),
  );
  const page = await context.newPage();
  await page.goto(`${host.address}/desk${query}`);
  await page.locator('.desk-list-head').waitFor();
  return page;
}

/** Cases 1 to `count`, accepted, that wait for their dispatch. */
async function accepted(running: RunningHost, count: number): Promise<void> {
  for (let id = 1; id <= count; id += 1) {
    await running.give('report', 'centre', { ...RUBBISH, address: `长江路 ${id} 号` }, { id });
    await running.give('accept', 'centre', {}, { id });
  }
}

test('many cases are picked by keyboard and dispatched in one act, each by itself, and a refused one is listed', async () => {
  await using running = await runningHost(MONDAY_MS);
  await accepted(running, 5);
  const desk = await openDesk(running, '?queue=dispatch');
  await desk.locator('.desk-row[data-case="5"]').waitFor();
  await desk.keyboard.press('j');
  await desk.keyboard.press('Space');
  await desk.getByText('已选 1 件').waitFor();
  await desk.keyboard.press('Shift+J');
  await desk.keyboard.press('Shift+ArrowDown');
  await desk.getByText('已选 3 件').waitFor();
  await desk.keyboard.press('Control+a');
  await desk.getByText('已选 5 件').waitFor();
  await desk.locator('[data-case="4"]').click({ modifiers: ['Control'] });
  await desk.getByText('已选 4 件').waitFor();
  expect(await axeFinds(desk)).toEqual([]);

  await desk.keyboard.press('p');
  const dialog = desk.getByRole('dialog', { name: '批量派遣' });
  await dialog.getByRole('combobox', { name: '责任单位' }).waitFor();
  // Between picking and sending another desk dispatches one of them.
  await running.give('dispatch', 'centre', { unit: 'V' }, { id: 2 });
  await desk.keyboard.type('U');
  await desk.keyboard.press('Enter');
  // A menu that is still closing is neither there nor gone.
  await desk.locator('.ant-select-dropdown-hidden').waitFor({ state: 'attached' });
  expect(await axeFinds(desk)).toEqual([]);
  await desk.keyboard.press('Control+Enter');
  await dialog.getByText('办成 3 件').waitFor();
  await dialog.getByRole('region', { name: '未办成 1 件' }).getByRole('button').waitFor();
  const { store } = running.host.city();
  const last = [1, 2, 3, 4, 5].map((id) => readCaseEvents(store, id).at(-1));
  expect(last.map((event) => event?.kind)).toEqual([
    'dispatched',
    'dispatched',
    'dispatched',
    'accepted',
    'dispatched',
  ]);
  expect(last.map((event) => event?.by.seat.startsWith('派遣 02 席'))).toEqual([true, false, true, false, true]);
  await desk.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await expect.poll(() => desk.evaluate(() => document.activeElement?.tagName), SOON).not.toBe('BODY');
});

test('an act on many whose connection breaks goes on from there, and nothing is written twice', async () => {
  await using running = await runningHost(MONDAY_MS);
  await accepted(running, 4);
  for (const id of [1, 2, 3, 4]) await running.give('dispatch', 'centre', { unit: 'U' }, { id });
  const desk = await openDesk(running, '?queue=signOff');
  await desk.locator('.desk-row[data-case="4"]').waitFor();
  let calls = 0;
  await desk.route('**/api/command.execute', async (route) => {
    calls += 1;
    // The second one arrives, but its answer does not.
    if (calls === 2) await route.fetch();
    if (calls === 2) await route.abort();
    else await route.continue();
  });
  await desk.keyboard.press('Control+a');
  await desk.getByText('已选 4 件').waitFor();
  await desk.keyboard.press('u');
  await desk.getByRole('dialog', { name: '批量督促' }).getByRole('textbox').fill('请尽快签收');
  await desk.keyboard.press('Control+Enter');
  await desk.getByText('还有 3 件没有回音').waitFor();
  await desk.getByRole('button', { name: '继续办理其余 3 件' }).click();
  await desk.getByText('4 件全部办成').waitFor();
  const { store } = running.host.city();
  const urged = [1, 2, 3, 4].map((id) => readCaseEvents(store, id).filter(({ kind }) => kind === 'urged').length);
  expect(urged).toEqual([1, 1, 1, 1]);

  // A case that was opened by hand leaves the queue: the key goes on from the place that it had.
  await desk.keyboard.press('Enter');
  await desk.getByRole('dialog').waitFor({ state: 'detached' });
  await desk.locator('.desk-row[data-case="2"]').click();
  await running.give('signOff', 'unit:U', {}, { id: 2 });
  await desk.locator('.desk-row[data-case="2"]').waitFor({ state: 'detached' });
  await desk.keyboard.press(']');
  await desk.locator('.desk-row[data-case="3"][aria-current="true"]').waitFor();
});

test('the palette finds every deed by its words, keeps still while an input method composes, and says why one is refused', async () => {
  await using running = await runningHost(MONDAY_MS);
  await accepted(running, 1);
  const desk = await openDesk(running, '?queue=dispatch&case=1', { colorScheme: 'dark' });
  await desk.locator('.desk-case').waitFor();
  await desk.keyboard.press('Control+k');
  const field = desk.getByRole('combobox', { name: '输入命令' });
  await expect.poll(() => field.evaluate((element) => element === document.activeElement), SOON).toBe(true);
  const session = await desk.context().newCDPSession(desk);
  await session.send('Input.imeSetComposition', { text: 'pai qian', selectionStart: 8, selectionEnd: 8 });
  await desk.keyboard.press('Enter');
  expect(await field.isVisible()).toBe(true);
  await session.send('Input.insertText', { text: '派遣' });
  await desk.getByRole('option', { name: '本案 派遣 P', exact: true }).waitFor();
  expect(await axeFinds(desk)).toEqual([]);
  await desk.keyboard.press('Enter');
  await desk.getByRole('form', { name: '派遣' }).waitFor();
  await expect.poll(() => desk.evaluate(() => document.activeElement?.closest('.desk-form') !== null), SOON).toBe(true);

  // From a field too; what is refused stands last with its reason and does nothing.
  await desk.keyboard.press('Control+k');
  await field.fill('核查');
  expect(await desk.getByRole('option', { disabled: true }).first().innerText()).toContain('核查');
  await field.fill('１');
  await desk.getByRole('option', { name: '搜索案件“1”' }).waitFor();
  await field.fill('待受理');
  await desk.keyboard.press('Enter');
  await desk.locator('.desk-list-head', { hasText: '待受理' }).waitFor();
  await desk.keyboard.press('Escape');
  await desk.keyboard.press('?');
  await desk.getByRole('dialog', { name: '全部快捷键' }).getByText('命令面板').waitFor();
});

test('a queue is narrowed by keyboard, also with an input method, and a group is one press away', async () => {
  await using running = await runningHost(MONDAY_MS);
  await accepted(running, 3);
  await running.give('report', 'centre', { ...RUBBISH, category: 'event:09001', address: '解放路 ２ 号' }, { id: 4 });
  await running.give('accept', 'centre', {}, { id: 4 });
  const desk = await openDesk(running, '?queue=dispatch');
  const left = async (count: number): Promise<void> => {
    await desk.locator('.desk-list-head h2', { hasText: new RegExp(`待派遣\\s*${count}$`) }).waitFor();
  };
  await left(4);
  await desk.keyboard.press('.');
  const session = await desk.context().newCDPSession(desk);
  await session.send('Input.imeSetComposition', { text: 'jie fang', selectionStart: 8, selectionEnd: 8 });
  await desk.keyboard.press('Enter');
  await session.send('Input.insertText', { text: '解放' });
  await left(1);
  await desk.keyboard.press('Enter');
  await desk.locator('.desk-row.cursor[data-case="4"]').waitFor();
  expect(await axeFinds(desk)).toEqual([]);
  await desk.keyboard.press('Escape');
  await left(4);
  await desk.locator('.desk-filter').getByRole('button').first().press('Enter');
  await left(3);
  await desk.keyboard.press('1');
  await desk.locator('.desk-list-head', { hasText: '待核实' }).waitFor();
});

test('a queue opens with its first rows at once, though the host does not answer', async () => {
  await using running = await runningHost(MONDAY_MS);
  await accepted(running, 3);
  const desk = await openDesk(running, '?queue=verification');
  await desk.locator('.desk-empty').waitFor();
  const isKept = () =>
    performance.getEntriesByType('resource').some(({ name }) => /desk\.queue\?.*%22dispatch%22/.test(name));
  await expect.poll(() => desk.evaluate(isKept), SOON).toBe(true);
  await desk.route('**/api/**', () => {});
  await desk.getByRole('button', { name: /待派遣/ }).press('Enter');
  await desk.locator('.desk-row[data-case="3"]').waitFor();
  await desk.locator('.desk-list-head h2', { hasText: /待派遣\s*3$/ }).waitFor();
});

test('rows that leave above the reader’s place do not move what is being read', async () => {
  await using running = await runningHost(MONDAY_MS);
  for (let id = 1; id <= 40; id += 1)
    await running.give('report', 'centre', { ...RUBBISH, address: `长江路 ${id} 号` }, { id });
  const desk = await openDesk(running, '?queue=acceptance', { viewport: { width: 1920, height: 1080 } });
  const row = desk.locator('.desk-row[data-case="20"]');
  await desk.locator('.desk-row').first().waitFor();
  await desk.locator('.desk-rows').evaluate((rows) => (rows.scrollTop = 19 * 76 + 10));
  await row.waitFor();
  const place = async (): Promise<number | undefined> => (await row.boundingBox())?.y;
  const before = await place();
  for (const id of [2, 5, 7]) await running.give('decline', 'centre', { reason: '不属受理范围' }, { id });
  await desk.locator('.desk-list-head h2', { hasText: /37$/ }).waitFor();
  await expect.poll(place, SOON).toBe(before);
  expect(await axeFinds(desk)).toEqual([]);
});
