import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';

/**
 * Moves the focus by arrow keys among the `[data-roving]` parts of a container, by sight: left and right to the next one,
 * up and down to the nearest of the line above or below. Home and End lead to the first and the last.
 */
export function useRoving<Box extends HTMLElement>(): RefObject<Box | null> {
  const box = useRef<Box>(null);
  useEffect(() => {
    // The container comes and goes with its data, so the document listens in its place.
    function listen(event: KeyboardEvent): void {
      if (box.current?.contains(document.activeElement)) roveByArrows(box.current, event);
    }
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
  return box;
}

function roveByArrows(box: HTMLElement, event: KeyboardEvent): void {
  const parts = [...box.querySelectorAll<HTMLElement>('[data-roving]')];
  const at = parts.findIndex((part) => part === document.activeElement);
  const from = parts[at];
  if (!from) return;
  const to = targetOf(event.key, parts, at, from);
  if (!to) return;
  event.preventDefault();
  for (const part of parts) part.tabIndex = part === to ? 0 : -1;
  to.focus();
}

function targetOf(key: string, parts: readonly HTMLElement[], at: number, from: HTMLElement): HTMLElement | undefined {
  switch (key) {
    case 'ArrowRight':
      return parts[at + 1];
    case 'ArrowLeft':
      return parts[at - 1];
    case 'Home':
      return parts[0];
    case 'End':
      return parts.at(-1);
    case 'ArrowDown':
      return nearestLine(parts.slice(at + 1), from, 1);
    case 'ArrowUp':
      return nearestLine(parts.slice(0, at).toReversed(), from, -1);
    default:
      return undefined;
  }
}

function nearestLine(parts: readonly HTMLElement[], from: HTMLElement, way: 1 | -1): HTMLElement | undefined {
  const { top, left } = from.getBoundingClientRect();
  const boxes = parts.map((part) => ({ part, box: part.getBoundingClientRect() }));
  const line = boxes.find(({ box }) => (box.top - top) * way > 2)?.box.top;
  if (line === undefined) return undefined;
  const inLine = boxes.filter(({ box }) => Math.abs(box.top - line) < 3);
  return inLine.toSorted((a, b) => Math.abs(a.box.left - left) - Math.abs(b.box.left - left))[0]?.part;
}
