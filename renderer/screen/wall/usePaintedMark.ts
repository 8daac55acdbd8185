import { useEffect } from 'react';

/**
 * Sets the mark `wall-painted` on the page's own timeline once, when figures, map and lists of the first answer are on the
 * screen: what a screen takes to show the city can then be measured wherever it stands.
 */
export function usePaintedMark(isDrawn: boolean): void {
  useEffect(() => {
    if (!isDrawn || performance.getEntriesByName('wall-painted').length > 0) return;
    // The effects of all panels have run before this one; the frame that shows them is the next.
    void nextPaint().then(() => performance.mark('wall-painted'));
  }, [isDrawn]);
}

/** When what was drawn until now is on the screen. */
export function nextPaint(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}
