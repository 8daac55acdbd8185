import type { Browser, BrowserContextOptions, Page } from 'playwright';
import { expect } from 'vitest';
import type { RunningHost } from '../fixture/runningHost.ts';
import { axeFinds } from './axeFinds.ts';

export type Look = { readonly width: number; readonly height: number; readonly theme: 'light' | 'dark' };

/** The sizes and themes in which a desk stands; two in a row differ in both. */
export const LOOKS = [
  { width: 1366, height: 768, theme: 'light' },
  { width: 1920, height: 1080, theme: 'dark' },
  { width: 1366, height: 768, theme: 'dark' },
  { width: 1920, height: 1080, theme: 'light' },
] as const satisfies readonly Look[];

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
  /**
   * Nothing is cut off and the button of the form is in view, in both sizes; axe finds nothing, in both themes. The
   * desk goes on in the other size and theme.
   */
  readonly looksWell: () => Promise<void>;
};

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
      const other = LOOKS.find((one) => one.width !== width && one.theme !== theme) ?? look;
      expect(await badlyDrawn(page)).toEqual([]);
      expect(await axeFinds(page)).toEqual([]);
      await page.setViewportSize({ width: other.width, height: other.height });
      await changeTheme(page, other.theme);
      expect(await badlyDrawn(page)).toEqual([]);
      expect(await axeFinds(page)).toEqual([]);
      await form.locator('.desk-submit').focus();
    },
  };
}

async function changeTheme(page: Page, theme: Look['theme']): Promise<void> {
  await page.getByRole('button', { name: '更多' }).click();
  await page.getByRole('menuitem', { name: theme === 'dark' ? '深色界面' : '浅色界面' }).click();
}

/** Words that are cut off in the case, its form or its actions, and a button to send that cannot be seen. */
function badlyDrawn(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const words = document.querySelectorAll<HTMLElement>(
      '.desk-form :is(h3, label, p, dd, small), .desk-offers span, .desk-watch :is(h2, dd, p), .desk-facts dd, .desk-seen, .desk-case-head p',
    );
    const cut = [...words]
      .filter(
        (element) => element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).display !== 'inline',
      )
      .map((element) => `cut off: ${element.textContent}`);
    const button = document.querySelector<HTMLElement>('.desk-submit');
    if (!button) return cut;
    const { left, top, width, height } = button.getBoundingClientRect();
    const onTop = document.elementFromPoint(left + width / 2, top + height / 2);
    return button.contains(onTop) ? cut : [...cut, `hidden: ${button.textContent}`];
  });
}
