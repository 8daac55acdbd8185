import type { Browser, BrowserContextOptions, Page } from 'playwright';
import { expect } from 'vitest';
import { RUBBISH } from '../fixture/runningHost.ts';
import type { RunningHost } from '../fixture/runningHost.ts';
import { faultsInLooks, LOOKS } from './deskLook.ts';
import type { Look } from './deskLook.ts';

type Party = 'centre' | 'leader' | `unit:${string}`;

/** A person at a desk who works by keyboard. */
export type DeskSeat = {
  readonly page: Page;
  /** What the page threw. */
  readonly faults: readonly string[];
  /** Opens the form of a deed by its key. */
  readonly open: (letter: string, action: string) => Promise<void>;
  readonly fill: (label: string, words: string) => Promise<void>;
  /** Picks from a list by typing a part of the words that are then shown. */
  readonly pick: (label: string, words: string) => Promise<void>;
  readonly choose: (label: string) => Promise<void>;
  /** Says by what an act of another party is known. */
  readonly evidence: () => Promise<void>;
  /** What the form says about what will be. */
  readonly effect: (words: string) => Promise<void>;
  /** Sends the form and waits until the case stands at the stage. */
  readonly send: (stage: string) => Promise<void>;
  /** The steps of the case, the newest first. */
  readonly steps: () => Promise<readonly string[]>;
  /** Nothing is wrong with what the desk shows now, in both sizes and both themes; it goes on in its own. */
  readonly looksWell: () => Promise<void>;
};

/** A case, the first of its city, that waits for its unit to sign it off. */
export async function dispatched({ give }: RunningHost, unit: string): Promise<void> {
  await give('report', 'centre', RUBBISH);
  await give('accept', 'centre', {});
  await give('dispatch', 'centre', { unit });
}

/** Opens a desk for a seat on a case, or on the queues. */
export async function sitDown(
  browser: Browser,
  running: RunningHost,
  {
    look,
    name = '派遣 02 席',
    party = 'centre',
    caseId,
    proxy,
  }: { readonly look: Look; readonly name?: string; readonly party?: Party; readonly caseId?: number } & Pick<
    BrowserContextOptions,
    'proxy'
  >,
): Promise<DeskSeat> {
  const { width, height, theme } = look;
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: theme,
    reducedMotion: 'reduce',
    ...(proxy && { proxy }),
  });
  const unit = party.startsWith('unit:') ? party.slice(5) : null;
  const seat = JSON.stringify({ party: unit === null ? party : 'unit', name, unit });
  await context.addInitScript((kept) => localStorage.setItem('desk.seat', kept), seat);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (fault) => faults.push(fault.message));
  await page.goto(`${running.host.address}/desk${caseId === undefined ? '' : `?case=${caseId}`}`);
  await page
    .locator(caseId === undefined ? '.desk-list-head' : '.desk-case .desk-offers')
    .first()
    .waitFor();
  const form = page.locator('.desk-form');

  return {
    page,
    faults,
    async open(letter, action) {
      // Another desk's step may still be on its way.
      await page.locator('.desk-button kbd', { hasText: new RegExp(`^${letter}$`, 'i') }).waitFor();
      await page.keyboard.press(letter);
      await form.locator('h3', { hasText: action }).waitFor();
    },
    fill: (label, words) => form.getByLabel(label).fill(words),
    async pick(label, words) {
      await form.getByLabel(label).focus();
      await page.keyboard.type(words);
      const option = page.locator('.ant-select-item-option-active:visible', { hasText: words });
      await option.waitFor();
      await page.keyboard.press('Enter');
    },
    choose: (label) => form.getByRole('radio', { name: label, exact: true }).check(),
    evidence: () => form.getByLabel('依据').fill('10:20 电话告知，接话人值班员'),
    effect: (words) => form.locator('.desk-preview', { hasText: words }).waitFor(),
    async send(stage) {
      await page.keyboard.press('Control+Enter');
      await form.waitFor({ state: 'detached' });
      await page.locator('.desk-tag', { hasText: stage }).waitFor();
    },
    steps: () => page.locator('.desk-history li b').allTextContents(),
    async looksWell() {
      const others = LOOKS.filter((one) => one !== look);
      expect(await faultsInLooks(page, [...others, look])).toEqual([]);
    },
  };
}
