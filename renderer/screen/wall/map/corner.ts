import { overlap } from './placeLabels.ts';
import type { Box } from './placeLabels.ts';

/** Where the map's card stands, the first choice first. */
const CORNERS = ['bottom-left', 'top-right', 'bottom', 'bottom-right'] as const;
export type Corner = (typeof CORNERS)[number];

/** The card of the map and its distance from the edge, in logical pixels: as in `mapCard.css`. */
const CARD = { width: 420, height: 92, edge: 10 } as const;

type CornerInput = {
  readonly width: number;
  readonly height: number;
  /** What stands on the map already. */
  readonly overlays: readonly Box[];
  readonly countIn: (box: Box) => number;
};

/** The corner in which the card covers the fewest cases, and its box there, all in logical pixels of the view. */
export function quietCorner({ width, height, overlays, countIn }: CornerInput): {
  readonly corner: Corner;
  readonly box: Box;
} {
  const choices = CORNERS.map((corner) => {
    const box = boxIn(corner, width, height);
    const isTaken = overlays.some((overlay) => overlap(overlay, box) > 0);
    return { corner, box, cost: isTaken ? Infinity : countIn(box) };
  });
  const [first = { corner: 'bottom-left' as const, box: boxIn('bottom-left', width, height) }] = choices.toSorted(
    (a, b) => (a.cost === b.cost ? 0 : a.cost - b.cost),
  );
  return { corner: first.corner, box: first.box };
}

function boxIn(corner: Corner, width: number, height: number): Box {
  const { edge } = CARD;
  const left =
    corner === 'bottom-left' ? edge : corner === 'bottom' ? (width - CARD.width) / 2 : width - edge - CARD.width;
  const top = corner === 'top-right' ? edge : height - edge - CARD.height;
  return { x: left + CARD.width / 2, y: top + CARD.height / 2, width: CARD.width, height: CARD.height };
}
