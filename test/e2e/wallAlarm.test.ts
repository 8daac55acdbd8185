import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { buildScreensWhereOld } from '../../electron/host/runtime/buildWhereOld.ts';
import type { FeedMessage } from '../../shared/contract/feed.ts';
import type { WallCase, WallSnapshot } from '../../shared/contract/wall.ts';
import type { WallSound } from '../../shared/wall/sound.ts';
import { INITIAL_WALL_SOUND } from '../../shared/wall/sound.ts';
import { REPLAYED_DAY, replayedCourse, replayedPart } from '../fixture/replayedDay.ts';
import { CALM, WALL_NOW_MS, wallCases, wallMap, wallSnapshot } from '../fixture/wallPicture.ts';
import type { WallPlan } from '../fixture/wallPicture.ts';
import { launchBrowser } from './launchBrowser.ts';
import { faultsOfLook } from './wallLook.ts';
import { openWall } from './wallPage.ts';
import type { WallPage } from './wallPage.ts';

const ALARM: WallPlan = { ...CALM, hazards: 1 };
const MINUTE_MS = 60_000;
const map = wallMap();
const opened: WallPage[] = [];
let loud: Browser;
let strict: Browser;

beforeAll(async () => {
  await buildScreensWhereOld(() => {});
  loud = await launchBrowser(['--autoplay-policy=no-user-gesture-required']);
  strict = await launchBrowser(['--autoplay-policy=document-user-activation-required']);
});
afterEach(async () => {
  for (const { page } of opened.splice(0)) await page.context().close();
});
afterAll(async () => {
  await loud.close();
  await strict.close();
});

/** A script that notes every tone the page starts: its pitch and how loud it becomes. */
const NOTE_TONES = `
  window.tones = [];
  const loudest = new Map();
  const { linearRampToValueAtTime } = AudioParam.prototype;
  const { connect } = AudioNode.prototype;
  AudioParam.prototype.linearRampToValueAtTime = function (value, atTime) {
    loudest.set(this, Math.max(value, loudest.get(this) ?? 0));
    return linearRampToValueAtTime.call(this, value, atTime);
  };
  AudioNode.prototype.connect = function (target) {
    if (this instanceof OscillatorNode)
      window.tones.push({ pitch: this.frequency.value, volume: loudest.get(target.gain) ?? 0 });
    return connect.call(this, target);
  };
`;

type Tone = { readonly pitch: number; readonly volume: number };

function tonesOf(page: Page): Promise<readonly Tone[]> {
  return page.evaluate(() => (window as unknown as { readonly tones: readonly Tone[] }).tones);
}

type Given = {
  readonly browser?: Browser;
  readonly sound?: Partial<WallSound>;
  readonly nowMs?: number;
  readonly address?: string;
};

async function untouched(
  plan: WallPlan,
  { browser = loud, sound = {}, nowMs, address }: Given = {},
): Promise<WallPage> {
  const snapshot: WallSnapshot = { ...wallSnapshot(plan, nowMs), sound: { ...INITIAL_WALL_SOUND, ...sound } };
  const page = await openWall(browser, {
    snapshot,
    map,
    width: 1920,
    height: 1080,
    before: NOTE_TONES,
    clock: true,
    ...(address === undefined ? {} : { address }),
  });
  opened.push(page);
  return page;
}

async function wall(plan: WallPlan, given: Given = {}): Promise<WallPage> {
  const page = await untouched(plan, given);
  await page.page.locator('.map-label').first().waitFor();
  return page;
}

/** Reads a page without touching it: Playwright's own looks count as a person's touch, which lets the sound out. */
async function lookAside(page: Page): Promise<(expression: string) => Promise<unknown>> {
  const session = await page.context().newCDPSession(page);
  return async (expression): Promise<unknown> =>
    (await session.send('Runtime.evaluate', { expression, userGesture: false, returnByValue: true })).result.value;
}

function noticeIn(place: string): string {
  return `document.querySelector('${place} .ticker-sound')?.textContent ?? null`;
}

function changed(sequence: number, one: WallCase): FeedMessage {
  const change = { sequence, atMs: WALL_NOW_MS, caseId: one.id, kind: 'hazardAcknowledged', case: one, news: null };
  return { type: 'changes', changes: [change] };
}

function hazardOf(plan: WallPlan): WallCase {
  const one = wallCases(plan).find(({ hazard }) => hazard === 2);
  if (!one) throw new Error('the plan has a hazard');
  return one;
}

test('a hazard sounds again and again until a desk has heard it; the plate then stands still and says what is awaited', async () => {
  const { page, say, faults } = await wall(ALARM);
  await expect.poll(async () => (await tonesOf(page)).length, { timeout: 5000 }).toBe(4);
  expect((await tonesOf(page)).map(({ pitch }) => pitch)).toEqual([988, 740, 988, 740]);
  expect((await tonesOf(page))[0]?.volume).toBeCloseTo(0.6);
  await page.clock.fastForward(6000);
  await expect.poll(async () => (await tonesOf(page)).length, { timeout: 3000 }).toBe(8);
  const plate = page.locator('.situation.alarm .plate');
  expect(await plate.evaluate((element) => element.getAnimations().length)).toBe(1);
  say(changed(1001, { ...hazardOf(ALARM), hazardHeardAtMs: WALL_NOW_MS }));
  await page.getByText('坐席已知，待单位确认').waitFor();
  expect(await plate.evaluate((element) => element.getAnimations().length)).toBe(0);
  const before = (await tonesOf(page)).length;
  await page.clock.runFor(7000);
  expect((await tonesOf(page)).length).toBe(before);
  expect(await faultsOfLook(page, { smallestPx: 24, seams: [] })).toEqual([]);
  expect(faults).toEqual([]);
});

test('sound that the browser blocks is said on the screen, and one touch starts it', async () => {
  const { page, said } = await untouched(ALARM, { browser: strict });
  const read = await lookAside(page);
  const notice = noticeIn('.ticker');
  await expect.poll(() => read(notice), { timeout: 10_000 }).toContain('声音未启用：请点击画面一次');
  expect(await read('window.tones.length')).toBe(0);
  expect(said.at(-1)).toMatchObject({ type: 'showing', shown: { sound: 'blocked' } });
  await page.mouse.click(960, 540);
  await expect.poll(() => read('window.tones.length'), { timeout: 5000 }).toBe(4);
  await expect.poll(() => read(notice), { timeout: 5000 }).toBeNull();
  await expect.poll(() => said.at(-1), { timeout: 2000 }).toMatchObject({ shown: { sound: 'on' } });
});

test('in quiet hours the alarm is lower, silent where the city says so; switched off or by its address a wall stays silent', async () => {
  const night = { quiet: [{ from: '10:00', to: '11:00' }], quietVolume: 20 };
  const lower = await wall(ALARM, { sound: night });
  await expect.poll(async () => (await tonesOf(lower.page)).length, { timeout: 5000 }).toBe(4);
  expect((await tonesOf(lower.page))[0]?.volume).toBeCloseTo(0.2);
  expect(lower.said.at(-1)).toMatchObject({ shown: { sound: 'quiet' } });
  await lower.page.context().close();
  for (const given of [
    { sound: { ...night, quietVolume: 0 } },
    { sound: { hazard: false } },
    { address: '?sound=off&wall=值班室' },
  ]) {
    const { page, said } = await wall(ALARM, given);
    await page.clock.runFor(3000);
    expect(await tonesOf(page)).toEqual([]);
    if (given.address) expect(said.at(-1)).toMatchObject({ shown: { name: '值班室', sound: 'off' } });
    await page.context().close();
  }
});

for (const scene of ['accountability', 'meeting', 'replay']) {
  test(`a hazard takes the banner with its sound also in the scene ${scene} that an address names`, async () => {
    const { page } = await untouched(ALARM, { address: `?scene=${scene}` });
    await page.locator('.situation.alarm').getByText('安全隐患').first().waitFor();
    await expect.poll(async () => (await tonesOf(page)).length, { timeout: 9000 }).toBeGreaterThanOrEqual(4);
    expect(await page.locator('.situation').count()).toBe(1);
  });
}

test('that the browser blocks the sound is said in a replay too', async () => {
  const answers = { '/api/wall.replayCourse': { result: { data: replayedCourse(REPLAYED_DAY) } } };
  const snapshot = wallSnapshot(CALM);
  const replay = await openWall(strict, {
    snapshot,
    map,
    width: 1920,
    height: 1080,
    address: `?scene=replay&day=${REPLAYED_DAY}`,
    answers: { ...answers, [`/replay/${REPLAYED_DAY}`]: replayedPart(CALM) },
  });
  opened.push(replay);
  const read = await lookAside(replay.page);
  await expect.poll(() => read(noticeIn('.replay-keys')), { timeout: 10_000 }).toContain('声音未启用');
  expect(await faultsOfLook(replay.page, { smallestPx: 24, seams: [] })).toEqual([]);
});

test('a hazard that waited is said beside a connection that is lost', async () => {
  const lost = await wall(ALARM);
  await lost.cut();
  await lost.page.clock.fastForward(4000);
  const line = lost.page.locator('.situation.gone');
  await line.waitFor({ timeout: 10_000 });
  expect(await line.textContent()).toMatch(/连接中断自 10:2\d 起安全隐患 1 件待确认/);
  expect(await faultsOfLook(lost.page, { smallestPx: 24, seams: [] })).toEqual([]);
});

test('a limit that comes near chimes once; a test tone from a desk sounds at once', async () => {
  const dueAtMs = WALL_NOW_MS + 10 * MINUTE_MS + 4000;
  const { page, say } = await wall({ normal: 3 });
  const near = { ...(wallCases({ normal: 1 })[0] as WallCase), id: 77, dueAtMs };
  say(changed(1001, near));
  await page.clock.runFor(10_000);
  await expect
    .poll(async () => (await tonesOf(page)).map(({ pitch }) => pitch), { timeout: 4000 })
    .toEqual([784, 1047]);
  say({ type: 'order', order: { do: 'testSound', tone: 'hazard' } });
  await expect.poll(async () => (await tonesOf(page)).length, { timeout: 1000 }).toBe(6);
  await page.clock.runFor(6000);
  expect((await tonesOf(page)).length).toBe(6);
});
