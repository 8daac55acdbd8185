import { useLayoutEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import { useNow } from './useNow.ts';

/** Lists turn their pages together, every 12 s. */
const TURN_MS = 12_000;

/** The height of an element in rem, kept up to date. */
export function useHeightRem(): { readonly ref: RefObject<HTMLDivElement | null>; readonly heightRem: number } {
  const ref = useRef<HTMLDivElement>(null);
  const [heightRem, setHeightRem] = useState(0);
  useLayoutEffect(() => {
    const place = ref.current;
    if (place === null) return;
    const measure = (): void => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      setHeightRem(place.clientHeight / rem);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(place);
    return () => observer.disconnect();
  }, []);
  return { ref, heightRem };
}

export type Page = { readonly from: number; readonly to: number; readonly page: number; readonly pages: number };

/** The page of `count` rows that is shown now, where `fit` rows have room. */
export function usePage(count: number, fit: number): Page {
  const turn = Math.floor(useNow(TURN_MS) / TURN_MS);
  return pageOf(count, fit, turn);
}

/** The page of a turn: pages follow each other and begin anew after the last, which is filled up from the one before. */
export function pageOf(count: number, fit: number, turn: number): Page {
  const room = Math.max(1, fit);
  const pages = Math.max(1, Math.ceil(count / room));
  const page = turn % pages;
  const from = Math.max(0, Math.min(page * room, count - room));
  return { from, to: Math.min(count, from + room), page, pages };
}
