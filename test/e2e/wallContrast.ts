import type { Page } from 'playwright';

/** How much lighter or darker than its ground something must be (WCAG ratio). */
export type ContrastFloors = {
  readonly words: number;
  /** Words on the hazard's plate, which are large and bold. */
  readonly plate: number;
  readonly shapes: number;
};

/** What the wall promises (mocks' rules, section 4). */
export const WALL_FLOORS: ContrastFloors = { words: 6, plate: 5, shapes: 3 };
/** The last picture of a lost connection is dimmed on purpose: its large words stay readable, and so do its shapes. */
export const DIMMED_FLOORS: ContrastFloors = { words: 3, plate: 3, shapes: 1.5 };

type Colour = readonly [red: number, green: number, blue: number];
type Ink = {
  readonly what: string;
  /** One of them must stand off: a shape may have an edge of another colour. */
  readonly colours: readonly Colour[];
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly floor: keyof ContrastFloors;
  /** Inside the picture that a lost connection dims. */
  readonly dimmed: boolean;
};

/** Shapes that carry a fact, by where their colour stands. */
const SHAPES = {
  fill: '.track s, .track u, .step-rate i i, .bars i i, .pages i, .fresh:not(.old) i',
  border: '.track b, .steps .wait, .scene-ladder .none-yet i',
  before: '.key span',
} as const;

const HIDDEN = `
  :root:root:root * { color: transparent !important; animation: none !important; transition: none !important; }
  .mark, .track s, .track b, .track u, .step-rate i i, .bars i i, .pages i, .fresh i { visibility: hidden !important; }
  .scene-ladder .none-yet i, .key span::before, .steps .wait::before { visibility: hidden !important; }
`;

/**
 * Words and shapes that stand off too little from what really lies under them: colours as computed, grounds from the
 * picture of the page without its words and shapes.
 */
export async function faultsOfContrast(page: Page): Promise<readonly string[]> {
  const inks = await inksOf(page);
  const hiding = await page.addStyleTag({ content: HIDDEN });
  const picture = (await page.screenshot()).toString('base64');
  await hiding.evaluate((style) => (style as unknown as Element).remove());
  const ratios = await ratiosOn(page, picture, inks);
  const faults = inks.flatMap(({ what, floor, dimmed }, i) => {
    const least = (dimmed ? DIMMED_FLOORS : WALL_FLOORS)[floor];
    const ratio = ratios[i] ?? 0;
    return ratio < least ? [`${what} stands off by ${ratio.toFixed(2)}, less than ${least}`] : [];
  });
  return [...new Set(faults)];
}

function inksOf(page: Page): Promise<readonly Ink[]> {
  return page.evaluate((shapes) => {
    const inks: Ink[] = [];
    const probe = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    function colourOf(words: string): { readonly rgb: Colour; readonly alpha: number } {
      if (!probe) throw new Error('no canvas');
      probe.clearRect(0, 0, 1, 1);
      probe.fillStyle = words;
      probe.fillRect(0, 0, 1, 1);
      const [r = 0, g = 0, b = 0, a = 0] = probe.getImageData(0, 0, 1, 1).data;
      return { rgb: [r, g, b], alpha: a };
    }
    /** The colour as it is seen: `grayscale(1) brightness(…)` of a dimmed picture laid over it. */
    function seen(element: Element, words: string): readonly Colour[] {
      const { rgb, alpha } = colourOf(words);
      if (alpha < 128) return [];
      const dimming = /grayscale\(1\) brightness\(([\d.]+)\)/.exec(filterOf(element));
      if (!dimming) return [rgb];
      const grey = (0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2]) * Number(dimming[1]);
      return [[grey, grey, grey]];
    }
    function filterOf(element: Element): string {
      for (let outer: Element | null = element; outer; outer = outer.parentElement) {
        const { filter } = getComputedStyle(outer);
        if (filter !== 'none') return filter;
      }
      return '';
    }
    function add(
      element: Element,
      what: string,
      { colours, box, floor }: Pick<Ink, 'colours' | 'box' | 'floor'>,
    ): void {
      const seenBox = cutBox(element, box);
      if (seenBox === null || colours.length === 0 || !element.checkVisibility()) return;
      inks.push({ what, colours, box: seenBox, floor, dimmed: filterOf(element) !== '' });
    }
    /** What is left of a box inside all that cuts off what reaches beyond; null where it has wrapped out of sight. */
    function cutBox(element: Element, { x, y, width, height }: Ink['box']): Ink['box'] | null {
      let [left, top, right, bottom] = [Math.max(0, x), Math.max(0, y), x + width, y + height];
      for (let outer: Element | null = element; outer; outer = outer.parentElement) {
        if (getComputedStyle(outer).overflow === 'visible') continue;
        const edge = outer.getBoundingClientRect();
        left = Math.max(left, edge.left);
        top = Math.max(top, edge.top);
        right = Math.min(right, edge.right);
        bottom = Math.min(bottom, edge.bottom);
      }
      if (right - left < 1 || bottom - top < height / 2) return null;
      return { x: left, y: top, width: right - left, height: bottom - top };
    }

    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      const text = node.textContent?.trim() ?? '';
      if (text === '' || !element || element.closest('script, style, noscript')) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const colours = seen(element, getComputedStyle(element).color);
      const floor = element.closest('.situation .plate, .map-hazard') ? 'plate' : 'words';
      // The names of waters carry no fact.
      if (element.closest('.map-river, .map-canal')) continue;
      const inkHeight = Number.parseFloat(getComputedStyle(element).fontSize) * 0.8;
      for (const line of range.getClientRects()) {
        // A line box is higher than its characters.
        const box = new DOMRect(line.x, line.y + (line.height - inkHeight) / 2, line.width, inkHeight);
        add(element, `“${text}” in ${nameOf(element)}`, { colours, box, floor });
      }
    }
    const floor = 'shapes';
    for (const element of document.querySelectorAll(shapes.fill)) {
      const colours = seen(element, getComputedStyle(element).backgroundColor);
      add(element, `the shape ${nameOf(element)}`, { colours, box: element.getBoundingClientRect(), floor });
    }
    for (const element of document.querySelectorAll(shapes.border)) {
      const colours = seen(element, getComputedStyle(element).borderTopColor);
      add(element, `the edge ${nameOf(element)}`, { colours, box: element.getBoundingClientRect(), floor });
    }
    for (const element of document.querySelectorAll(shapes.before)) {
      const { backgroundColor, borderTopColor, borderTopWidth } = getComputedStyle(element, '::before');
      const colours = seen(element, borderTopWidth === '0px' ? backgroundColor : borderTopColor);
      add(element, `the key ${nameOf(element)}`, { colours, box: element.getBoundingClientRect(), floor });
    }
    for (const element of document.querySelectorAll('.mark')) {
      const { fill, stroke } = getComputedStyle(element);
      const colours = [fill, stroke].filter((paint) => paint !== 'none').flatMap((paint) => seen(element, paint));
      add(element, `the mark ${nameOf(element)}`, { colours, box: element.getBoundingClientRect(), floor });
    }
    function nameOf(element: Element): string {
      return `${element.parentElement?.className ?? ''} > ${element.getAttribute('class') ?? element.tagName}`;
    }
    return inks;
  }, SHAPES);
}

/** The ratio that nine tenths of the ground under each ink keep. */
function ratiosOn(page: Page, picture: string, inks: readonly Ink[]): Promise<readonly number[]> {
  return page.evaluate(
    async ([png, asked]) => {
      const bytes = Uint8Array.from(atob(png), (char) => char.charCodeAt(0));
      const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const canvas = new OffscreenCanvas(image.width, image.height);
      const surface = canvas.getContext('2d', { willReadFrequently: true });
      if (!surface) throw new Error('no canvas');
      surface.drawImage(image, 0, 0);
      const { data, width } = surface.getImageData(0, 0, image.width, image.height);
      const linear = (part: number): number => {
        const share = part / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      };
      const light = (r: number, g: number, b: number): number =>
        0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
      const ratio = (a: number, b: number): number => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
      return asked.map(({ colours, box }) => {
        const lights = colours.map(([r, g, b]) => light(r, g, b));
        // An edge that stands off its own filling stands off every ground.
        if (ratio(Math.max(...lights), Math.min(...lights)) >= 4) return 99;
        const found: number[] = [];
        const stepX = Math.max(1, box.width / 24);
        const stepY = Math.max(1, box.height / 12);
        for (let y = box.y + stepY / 2; y < box.y + box.height; y += stepY) {
          for (let x = box.x + stepX / 2; x < box.x + box.width; x += stepX) {
            const at = (Math.floor(y) * width + Math.floor(x)) * 4;
            const ground = light(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0);
            found.push(Math.max(...lights.map((one) => ratio(one, ground))));
          }
        }
        return found.toSorted((a, b) => a - b)[Math.floor(found.length / 10)] ?? 99;
      });
    },
    [picture, inks] as const,
  );
}
