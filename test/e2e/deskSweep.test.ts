import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { haimen } from '../fixture/findings.ts';
import { runningHost, RUBBISH } from '../fixture/runningHost.ts';
import type { RunningHost } from '../fixture/runningHost.ts';
import { faultsInLooks, LOOKS } from './deskLook.ts';
import { sitDown } from './deskSeat.ts';
import { sharedBrowser } from './sharedBrowser.ts';

const MONDAY_9 = haimen('2016-09-05T09:00');
const HOUR_MS = 3_600_000;
/** Each state in one look, the next in another; with `CITY_LOOK=all` in all four, and every form too. */
const ALL = process.env['CITY_LOOK'] === 'all';
const browser = sharedBrowser();

/** What is wrong with each of many states of one page. */
function sweepOf(page: Page) {
  const found: string[] = [];
  let count = 0;
  return {
    found,
    look: async (state: string): Promise<void> => {
      const faults = await faultsInLooks(page, ALL ? LOOKS : LOOKS.slice(count % 4, (count % 4) + 1));
      found.push(...faults.map((fault) => `${state}: ${fault}`));
      count += 1;
    },
  };
}

/** One case at every stage that offers deeds of its own, all in one city. */
async function casesOfEveryStage({ give, clock }: RunningHost): Promise<readonly number[]> {
  let id = 0;
  const next = async (...steps: (() => Promise<unknown>)[]): Promise<void> => {
    id += 1;
    await give('report', 'centre', { ...RUBBISH, lat: 31.9, lng: 121.17, address: `长江路 ${id} 号` }, { id });
    for (const step of steps) await step();
  };
  const accept = () => give('accept', 'centre', {}, { id });
  const dispatch = () => give('dispatch', 'centre', { unit: 'U' }, { id });
  const signOff = () => give('signOff', 'unit:U', {}, { id });
  const feedback = () => give('feedback', 'unit:U', { result: '已清理' }, { id });
  const observe = () => {
    const fields = { process: '已围挡', plan: '整体更换', enforcement: '限期整改' };
    return give('submitObservation', 'unit:U', { ...fields, expectedAt: MONDAY_9 + 80 * HOUR_MS }, { id });
  };
  await next();
  await next(() => give('requestVerification', 'centre', {}, { id }));
  await next(accept, () => give('amend', 'centre', { hazard: true, reason: '路面塌陷' }, { id }));
  await next(accept, dispatch);
  await next(accept, dispatch, () => give('return', 'unit:U', { reason: '不属本单位管养' }, { id }));
  await next(accept, dispatch, signOff);
  const until = MONDAY_9 + 30 * HOUR_MS;
  const reason = '需停水抢修后方可回填路面';
  await next(accept, dispatch, signOff, () => give('requestExtension', 'unit:U', { until, reason }, { id }));
  await next(accept, dispatch, signOff, observe);
  await next(accept, dispatch, signOff, observe, () => give('decideObservation', 'centre', { approve: true }, { id }));
  await next(accept, dispatch, feedback);
  await next(accept, dispatch, feedback, () => give('recordCheck', 'centre', { result: 'fail', note: '残留' }, { id }));
  await next(accept, dispatch, feedback, () => give('recordCheck', 'supervisor', { result: 'pass' }, { id }));
  clock.advanceTo(MONDAY_9 + HOUR_MS);
  return Array.from({ length: id }, (_, i) => i + 1);
}

test('every state of the desk is whole, keeps the focus and has nothing that axe finds', async () => {
  await using running = await runningHost(MONDAY_9);
  const cases = await casesOfEveryStage(running);
  const { page, faults } = await sitDown(browser(), running, { look: LOOKS[0] });
  const { look, found } = sweepOf(page);
  const dialog = page.getByRole('dialog');
  const close = async (): Promise<void> => {
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await page.locator('[role="dialog"] :focus').waitFor({ state: 'detached' });
  };

  await look('queue');
  for (const [key, name] of [
    ['n', 'report'],
    ['Control+k', 'palette'],
    ['?', 'keys'],
    ['=', 'shift'],
  ] as const) {
    await page.keyboard.press(key);
    await dialog.waitFor();
    await look(name);
    await close();
  }
  await page.getByRole('button', { name: '导出' }).click();
  await page.getByRole('menuitem', { name: 'CSV' }).waitFor();
  await look('export menu');
  await page.keyboard.press('Escape');
  await page.keyboard.press('2');
  await page.locator('.desk-row').first().waitFor();
  await page.keyboard.press('Control+a');
  await look('picked rows');
  await page.keyboard.press('p');
  await dialog.getByRole('combobox').first().waitFor();
  await look('bulk');
  await close();
  await page.keyboard.press('/');
  await page.keyboard.type('长江路');
  await page.locator('.desk-list-head', { hasText: '长江路' }).waitFor();
  await look('search');

  // Every form once, on the first case that offers its deed.
  const seen = new Set<string>();
  for (const id of cases) {
    await page.goto(`${running.host.address}/desk?case=${id}`);
    await page.locator('.desk-actions h2').waitFor();
    await look(`case ${id}`);
    if (!ALL) continue;
    const offers = page.locator('.desk-offers button');
    for (const [index, words] of (await offers.allTextContents()).entries()) {
      if (seen.has(words)) continue;
      seen.add(words);
      await offers.nth(index).click();
      await page.locator('.desk-form').waitFor();
      // A list that opens by itself lies over the form; Escape closes it first.
      if ((await page.locator('.desk-form [aria-expanded="true"]').count()) > 0) await page.keyboard.press('Escape');
      await look(`case ${id}, ${words}`);
      await page.locator('.desk-form').press('Escape');
      await page.locator('.desk-form').waitFor({ state: 'detached' });
    }
  }
  expect(found).toEqual([]);
  expect(faults).toEqual([]);
}, 600_000);
