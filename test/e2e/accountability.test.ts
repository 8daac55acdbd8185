import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { buildScreensWhereOld } from '../../electron/host/runtime/buildWhereOld.ts';
import { ACCOUNTABILITY_PAGE } from '../fixture/accountabilityCity.ts';
import { openAccountability } from './accountabilityPage.ts';
import type { Opened } from './accountabilityPage.ts';
import { axeFinds } from './axeFinds.ts';
import { launchBrowser } from './launchBrowser.ts';

const opened: Opened[] = [];
let browser: Browser;

beforeAll(async () => {
  await buildScreensWhereOld(() => {});
  browser = await launchBrowser();
});
afterEach(async () => {
  for (const { page } of opened.splice(0)) await page.context().close();
});
afterAll(() => browser.close());

async function open(given: Parameters<typeof openAccountability>[1] = {}): Promise<Opened> {
  const page = await openAccountability(browser, given);
  opened.push(page);
  await page.page.locator('.desk-tabs').waitFor();
  return page;
}

const TABS = ['findings', 'appeals', 'exemptions', 'replies', 'feed', 'tryOut', 'papers'] as const;

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing on any part, ${theme}`, async () => {
    const { page, faults } = await open({ theme, address: '?period=2016-10&finding=1002' });
    await page.locator('.acc-squares a').first().waitFor();
    for (const [index, tab] of TABS.entries()) {
      await page.keyboard.press(String(index + 1));
      await page.locator(`.tab-${tab}`).waitFor();
      if (tab === 'feed') await page.locator('.acc-alarm').waitFor();
      expect({ tab, faults: await axeFinds(page) }).toEqual({ tab, faults: [] });
    }
    expect(faults).toEqual([]);
  });
}

for (const [width, height] of [
  [1920, 1080],
  [1366, 768],
] as const) {
  test(`nothing of the page is cut off at ${width} × ${height}, in both languages`, async () => {
    for (const language of ['', '&lang=en']) {
      const { page } = await open({ width, height, address: `?period=2016-10&finding=1004${language}` });
      await page.locator('.acc-squares a').first().waitFor();
      expect(await spilling(page)).toEqual([]);
    }
  });
}

/** Parts whose content is wider than they are and neither scrolls nor is shortened on purpose. */
function spilling(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const root = document.documentElement;
    const faults: string[] = [];
    if (root.scrollWidth > window.innerWidth || root.scrollHeight > window.innerHeight) faults.push('the page scrolls');
    for (const part of document.querySelectorAll(
      '.acc-head, .desk-tabs, .acc-ladder, .acc-opened, .acc-decide, .acc-findings, .acc-scroll',
    ))
      if (part.scrollWidth > part.clientWidth + 1) faults.push(`${part.className} is ${part.scrollWidth} wide`);
    return faults;
  });
}

test('J and K open one finding after the other, and the address names it', async () => {
  const { page } = await open();
  // The gravest proposal stands open from the start.
  await page.locator('.acc-opened h2', { hasText: '年度累计 3 个月结案率低于标准' }).waitFor();
  await page.keyboard.press('j');
  await page.locator('.acc-opened h2', { hasText: '累计 3 个月及时结案率低于标准' }).waitFor();
  expect(new URL(page.url()).searchParams.get('finding')).toBe('1001');
  await page.keyboard.press('k');
  await page.locator('.acc-opened h2', { hasText: '年度累计 3 个月结案率低于标准' }).waitFor();
  expect(new URL(page.url()).searchParams.get('finding')).toBe('1000');
});

test('a circular is issued in two steps with a reason, by keyboard alone', async () => {
  const { page, told } = await open({ address: '?period=2016-10&finding=1002' });
  await page.locator('.acc-option').first().waitFor();
  await page.keyboard.press('s');
  await page.getByRole('form', { name: '发布通报' }).waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByText('请填写理由').waitFor();
  await page.getByLabel('理由').fill('事实清楚，随 10 月简报印发');
  await page.keyboard.press('Control+Enter');
  await page.getByText('编号后不能撤回').waitFor();
  expect(told).toEqual([]);
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => told.length).toBe(1);
  expect(told[0]).toMatchObject({
    command: {
      do: 'issueFinding',
      by: { party: 'leader', seat: '考核 02 席（未登录）' },
      fields: { finding: 1002, reason: '事实清楚，随 10 月简报印发' },
    },
  });
});

test('a special meeting is entered from its own address by keyboard, and never with a time to come', async () => {
  const { page, told, faults } = await open({ address: '?period=2016-10&dialog=meeting', width: 1366, height: 768 });
  await page.getByRole('button', { name: '第 4 季度专题会议 未召开，余 61 天' }).waitFor();
  await page.getByLabel('主持职务').fill('分管副市长');
  await page.getByLabel('召开时间').fill('２０９９-01-01 09:00');
  await page.keyboard.press('Control+Enter');
  await page.getByText('会议召开时间不能晚于现在').waitFor();
  await page.getByLabel('召开时间').fill('2016-10-08 09:00');
  await page.keyboard.press('Control+Enter');
  await page.getByText('大屏随即显示已召开').waitFor();
  expect(await axeFinds(page)).toEqual([]);
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => told.length).toBe(1);
  expect(told[0]).toMatchObject({
    command: {
      do: 'holdMeeting',
      fields: { heldAtMs: Date.parse('2016-10-08T09:00:00+08:00'), chair: '分管副市长' },
    },
  });
  expect(new URL(page.url()).searchParams.get('dialog')).toBeNull();
  expect(faults).toEqual([]);
});

test('what was typed outlives a refusal, another finding and a reload', async () => {
  const { page, answer, told } = await open({ address: '?period=2016-10&finding=1002' });
  await page.locator('.acc-option').first().waitFor();
  await page.keyboard.press('n');
  await page.getByLabel('理由').fill('主机检修期间的案件较多');
  answer.refusal = '该记录已由他人认定，请刷新后查看';
  await page.keyboard.press('Control+Enter');
  await page.locator('.act-review').waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByText('该记录已由他人认定').waitFor();
  expect(await page.getByLabel('理由').inputValue()).toBe('主机检修期间的案件较多');
  await page.reload();
  await page.locator('.acc-option').first().waitFor();
  await page.keyboard.press('n');
  expect(await page.getByLabel('理由').inputValue()).toBe('主机检修期间的案件较多');
  expect(told).toHaveLength(1);
});

test('who may not decide sees why, and the key does nothing', async () => {
  const { page, told } = await open({ address: '?period=2016-10&finding=1002', party: 'centre' });
  await page.locator('.acc-option[aria-disabled="true"]').first().waitFor();
  expect(await page.locator('.acc-option').first().textContent()).toContain('请更换席位');
  await page.keyboard.press('s');
  expect(await page.getByRole('form').count()).toBe(0);
  expect(told).toEqual([]);
});

test('arrow keys move through the matrix, and the chosen distance stands below in words', async () => {
  const { page } = await open();
  await page.locator('.acc-radar td button').first().waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  const chosen = page.locator('.acc-chosen');
  expect(await chosen.textContent()).toContain('工业园区');
  expect(await chosen.textContent()).toContain('五次中四次落在 83.2% 至 89.9%');
});

test('an exemption is signed, an appeal reviewed and a month frozen, each in two steps', async () => {
  const { page, told } = await open({ address: '?period=2016-10&tab=exemptions' });
  const confirm = async (act: string): Promise<void> => {
    const form = page.locator('.act-form').last();
    await form.getByRole('button', { name: '下一步：核对' }).click();
    const sign = page.getByRole('button', { name: `确认${act}` });
    await sign.click();
    // A key before the answer would be followed by what the answer opens.
    await sign.waitFor({ state: 'detached' });
  };
  await page.locator('.act-form').waitFor();
  await confirm('签署');
  await expect.poll(() => told.length).toBe(1);
  expect(told[0]).toMatchObject({ command: { do: 'signExemption', fields: { exemption: 700 } } });
  await page.keyboard.press('2');
  await page.locator('.act-form label', { hasText: /^不成立$/ }).click();
  await confirm('复核 2');
  await expect.poll(() => told.length).toBe(2);
  expect(told[1]).toMatchObject({
    caseId: 41,
    command: { do: 'reviewAppeal', fields: { reviewer: 2, uphold: false } },
  });
  await page.getByRole('heading', { name: '申诉' }).click();
  await page.keyboard.press('z');
  await page.getByRole('dialog').waitFor();
  await confirm('冻结数据');
  await expect.poll(() => told.length).toBe(3);
  expect(told[2]).toMatchObject({ command: { do: 'freeze', fields: { month: '2016-10' } } });
});

test('a decision made elsewhere is on the page without a reload', async () => {
  const { page, answer, say } = await open();
  await page.locator('.acc-findings tr.is-proposed').first().waitFor();
  answer.current = {
    ...ACCOUNTABILITY_PAGE,
    findings: ACCOUNTABILITY_PAGE.findings.map((row) => ({ ...row, state: 'dismissed' })),
  };
  say({
    type: 'changes',
    changes: [
      {
        sequence: 9001,
        atMs: ACCOUNTABILITY_PAGE.nowMs,
        caseId: null,
        kind: 'findingDismissed',
        case: null,
        news: null,
      },
    ],
  });
  await expect.poll(() => page.locator('.acc-findings tr.is-proposed').count(), { timeout: 5000 }).toBe(0);
});
