import { useEffect } from 'react';

/**
 * Sets the mark `wall-painted` on the page's own timeline once, when figures, map and lists of the first answer are on the
 * screen: what a screen takes to show the city can then be measured wherever it stands.
 */
export function usePaintedMark(isDrawn: boolean): void {
  useEffect(() => {
    if (!isDrawn || performance.getEntriesByName('wall-painted').length > 0) return;
    let mark: ReturnType<typeof setTimeout> | undefined;
    // The effects of all panels have run before this one; the frame that shows them is the next.
    const frame = requestAnimationFrame(() => {
      mark = setTimeout(() => performance.mark('wall-painted'));
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(mark);
    };
  }, [isDrawn]);
}
