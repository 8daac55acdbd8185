import { expect, test } from 'vitest';
import { haimen } from '../fixture/findings.ts';
import { runningHost, RUBBISH } from '../fixture/runningHost.ts';
import { LOOKS } from './deskLook.ts';
import { dispatched, sitDown } from './deskSeat.ts';
import { sharedBrowser } from './sharedBrowser.ts';

/** 暴露垃圾 has 4 work hours: dispatched at nine it is due at 15:00. */
const MONDAY_9 = haimen('2016-09-05T09:00');
const [SMALL_LIGHT, LARGE_DARK, SMALL_DARK, LARGE_LIGHT] = LOOKS;

const browser = sharedBrowser();

test('report to closed: by keyboard alone, each step says what it does, the acts of others with their evidence', async () => {
  await using running = await runningHost(MONDAY_9);
  const desk = await sitDown(browser(), running, { look: SMALL_LIGHT });
  await desk.open('n', '上报');
  await desk.pick('类别', '暴露垃圾');
  await desk.fill('问题描述', '河边有一堆垃圾');
  await desk.fill('地点', '长江路 8 号');
  await desk.send('待受理');
  await desk.open('a', '受理');
  await desk.effect('60 分钟内派遣');
  await desk.send('待派遣');
  await desk.open('p', '派遣');
  // What is missing takes the focus, and no list opens over what the form says.
  await desk.page.keyboard.press('Control+Enter');
  await desk.page.locator('.desk-problem', { hasText: '请填写责任单位' }).waitFor();
  await desk.page.locator('[aria-invalid="true"][aria-expanded="false"]:focus').waitFor();
  await desk.pick('责任单位', 'U');
  await desk.effect('处置时限将为 09-05 15:00，60 分钟内签收');
  await desk.looksWell();
  await desk.send('待签收');
  await desk.open('s', '签收');
  await desk.evidence();
  await desk.send('处置中');
  await desk.open('f', '反馈');
  await desk.fill('处置结果', '已清理');
  await desk.evidence();
  await desk.send('待核查');
  await desk.open('c', '核查结果');
  await desk.page.locator('.desk-know', { hasText: '已清理' }).waitFor();
  await desk.effect('案件结案');
  await desk.evidence();
  await desk.send('已结案');
  expect(await desk.steps()).toEqual(['核查通过', '反馈', '签收', '派遣', '受理', '上报']);
  await desk.looksWell();
  // With no case open and none in the list the focus stays on the page.
  await desk.page.keyboard.press('Escape');
  await desk.page.locator('.desk-queue:focus').waitFor();
  expect(desk.faults).toEqual([]);
});

test('return, ruling and re-dispatch: the ruling sees the reason, the first unit goes on with what was left', async () => {
  await using running = await runningHost(MONDAY_9);
  await dispatched(running, 'U');
  const desk = await sitDown(browser(), running, { look: LARGE_DARK, caseId: 1 });
  await desk.open('t', '回退');
  await desk.fill('理由', '不属本单位管养');
  await desk.evidence();
  await desk.send('待派遣');
  await desk.open('l', '裁定回退');
  await desk.page.locator('.desk-know', { hasText: '不属本单位管养' }).waitFor();
  // The unit stands there already: the ruling is what is asked.
  await desk.page.locator('[type="radio"]:focus').waitFor();
  await desk.choose('理由不成立');
  await desk.effect('生成一条问责提示');
  await desk.looksWell();
  await desk.send('待派遣');
  running.clock.advanceTo(MONDAY_9 + 30 * 60_000);
  await desk.open('p', '派遣');
  await desk.pick('责任单位', 'U');
  // The clock stood still for half an hour.
  await desk.effect('处置时限将为 09-05 15:30，60 分钟内签收。该单位办过本案，接续其剩余时限。');
  await desk.send('待签收');
  expect(await desk.steps()).toEqual(['派遣', '裁定回退无理由', '回退', '派遣', '受理', '上报']);
  await desk.looksWell();
  expect(desk.faults).toEqual([]);
});

test('extension, then observation: the new deadline before it is asked, the four parts, a broken promise and the next', async () => {
  await using running = await runningHost(MONDAY_9);
  await dispatched(running, 'U');
  await running.give('signOff', 'unit:U', {});
  const unit = await sitDown(browser(), running, { look: SMALL_DARK, caseId: 1, party: 'unit:U', name: '值班员' });
  const desk = await sitDown(browser(), running, { look: SMALL_DARK, caseId: 1 });
  await unit.open('q', '申请延时');
  await unit.page.getByRole('button', { name: '加 1 工作日' }).click();
  await unit.effect('批准后时限由 09-05 15:00 改为 09-06 15:00，增加 1 工作日；为第 1 次，最多 1 次。');
  await unit.fill('理由', '需停水抢修');
  await unit.page.keyboard.press('Control+Enter');
  await unit.page.getByRole('alert').filter({ hasText: '不少于 10 字，现 5 字' }).waitFor();
  await unit.fill('理由', '需停水抢修后方可回填路面');
  await unit.send('延时待决定');
  await desk.open('a', '批准延时');
  await desk.effect('时限由 09-05 15:00 改为 09-06 15:00。');
  await desk.send('处置中');

  async function promise(day: string, effect: string): Promise<void> {
    await unit.open('o', '申请待观察');
    await unit.fill('处置过程', '已现场勘查并围挡');
    await unit.fill('后续处置方案', '待材料到位后整体更换');
    await unit.fill('执法方向', '约谈责任人，限期整改');
    await unit.fill('预期时间', day);
    await unit.effect(effect);
  }
  await promise('09-12 10:00', '批准后案件转待观察，时限由 09-06 15:00 改为 09-12 10:00。');
  await unit.looksWell();
  await unit.send('待观察申请待决定');
  await desk.open('a', '批准转待观察');
  await desk.send('待观察');
  await desk.open('u', '督促');
  await desk.fill('督促内容', '请按承诺时间办结');
  await desk.send('待观察');
  running.clock.jumpTo(haimen('2016-09-12T11:00'));
  const card = desk.page.locator('.desk-watch');
  await card.locator('li', { hasText: '09-12 10:00承诺逾期' }).waitFor();
  await promise('09-20 10:00', '批准后承诺时间改为 09-20 10:00；原承诺留在记录里。');
  await unit.send('待观察申请待决定');
  await desk.open('a', '批准转待观察');
  await desk.send('待观察');
  await card.locator('li', { hasText: '09-20 10:00承诺中' }).waitFor();
  expect(await card.locator('h2').textContent()).toContain('承诺 2 次，逾期 1 次；督促 1 次');
  await desk.looksWell();
  expect([...desk.faults, ...unit.faults]).toEqual([]);
});

test('rework: a failed check sends the case back to the same unit with what was left', async () => {
  await using running = await runningHost(MONDAY_9);
  await dispatched(running, 'U');
  await running.give('feedback', 'unit:U', { result: '已清理' });
  running.clock.advanceTo(MONDAY_9 + 20 * 60_000);
  const desk = await sitDown(browser(), running, { look: LARGE_LIGHT, caseId: 1 });
  await desk.open('c', '核查结果');
  await desk.choose('不合格，返工');
  await desk.effect('第 1 次返工，退回U，时限 09-05 15:20。');
  await desk.fill('说明', '仍有残留');
  await desk.evidence();
  await desk.looksWell();
  await desk.send('处置中');
  await desk.page.locator('.desk-case-head', { hasText: '返工 1' }).waitFor();
  await desk.open('f', '反馈');
  await desk.effect('案件转待核查，60 分钟内核查');
  await desk.fill('处置结果', '已重新清理');
  await desk.evidence();
  await desk.send('待核查');
  await desk.open('c', '核查结果');
  await desk.evidence();
  await desk.send('已结案');
  expect(await desk.steps()).toEqual(['核查通过', '反馈', '核查不通过', '反馈', '派遣', '受理', '上报']);
  await desk.looksWell();
  expect(desk.faults).toEqual([]);
});

test('hazard: notice with its channel, the sound ended without confirming, the confirmation for the unit', async () => {
  await using running = await runningHost(MONDAY_9);
  await running.give('report', 'centre', { ...RUBBISH, hazard: true });
  const desk = await sitDown(browser(), running, { look: SMALL_LIGHT, caseId: 1 });
  await desk.open('a', '受理');
  await desk.send('待派遣');
  await desk.page.locator('.desk-hazard').waitFor();
  await desk.open('h', '通知隐患');
  await desk.pick('通知单位', 'V');
  await desk.fill('渠道', '电话');
  await desk.effect('15 分钟内通知到单位');
  await desk.send('待派遣');
  await desk.page.locator('.desk-facts', { hasText: '通知V（电话），待确认' }).waitFor();
  await desk.open('y', '关闭警报声');
  await desk.effect('不算单位确认');
  await desk.send('待派遣');
  await desk.page.locator('.desk-hazard').waitFor();
  running.clock.advanceTo(MONDAY_9 + 10 * 60_000);
  await desk.open('y', '关闭警报声');
  await desk.pick('代确认的单位', 'V');
  await desk.effect('记为V已确认隐患通知。');
  await desk.fill('渠道', '电话');
  await desk.fill('发生时间', '09:04');
  await desk.page.keyboard.press('Control+Enter');
  await desk.page.getByRole('alert').filter({ hasText: '补录须写明依据' }).waitFor();
  await desk.evidence();
  await desk.looksWell();
  await desk.send('待派遣');
  await desk.page.locator('.desk-facts', { hasText: '今天 09:04 确认' }).waitFor();
  await desk.page.locator('.desk-hazard').waitFor({ state: 'detached' });
  await desk.looksWell();
  expect(desk.faults).toEqual([]);
});

test('duplicate: the nearest case is one key away, another number can be typed, and the first case opens from there', async () => {
  await using running = await runningHost(MONDAY_9);
  const place = { lng: 121.166, lat: 31.893 };
  for (const id of [1, 2, 3]) await running.give('report', 'centre', { ...RUBBISH, ...place }, { id });
  // With a declined one the report would be lost: it is not offered.
  await running.give('decline', 'centre', { reason: '不在本市范围' }, { id: 3 });
  const desk = await sitDown(browser(), running, { look: LARGE_LIGHT, caseId: 2 });
  const field = desk.page.locator('.desk-form').getByLabel('并入的案件编号');
  await desk.open('m', '并入他案');
  const [first = '', ...others] = await desk.page.locator('.ant-select-item-option:visible b').allTextContents();
  expect(others).toEqual([]);
  await field.fill('77');
  await desk.page.keyboard.press('Enter');
  expect(await field.inputValue()).toBe('77');
  await field.fill('');
  await desk.page.keyboard.press('Enter');
  expect(await field.inputValue()).toBe(first);
  await desk.send('已并入他案');
  await desk.page.getByRole('button', { name: '打开首案' }).click();
  await desk.page.locator(`.desk-case[aria-label="${first}"]`).waitFor();
  expect(desk.faults).toEqual([]);
});
