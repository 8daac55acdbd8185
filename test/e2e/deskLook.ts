import type { Page } from 'playwright';
import { axeFinds } from './axeFinds.ts';

export type Look = { readonly width: number; readonly height: number; readonly theme: 'light' | 'dark' };

/** The sizes and themes in which a desk stands; two in a row differ in both, and the last goes on to the first. */
export const LOOKS = [
  { width: 1366, height: 768, theme: 'light' },
  { width: 1920, height: 1080, theme: 'dark' },
  { width: 1366, height: 768, theme: 'dark' },
  { width: 1920, height: 1080, theme: 'light' },
] as const satisfies readonly Look[];

/**
 * What is wrong with a page that people work at, as it stands now, in each of the looks: words cut off, covered or half
 * in sight, the page wider than its window, what axe finds, and a focus lost on the way.
 */
export async function faultsInLooks(page: Page, looks: readonly Look[] = LOOKS): Promise<readonly string[]> {
  const faults: string[] = [];
  const isLost = (): Promise<boolean> => page.evaluate(() => document.activeElement === document.body);
  const wasLost = await isLost();
  for (const { width, height, theme } of looks) {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme: theme });
    await page.locator(`html[data-theme="${theme}"]`).waitFor({ state: 'attached' });
    const found = [...(await faultsOfWords(page)), ...(await axeFinds(page))];
    faults.push(...found.map((fault) => `${width} × ${height}, ${theme}: ${fault}`));
  }
  if (!wasLost && (await isLost())) faults.push('the focus is lost');
  return faults;
}

/** Words that are cut off, covered by something else or half in sight, and the page wider than its window. */
function faultsOfWords(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const faults = new Set<string>();
    const { scrollWidth } = document.documentElement;
    if (scrollWidth > innerWidth) faults.add(`the page is ${scrollWidth} wide`);
    // What says a reason, a limit or a deed is never shortened.
    const whole =
      '.desk-form :is(h3, label, p, dd, small), .desk-offers span, .desk-watch :is(h2, dd, p), .desk-facts dd, .desk-seen, .desk-case-head p, button > span';
    for (const element of document.querySelectorAll<HTMLElement>(whole))
      if (element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).display !== 'inline')
        faults.add(`cut off: ${element.textContent}`);

    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      const words = node.textContent?.trim() ?? '';
      if (words === '' || !element || element.closest('script, style, noscript, svg, [inert]')) continue;
      if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const line of range.getClientRects()) {
        const [x, y] = [line.left + line.width / 2, line.top + line.height / 2];
        if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight || line.width < 2) continue;
        const edges = edgesAround(element, line);
        if (edges.isOutside) continue;
        if (edges.cutBy) faults.add(`“${words}” is cut off by ${edges.cutBy}`);
        const top = document.elementFromPoint(x, y);
        if (getComputedStyle(element).pointerEvents === 'none' || top === null) continue;
        if (!element.contains(top) && !top.contains(element) && !isOver(top, element))
          faults.add(`“${words}” is covered by ${nameOf(top)}`);
      }
    }
    const button = document.querySelector<HTMLElement>('.desk-submit');
    if (button) {
      const { left, top, width, height } = button.getBoundingClientRect();
      if (!button.contains(document.elementFromPoint(left + width / 2, top + height / 2)))
        faults.add(`hidden: ${button.textContent}`);
    }
    return [...faults];

    /** Whether a line of words lies outside of what scrolls or folds around it, or is cut by what does neither. */
    function edgesAround(
      element: Element,
      line: DOMRect,
    ): { readonly isOutside: boolean; readonly cutBy: string | null } {
      const [x, y] = [line.left + line.width / 2, line.top + line.height / 2];
      let cutBy: string | null = null;
      let isFree = false;
      for (let outer: Element | null = element; outer && outer !== document.body; outer = outer.parentElement) {
        const style = getComputedStyle(outer);
        const flows = [style.overflowX, style.overflowY];
        if (flows.every((flow) => flow === 'visible')) continue;
        const edge = outer.getBoundingClientRect();
        const isIn = x > edge.left && x < edge.right && y > edge.top + 1 && y < edge.bottom - 1;
        if (!isIn) return { isOutside: true, cutBy: null };
        // What is beyond the edge of a scroller or a shortened name is there to be reached.
        isFree ||= style.textOverflow === 'ellipsis' || flows.some((flow) => flow === 'auto' || flow === 'scroll');
        if (!isFree && (line.right > edge.right + 1 || line.bottom > edge.bottom + 4)) cutBy = nameOf(outer);
      }
      return { isOutside: false, cutBy };
    }
    /** Whether something floats over the page on purpose: a menu, a message, a dialog with its mask, a bar that stays. */
    function isOver(top: Element, element: Element): boolean {
      const floating = top.closest(
        '[role="dialog"], .ant-select-dropdown, .ant-dropdown, .ant-message, .ant-modal-root',
      );
      if (floating && !floating.contains(element)) return true;
      for (let outer: Element | null = top; outer; outer = outer.parentElement)
        if (getComputedStyle(outer).position === 'sticky') return true;
      return false;
    }
    function nameOf(element: Element): string {
      return `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''}`;
    }
  });
}
