import { useLayoutEffect, useRef } from 'react';
import type { RefObject } from 'react';

const SLIDE_MS = 400;

/**
 * Lets the rows of a list (`data-row`) slide to a new rank; not where a person asked for reduced motion. `page`: which
 * rows have room; where it changes the list turns at once, as a page does.
 */
export function useSlidingRows(page: string): RefObject<HTMLUListElement | null> {
  const list = useRef<HTMLUListElement>(null);
  const places = useRef<{ readonly page: string; readonly tops: ReadonlyMap<string, number> }>({
    page,
    tops: new Map(),
  });
  useLayoutEffect(() => {
    const rows = [...(list.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
    const before = places.current;
    places.current = { page, tops: new Map(rows.map((row) => [row.dataset.row ?? '', row.offsetTop])) };
    if (before.page !== page || window.matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    for (const row of rows) {
      const moved = (before.tops.get(row.dataset.row ?? '') ?? row.offsetTop) - row.offsetTop;
      if (moved === 0) continue;
      row.animate([{ translate: `0 ${moved}px` }, { translate: '0 0' }], { duration: SLIDE_MS, easing: 'ease-out' });
    }
  });
  return list;
}
