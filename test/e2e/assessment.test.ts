import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { buildScreensWhereOld } from '../../electron/host/runtime/buildWhereOld.ts';
import { openAssessment } from './assessmentPage.ts';
import type { AssessmentPage } from './assessmentPage.ts';
import { axeFinds } from './axeFinds.ts';
import { launchBrowser } from './launchBrowser.ts';

const opened: AssessmentPage[] = [];
let browser: Browser;

beforeAll(async () => {
  await buildScreensWhereOld(() => {});
  browser = await launchBrowser();
});
afterEach(async () => {
  for (const { page, faults } of opened.splice(0)) {
    await page.context().close();
    if (faults.length > 0) throw new Error(`the page failed: ${faults.join('; ')}`);
  }
});
afterAll(() => browser.close());

async function assessment(
  address: string,
  given: Partial<Parameters<typeof openAssessment>[1]> = {},
): Promise<AssessmentPage> {
  const made = await openAssessment(browser, { width: 1366, height: 768, ...given, address });
  opened.push(made);
  return made;
}

/** Words that are cut at the edge of what holds them, and the page wider than its window. */
async function cutWords(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const cut = [...document.querySelectorAll('.assess button, .assess th, .assess h2, .assess h3, .assess li')]
      .filter((element) => element.closest('.assess-said, .address') === null)
      .filter((element) => element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0)
      .map((element) => `${element.tagName} ${element.textContent}`);
    const isWide = document.documentElement.scrollWidth > window.innerWidth;
    return isWide ? [...cut, 'the page is wider than its window'] : cut;
  });
}

const SIZES = [
  { width: 1920, height: 1080, theme: 'light' },
  { width: 1366, height: 768, theme: 'dark' },
] as const;
const PLACES = [
  { name: 'table', address: '?period=2026-10', shows: '.assess-table' },
  { name: 'explanation', address: '?period=2026-10&scope=unit:T06&figure=closingRate', shows: '.assess-cases li' },
  { name: 'trend', address: '?period=2026-10&view=trend', shows: '.assess-heat canvas' },
  { name: 'running month', address: '?period=2026-11', shows: '.assess-table' },
] as const;

for (const size of SIZES) {
  for (const { name, address, shows } of PLACES) {
    test(`${name} at ${size.width} × ${size.height}: nothing is cut, and it can be used without sight`, async () => {
      const { page } = await assessment(address, size);
      await page.locator(shows).first().waitFor();
      expect(await cutWords(page)).toEqual([]);
      // As much of every kind, but fewer units: axe takes its time for each of a thousand numbers.
      const few = await assessment(address, { ...size, units: 4 });
      await few.page.locator(shows).first().waitFor();
      expect(await axeFinds(few.page)).toEqual([]);
    });
  }
}

test('by keyboard alone: move in the table, open a number, read its cases, close it again', async () => {
  const { page } = await assessment('?period=2026-10');
  await page.locator('.assess-table').waitFor();
  await page.locator('.assess-table [tabindex="0"]').focus();
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'Home', 'ArrowRight', 'ArrowRight']) {
    await page.keyboard.press(key);
  }
  await page.keyboard.press('Enter');
  await page.locator('.assess-explain', { hasText: '口径' }).waitFor();
  await expect.poll(() => page.url()).toContain('scope=unit:T02&figure=due');
  await page.keyboard.press('Escape');
  await page.locator('.assess-explain').waitFor({ state: 'detached' });
  const focused = await page.evaluate(() => document.activeElement?.closest('tr')?.textContent);
  expect(focused).toContain('工业园区');

  await page.keyboard.press('[');
  await page.locator('h2', { hasText: '2026年9月' }).waitFor();
  await page.keyboard.press('q');
  await page.locator('h2', { hasText: '2026年第3季度' }).waitFor();
  await page.keyboard.press('p');
  await page.keyboard.type('2026年13月');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').waitFor();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('2026.8');
  await page.keyboard.press('Enter');
  await page.locator('h2', { hasText: '2026年8月' }).waitFor();
  await page.keyboard.press('?');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await page.keyboard.press('t');
  await page.locator('.assess-heat').waitFor();
});

test('an explanation shows definition, arithmetic, readings and cases, and lists more of them', async () => {
  const { page } = await assessment('?period=2026-10&scope=unit:T06&figure=closingRate');
  const panel = page.locator('.assess-explain');
  await panel.locator('.assess-cases li').first().waitFor();
  const text = await panel.textContent();
  for (const words of [
    '79 × 100 = 7900 < 90 × 92 = 8280',
    '到线须 83 件，差 4 件',
    '按派遣月份归属',
    '现行',
    '上年同期',
  ])
    expect(text).toContain(words);
  expect(await panel.locator('.assess-cases li a').first().getAttribute('href')).toBe('/desk?case=1000');
  await panel.getByRole('button', { name: '再列 32 件' }).click();
  await expect.poll(() => panel.locator('.assess-cases li').count()).toBe(92);
  await panel.getByRole('button', { name: /^未结案/ }).click();
  await expect.poll(() => panel.locator('.assess-cases li').count()).toBe(13);
  await panel.getByRole('button', { name: '按派遣月份归属' }).click();
  await expect.poll(() => page.url()).toContain('reading=dispatchMonth');
});

test('a column sorts the units within their group, and the frozen values stand beside those of the end', async () => {
  const { page } = await assessment('?period=2026-10');
  const firstTown = page.locator('.assess-row-unit th').first();
  await page.locator('.assess-table').waitFor();
  expect(await firstTown.textContent()).toBe('开发区');
  await page.getByRole('button', { name: '应结案', exact: true }).click();
  await expect.poll(() => firstTown.textContent()).toBe('工业园区');
  await page.getByRole('button', { name: '冻结值' }).click();
  await expect.poll(() => page.url()).toContain('asOf=frozen');
  await expect.poll(() => page.locator('.assess-row-city td').nth(2).textContent()).toBe('40');
});

test('a lost line, a refusing host and a city without units each say what to do', async () => {
  const lost = await assessment('?period=2026-10');
  await lost.page.locator('.assess-table').waitFor();
  await lost.cut();
  await lost.page.clock.runFor(3000);
  await lost.page.getByText('与主机的连接已于 08:32 中断').waitFor();
  expect(await lost.page.locator('.assess-table').isVisible()).toBe(true);

  const refused = await assessment('?period=2026-10', { failing: true });
  await refused.page.clock.runFor(3000);
  await refused.page.getByText('主机答复：时期写法不正确').waitFor();
  await refused.page.getByRole('button', { name: '再试一次' }).waitFor();

  const bare = await assessment('?period=2026-10', { units: 0 });
  await bare.page.getByText('请先导入单位名单').waitFor();
});
