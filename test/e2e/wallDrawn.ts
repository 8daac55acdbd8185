import type { Page } from 'playwright';

type Drawn = {
  readonly canvas: HTMLCanvasElement;
  readonly words: string;
  readonly fontPx: number;
  readonly box: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };
};

type Noting = typeof globalThis & { drawnWords: Drawn[] };

/** Runs in the page before all else: notes what is written on canvases, which no element tells of. */
export function noteDrawnWords(): void {
  const notes: Drawn[] = [];
  (globalThis as Noting).drawnWords = notes;
  const drawing = CanvasRenderingContext2D.prototype;
  const plain = Object.getOwnPropertyDescriptor(drawing, 'fillText')?.value as typeof drawing.fillText;
  drawing.fillText = function (words, x, y, ...rest) {
    const { canvas } = this;
    if (canvas instanceof HTMLCanvasElement && canvas.isConnected) {
      const size = Number.parseFloat(/([\d.]+)px/.exec(this.font)?.[1] ?? '0');
      const by = this.getTransform();
      const toCss = canvas.clientWidth / canvas.width;
      const ink = this.measureText(words);
      const corner = (dx: number, dy: number): DOMPoint => by.transformPoint(new DOMPoint(x + dx, y + dy));
      const from = corner(-ink.actualBoundingBoxLeft, -ink.actualBoundingBoxAscent);
      const to = corner(ink.actualBoundingBoxRight, ink.actualBoundingBoxDescent);
      notes.push({
        canvas,
        words,
        fontPx: size * by.a * toCss,
        box: { left: from.x * toCss, top: from.y * toCss, right: to.x * toCss, bottom: to.y * toCss },
      });
      if (notes.length > 500) notes.splice(0, 250);
    }
    plain.call(this, words, x, y, ...rest);
  };
}

export type DrawnOptions = {
  readonly smallestPx: number;
  readonly seams: readonly number[];
  readonly rowSeams?: readonly number[];
};

/** Everything wrong with words written on canvases: small, cut off by the canvas, or on a seam. */
export function faultsOfDrawn(page: Page, options: DrawnOptions): Promise<readonly string[]> {
  return page.evaluate(({ smallestPx, seams, rowSeams = [] }) => {
    const faults = new Set<string>();
    for (const { canvas, words, fontPx, box } of (globalThis as Noting).drawnWords) {
      if (!canvas.isConnected) continue;
      if (fontPx < smallestPx - 0.01) faults.add(`drawn “${words}” is ${fontPx} px`);
      const { clientWidth, clientHeight } = canvas;
      if (box.left < -1 || box.top < -1 || box.right > clientWidth + 1 || box.bottom > clientHeight + 1)
        faults.add(`drawn “${words}” is cut off`);
      const place = canvas.getBoundingClientRect();
      for (const seam of seams)
        if (place.left + box.left < seam && place.left + box.right > seam)
          faults.add(`drawn “${words}” stands on the seam at ${seam}`);
      for (const seam of rowSeams)
        if (place.top + box.top < seam && place.top + box.bottom > seam)
          faults.add(`drawn “${words}” stands on the seam at height ${seam}`);
    }
    return [...faults];
  }, options);
}
