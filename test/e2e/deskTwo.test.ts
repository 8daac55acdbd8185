import { expect, test } from 'vitest';
import { cuttableLine } from '../fixture/cuttableLine.ts';
import { haimen } from '../fixture/findings.ts';
import { runningHost, RUBBISH } from '../fixture/runningHost.ts';
import { LOOKS } from './deskLook.ts';
import { dispatched, sitDown } from './deskSeat.ts';
import { sharedBrowser } from './sharedBrowser.ts';

const MONDAY_9 = haimen('2016-09-05T09:00');
const [SMALL_LIGHT, LARGE_DARK, SMALL_DARK, LARGE_LIGHT] = LOOKS;

const browser = sharedBrowser();

test('designation: a case that two units returned goes to a lead unit, others cooperate, with the basis', async () => {
  await using running = await runningHost(MONDAY_9);
  await running.give('report', 'centre', RUBBISH);
  await running.give('accept', 'centre', {});
  for (const unit of ['U', 'V']) {
    await running.give('dispatch', 'centre', { unit });
    await running.give('return', `unit:${unit}`, { reason: '不属本单位管养' });
  }
  const desk = await sitDown(browser(), running, { look: LARGE_DARK, caseId: 1 });
  await desk.open('z', '指定交办');
  await desk.pick('牵头单位', 'W');
  await desk.pick('配合单位', 'U');
  await desk.page.keyboard.press('Escape');
  await desk.fill('交办依据', '权属有争议，经会商指定');
  await desk.effect('处置时限将为 09-05 15:00');
  await desk.looksWell();
  await desk.send('待签收');
  await desk.page.locator('.desk-facts', { hasText: '配合单位U交办依据权属有争议，经会商指定' }).waitFor();
  expect((await desk.steps())[0]).toBe('指定交办');
  await desk.looksWell();
  expect(desk.faults).toEqual([]);
});

test('amend and recall: what changes is named with the new deadline, and the recalled case waits for dispatch again', async () => {
  await using running = await runningHost(MONDAY_9);
  await dispatched(running, 'U');
  const desk = await sitDown(browser(), running, { look: SMALL_DARK, caseId: 1 });
  await desk.open('e', '更正');
  await desk.effect('尚未改动任何一项');
  await desk.pick('类别', '09001');
  await desk.effect('更正类别，原内容留在经过里。处置时限从原派遣时间重算，改为 09-05 11:00。');
  await desk.fill('理由', '现场核对，类别登记有误');
  await desk.looksWell();
  await desk.send('待签收');
  await desk.page.getByText('11:00 到期').waitFor();
  await desk.open('b', '召回');
  await desk.effect('不算单位回退，也不计入该单位的考评数据');
  await desk.fill('理由', '派错单位');
  await desk.send('待派遣');
  expect((await desk.steps()).slice(0, 2)).toEqual(['召回', '更正']);
  await desk.looksWell();
  expect(desk.faults).toEqual([]);
});

test('entry on behalf: refused where too long ago, and the miss recorded meanwhile is corrected by when it happened', async () => {
  await using running = await runningHost(MONDAY_9);
  await dispatched(running, 'U');
  await running.give('signOff', 'unit:U', {});
  running.clock.advanceTo(haimen('2016-09-05T15:30'));
  const desk = await sitDown(browser(), running, { look: LARGE_LIGHT, caseId: 1 });
  await desk.open('f', '反馈');
  await desk.page.locator('.desk-form h3', { hasText: '代U补录' }).waitFor();
  await desk.fill('处置结果', '已清理');
  await desk.fill('发生时间', '12:00');
  await desk.evidence();
  await desk.page.keyboard.press('Control+Enter');
  await desk.page.getByRole('alert').filter({ hasText: '最多可补录 120 分钟之前的事项' }).waitFor();
  // Full-width figures are read as figures.
  await desk.fill('发生时间', '１４：５０');
  await desk.looksWell();
  await desk.send('待核查');
  const history = desk.page.locator('.desk-history');
  await history.locator('li', { hasText: /^今天 14:50.*反馈/ }).waitFor();
  expect(await history.textContent()).toContain('今天 15:30 补录，依据：10:20 电话告知，接话人值班员');
  expect(await desk.steps()).toContain('更正处置超时记录');
  await desk.looksWell();
  expect(desk.faults).toEqual([]);
});

test('two desks: they see each other and what the other writes; the later one gets the changes and keeps its words', async () => {
  await using running = await runningHost(MONDAY_9);
  await running.give('report', 'centre', RUBBISH);
  const one = await sitDown(browser(), running, { look: SMALL_LIGHT, caseId: 1, name: '受理 01 席' });
  const two = await sitDown(browser(), running, { look: LARGE_DARK, caseId: 1, name: '受理 02 席' });
  await one.page.locator('.desk-seen', { hasText: '受理 02 席（未登录）也在看这个案件09:00 起' }).waitFor();
  await two.open('e', '更正');
  await two.fill('地点', '长江路 8 号桥下');
  await two.fill('理由', '反映人来电补充');
  await one.page.locator('.desk-seen', { hasText: '正在填写“更正”' }).waitFor();

  // The news of the first desk's step stays on its way to the second.
  const arrived = Promise.withResolvers<void>();
  await two.page.route('**/api/desk.case?*', async (route) => {
    await arrived.promise;
    await route.continue();
  });
  await one.open('a', '受理');
  await one.send('待派遣');
  await two.page.keyboard.press('Control+Enter');
  await two.page.getByRole('alert').filter({ hasText: '案件已被他人更新' }).waitFor();
  arrived.resolve();
  await two.page.getByText('他人先办理了本案，这次没有写入').waitFor();
  expect(await two.page.locator('.desk-changed li').allTextContents()).toEqual([
    '今天 09:00 指挥中心，受理 01 席（未登录）：受理',
  ]);
  expect(await two.page.locator('.desk-form').getByLabel('地点').inputValue()).toBe('长江路 8 号桥下');
  await two.looksWell();
  await two.page.getByRole('button', { name: '按新情况更正' }).click();
  await two.page.locator('.desk-case-head h2', { hasText: '长江路 8 号桥下' }).waitFor();
  await one.page.locator('.desk-case-head h2', { hasText: '长江路 8 号桥下' }).waitFor();
  expect(await one.steps()).toEqual(['更正', '受理', '上报']);

  await two.page.keyboard.press('Escape');
  await one.page.locator('.desk-seen').waitFor({ state: 'detached' });
  await one.looksWell();
  expect([...one.faults, ...two.faults]).toEqual([]);
});

test('a line lost in the middle of a command: the desk says so, keeps the words, and what is sent twice counts once', async () => {
  await using running = await runningHost(MONDAY_9);
  await running.give('report', 'centre', RUBBISH);
  const line = await cuttableLine();
  try {
    const desk = await sitDown(browser(), running, { look: LARGE_LIGHT, caseId: 1, proxy: line.proxy });
    const { page } = desk;
    // A pulled cable: nothing comes back, and nobody says that nothing will.
    await desk.open('e', '更正');
    await desk.fill('地点', '长江路 8 号');
    await desk.fill('理由', '反映人来电补充');
    line.cut('silent');
    await page.keyboard.press('Control+Enter');
    await page.getByText('没有收到主机的答复').waitFor();
    line.heal();
    await page.getByRole('button', { name: '再次提交' }).click();
    await page.locator('.desk-form').waitFor({ state: 'detached' });
    await page.locator('.desk-case-head h2', { hasText: '长江路 8 号' }).waitFor();

    // The host writes it and is gone before it answers.
    await page.route('**/api/command.execute*', async (route) => {
      await route.fetch();
      line.cut('refused');
      await route.abort();
    });
    await desk.open('r', '不予受理');
    await desk.fill('理由', '不属受理范围');
    await page.keyboard.press('Control+Enter');
    await page.getByText('没有收到主机的答复').waitFor();
    await page.locator('.desk-lost', { hasText: '与主机的连接已于 09:00 中断' }).waitFor();
    expect(await page.locator('.desk-form').getByLabel('理由').inputValue()).toBe('不属受理范围');
    await desk.looksWell();
    await page.unroute('**/api/command.execute*');
    line.heal();
    await page.locator('.desk-lost').waitFor({ state: 'detached' });
    await page.locator('.desk-tag', { hasText: '不予受理' }).waitFor();
    await page.getByRole('button', { name: '再次提交' }).click();
    await page.locator('.desk-form').waitFor({ state: 'detached' });
    expect(await desk.steps()).toEqual(['不予受理', '更正', '上报']);
    await desk.looksWell();
    expect(desk.faults).toEqual([]);
  } finally {
    line.close();
  }
});
