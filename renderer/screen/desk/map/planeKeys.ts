import { isComposing } from '../keyboard/shortcut.ts';
import type { Press } from '../keyboard/shortcut.ts';

/** What a key does to the map's view; pixels to the right and down, or doublings of the scale. */
export type PlaneMove =
  | { readonly do: 'pan'; readonly right: number; readonly down: number }
  | { readonly do: 'zoom'; readonly steps: number }
  | { readonly do: 'home' };

const STEP_PX = 96;
/** With Shift, so that a crosshair can be set to the metre. */
const FINE_PX = 4;
const ARROWS: Readonly<Record<string, readonly [right: number, down: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The move of the view that a key press on the map asks for; null: the key is for something else. */
export function planeMoveOf(press: Press): PlaneMove | null {
  if (isComposing(press) || press.altKey || press.ctrlKey || press.metaKey) return null;
  const arrow = ARROWS[press.key];
  if (arrow) {
    const px = press.shiftKey ? FINE_PX : STEP_PX;
    return { do: 'pan', right: arrow[0] * px, down: arrow[1] * px };
  }
  switch (press.key.normalize('NFKC')) {
    case '+':
    case '=':
      return { do: 'zoom', steps: 1 };
    case '-':
    case '_':
      return { do: 'zoom', steps: -1 };
    case 'Home':
      return { do: 'home' };
    default:
      return null;
  }
}
