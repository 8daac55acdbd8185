import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Page } from 'playwright';
import { afterEach, expect, test } from 'vitest';
import { closeStore, openStore } from '../../db/store/openStore.ts';
import { appendCityEvents } from '../../db/write/cityLog.ts';
import type { HandbookRow } from '../../shared/handbook/handbook.ts';
import { cutToSecond } from '../../shared/time/zone.ts';
import type { Unit } from '../../shared/unit/unit.ts';
import { axeFinds } from './axeFinds.ts';
import { launchBrowser } from './launchBrowser.ts';

const cleanUp: (() => Promise<void> | void)[] = [];

afterEach(async () => {
  for (const action of cleanUp.splice(0).toReversed()) await action();
});

/** A city of its own, without the demonstration's cases: units and the example handbook. */
function cityFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'chengguan-desk-'));
  cleanUp.push(() => rmSync(folder, { recursive: true, maxRetries: 5 }));
  const nowMs = cutToSecond(Date.now());
  const store = openStore(folder, { nowMs, create: { name: '测试市' } });
  const head = { occurredAtMs: nowMs, by: { party: 'host', unit: null, seat: '测试' } } as const;
  const units = JSON.parse(readFileSync('resources/demo/units.json', 'utf8')) as readonly Unit[];
  const rows = JSON.parse(readFileSync('resources/handbook/example.json', 'utf8')) as readonly HandbookRow[];
  const setup = [
    ...units.map((unit) => ({ ...head, kind: 'unitSaved' as const, body: { unit } })),
    ...rows.map((row) => ({ ...head, kind: 'handbookRowSaved' as const, body: { row } })),
  ];
  appendCityEvents(store, setup, nowMs);
  closeStore(store);
  return folder;
}

/** Starts the host as a user does and gives its address. */
async function startHost(folder: string): Promise<string> {
  const host: ChildProcess = spawn(process.execPath, ['electron/host/start.mjs', '--data', folder], {
    env: { ...process.env, CI: 'true' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => host.once('exit', () => resolve()));
  cleanUp.push(async () => {
    host.kill('SIGTERM');
    await ended;
  });
  if (host.stdout === null) throw new Error('the output is not piped');
  for await (const line of createInterface({ input: host.stdout })) {
    const address = /(http:\/\/127\.0\.0\.1:\d+)\/wall/.exec(line)?.[1];
    if (address !== undefined) return address;
  }
  throw new Error('the host ended without an address');
}

type Screens = { readonly desk: Page; readonly wall: Page; readonly faults: readonly string[] };

async function openScreens(address: string): Promise<Screens> {
  const browser = await launchBrowser();
  cleanUp.push(() => browser.close());
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
  const faults: string[] = [];
  async function open(path: string): Promise<Page> {
    const page = await context.newPage();
    page.on('pageerror', (fault) => faults.push(fault.message));
    await page.goto(`${address}${path}`);
    return page;
  }
  const wall = await open('/wall');
  const desk = await open('/desk');
  return { desk, wall, faults };
}

/** Today's count on the wall at a step of the strip. */
function onWall(wall: Page, step: string) {
  return wall.locator('.panel-flow li', { hasText: step }).locator('strong');
}

/** Fills the fields of an entry for another party. */
async function giveEvidence(desk: Page): Promise<void> {
  await desk.getByLabel('依据').fill('电话告知，接话人值班员');
}

async function submit(desk: Page, words: string): Promise<void> {
  await desk.keyboard.press('Control+Enter');
  await desk.locator('.desk-tag', { hasText: words }).waitFor();
}

async function openForm(desk: Page, letter: string): Promise<void> {
  await desk.keyboard.press(letter);
  await desk.locator('.desk-form').waitFor();
}

/** Files a case by keyboard alone: who sits here is asked first, and what was asked for goes on. */
async function reportCase(desk: Page): Promise<void> {
  await desk.getByRole('button', { name: '选择席位' }).first().waitFor();
  await desk.keyboard.press('n');
  await desk.locator('input:focus').and(desk.getByLabel('席位名称')).waitFor();
  await desk.keyboard.type('派遣 02 席');
  await desk.keyboard.press('Enter');
  await desk.getByRole('button', { name: '派遣 02 席（未登录）' }).waitFor();
  await desk.locator('[id$="-category"]:focus').waitFor();
  await desk.keyboard.type('暴露垃圾');
  await desk.locator('.ant-select-item-option-active', { hasText: '暴露垃圾' }).waitFor();
  await desk.keyboard.press('Enter');
  await desk.getByLabel('问题描述').fill('河边有一堆垃圾');
  await desk.getByLabel('地点').fill('长江路 8 号');
  await submit(desk, '待受理');
}

test('a case goes from report to closed by keyboard at a desk, and the wall beside it follows', async () => {
  const { desk, wall, faults } = await openScreens(await startHost(cityFolder()));
  await reportCase(desk);
  await expect.poll(() => onWall(wall, '上报').textContent(), { timeout: 5000 }).toBe('1');

  await openForm(desk, 'a');
  await submit(desk, '待派遣');
  await expect.poll(() => onWall(wall, '受理').textContent(), { timeout: 5000 }).toBe('1');

  await openForm(desk, 'p');
  await desk.keyboard.type('城管局');
  await desk.locator('.ant-select-item-option-active').waitFor();
  await desk.keyboard.press('Enter');
  await desk.getByText('处置时限将为').waitFor();
  await submit(desk, '待签收');

  await openForm(desk, 's');
  await giveEvidence(desk);
  await submit(desk, '处置中');
  expect(await desk.locator('.desk-sum').textContent()).toContain('限时');

  await openForm(desk, 'f');
  await desk.getByLabel('处置结果').fill('已清理');
  await giveEvidence(desk);
  await submit(desk, '待核查');

  await openForm(desk, 'c');
  await giveEvidence(desk);
  await submit(desk, '已结案');
  await expect.poll(() => onWall(wall, '结案').textContent(), { timeout: 5000 }).toBe('1');

  await expect.poll(() => desk.evaluate(() => document.activeElement?.className)).toBe('desk-case-body');

  const history = await desk.locator('.desk-history li b').allTextContents();
  expect(history).toHaveLength(6);
  expect(await desk.locator('.desk-history').textContent()).toContain('派遣 02 席（未登录）');
  expect(await axeFinds(desk)).toEqual([]);
  expect(faults).toEqual([]);
});

test('what was typed survives a refusal, an input method, another seat and a lost line', async () => {
  const { desk, faults } = await openScreens(await startHost(cityFolder()));
  await reportCase(desk);

  // Empty: the field says what is missing and nothing is sent.
  await openForm(desk, 'r');
  await desk.keyboard.press('Control+Enter');
  await desk.getByText('请填写理由').waitFor();

  // While an input method composes, no letter acts and Enter submits nothing.
  const line = await desk.context().newCDPSession(desk);
  await desk.getByLabel('理由').focus();
  await line.send('Input.imeSetComposition', { text: '不属', selectionStart: 2, selectionEnd: 2 });
  const composing = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 229 };
  await line.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...composing });
  await line.send('Input.dispatchKeyEvent', { type: 'keyUp', ...composing });
  await line.send('Input.insertText', { text: '不属受理范围' });
  expect(await desk.locator('.desk-tag').textContent()).toBe('待受理');
  expect(await desk.getByLabel('理由').inputValue()).toBe('不属受理范围');

  // Another seat is first: its step is shown, the text stays, and nothing of this seat is written.
  const other = await desk.context().newPage();
  await other.addInitScript(() => {
    localStorage.setItem('desk.seat', '{"party":"centre","name":"受理 01 席","unit":null}');
  });
  await other.goto(desk.url());
  await desk.getByText('受理 01 席（未登录）也在看这个案件').waitFor();
  await other.getByRole('button', { name: '要求核实' }).waitFor();
  await openForm(other, 'v');
  await submit(other, '待核实');
  await desk.locator('.desk-changed').waitFor();
  expect(await desk.locator('.desk-changed').textContent()).toContain('要求核实');
  expect(await desk.getByLabel('理由').inputValue()).toBe('不属受理范围');
  await desk.getByText('此时不能办理').first().waitFor();
  await openForm(other, 'v');
  await giveEvidence(other);
  await submit(other, '待受理');
  await desk.locator('.desk-tag', { hasText: '待受理' }).waitFor();

  // The answer is lost, though the host has written it: sent twice, it counts once.
  await desk.route('**/api/command.execute*', async (route) => {
    await route.fetch();
    await route.abort();
  });
  await desk.getByLabel('理由').focus();
  await desk.keyboard.press('Control+Enter');
  await desk.getByText('没有收到主机的答复').waitFor();
  await desk.unroute('**/api/command.execute*');
  await desk.locator('.desk-submit').click();
  await desk.locator('.desk-tag', { hasText: '不予受理' }).waitFor();
  await desk.locator('.desk-form').waitFor({ state: 'detached' });
  const steps = await desk.locator('.desk-history li b').allTextContents();
  expect(steps.filter((step) => step.includes('不予受理'))).toHaveLength(1);
  expect(faults).toEqual([]);
});
