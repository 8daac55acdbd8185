import type { Page } from 'playwright';

export type LookOptions = {
  /** The smallest text that may stand on the wall, in pixels. */
  readonly smallestPx: number;
  /** Where the screens of the wall meet, in pixels from the left. */
  readonly seams: readonly number[];
  /** The same from the top. */
  readonly rowSeams?: readonly number[];
};

/** Everything wrong with how the wall looks now, each in words; an empty list is a good wall. */
export function faultsOfLook(page: Page, options: LookOptions): Promise<readonly string[]> {
  return page.evaluate(({ smallestPx, seams, rowSeams = [] }) => {
    const faults: string[] = [];
    const root = document.documentElement;
    if (root.scrollWidth > window.innerWidth || root.scrollHeight > window.innerHeight) faults.push('the page scrolls');

    type Seen = {
      readonly text: string;
      readonly element: Element;
      readonly size: number;
      readonly box: DOMRect;
      readonly seen: DOMRect;
    };
    /** What is left of a box inside all elements that cut off what reaches beyond them. */
    function cutBox(element: Element, box: DOMRect): DOMRect {
      let { left, top, right, bottom } = box;
      for (let outer: Element | null = element; outer; outer = outer.parentElement) {
        if (getComputedStyle(outer).overflow === 'visible') continue;
        const edge = outer.getBoundingClientRect();
        left = Math.max(left, edge.left);
        top = Math.max(top, edge.top);
        right = Math.min(right, edge.right);
        bottom = Math.min(bottom, edge.bottom);
      }
      return new DOMRect(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
    }
    function texts(): readonly Seen[] {
      const found: Seen[] = [];
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const text = node.textContent?.trim() ?? '';
        const element = node.parentElement;
        if (text === '' || !element || element.closest('title, script, style, noscript')) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        const size = Number.parseFloat(getComputedStyle(element).fontSize);
        for (const line of range.getClientRects()) {
          // A line box is higher than its characters: what counts is the ink.
          const box = new DOMRect(line.x, line.y + (line.height - size * 0.8) / 2, line.width, size * 0.8);
          const seen = cutBox(element, box);
          // Left out as a whole: it has wrapped out of its line.
          if (seen.width < 1 || seen.height < 2) continue;
          found.push({ text, element, size, box, seen });
        }
      }
      return found;
    }
    const shortened = (element: Element): boolean => {
      const style = getComputedStyle(element);
      return style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none';
    };
    const all = texts();
    for (const { text, element, size, box, seen } of all) {
      if (size < smallestPx - 0.01) faults.push(`“${text}” is ${size} px`);
      const isCut = box.height - seen.height > 1.5 || (!shortened(element) && box.width - seen.width > 1);
      if (isCut) faults.push(`“${text}” is cut off`);
      if (seen.right > window.innerWidth + 1 || seen.bottom > window.innerHeight + 1)
        faults.push(`“${text}” is outside`);
      for (const seam of seams) {
        if (seen.left < seam - 1 && seen.right > seam + 1) faults.push(`“${text}” stands on the seam at ${seam}`);
      }
      for (const seam of rowSeams) {
        if (seen.top < seam - 1 && seen.bottom > seam + 1)
          faults.push(`“${text}” stands on the seam at height ${seam}`);
      }
    }
    for (const [i, a] of all.entries()) {
      for (const b of all.slice(i + 1)) {
        if (a.element.contains(b.element) || b.element.contains(a.element)) continue;
        const x = Math.min(a.seen.right, b.seen.right) - Math.max(a.seen.left, b.seen.left);
        const y = Math.min(a.seen.bottom, b.seen.bottom) - Math.max(a.seen.top, b.seen.top);
        if (x > 2 && y > smallestPx / 2) faults.push(`“${a.text}” and “${b.text}” lie on each other`);
      }
    }

    const panels = [...document.querySelectorAll('.panel')].map((panel) => ({
      name: panel.className,
      box: panel.getBoundingClientRect(),
    }));
    for (const [i, a] of panels.entries()) {
      if (a.box.width < 50 || a.box.height < 50) faults.push(`${a.name} has no room`);
      for (const seam of seams) {
        if (a.box.left < seam - 1 && a.box.right > seam + 1) faults.push(`${a.name} stands on the seam at ${seam}`);
      }
      for (const seam of rowSeams) {
        if (a.box.top < seam - 1 && a.box.bottom > seam + 1)
          faults.push(`${a.name} stands on the seam at height ${seam}`);
      }
      for (const b of panels.slice(i + 1)) {
        const x = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
        const y = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
        if (x > 1 && y > 1) faults.push(`${a.name} lies on ${b.name}`);
      }
    }

    for (const row of document.querySelectorAll('.rows li')) {
      const box = row.getBoundingClientRect();
      const room = row.closest('.rows')?.getBoundingClientRect();
      if (room && (box.bottom > room.bottom + 1 || box.top < room.top - 1))
        faults.push(`a row is not whole: ${row.textContent}`);
    }
    return faults;
  }, options);
}
