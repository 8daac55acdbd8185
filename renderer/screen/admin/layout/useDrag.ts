import { useRef } from 'react';
import type { PointerEvent } from 'react';
import { gridLines } from '../../../../shared/wall/arrangement.ts';
import type { Canvas, PanelPlace } from '../../../../shared/wall/arrangement.ts';
import { moved, resized } from '../../../../shared/wall/arranging.ts';

type Held = {
  readonly place: PanelPlace;
  /** Where the pointer was put down, in px of the page. */
  readonly x: number;
  readonly y: number;
  /** Which edges are held, in the letters of a compass; empty: the whole panel. */
  readonly edge: string;
  /** Px of the page of one logical px of the wall. */
  readonly scale: number;
};

export type Drag = {
  readonly begin: (event: PointerEvent<HTMLElement>, place: PanelPlace) => void;
  readonly move: (event: PointerEvent<HTMLElement>) => void;
  readonly end: () => void;
};

/** Moves a panel, or the edges that are held, to the lines of the grid nearest to the pointer. */
export function useDrag(canvas: Canvas, onPlace: (place: PanelPlace) => void): Drag {
  const held = useRef<Held | null>(null);

  function begin(event: PointerEvent<HTMLElement>, place: PanelPlace): void {
    if (event.button !== 0) return;
    const { currentTarget, target, clientX, clientY, pointerId } = event;
    const wall = currentTarget.parentElement;
    if (wall === null) return;
    currentTarget.setPointerCapture(pointerId);
    const edge = target instanceof HTMLElement ? (target.dataset['edge'] ?? '') : '';
    held.current = { place, x: clientX, y: clientY, edge, scale: wall.clientWidth / canvas.width };
  }

  function move(event: PointerEvent<HTMLElement>): void {
    if (held.current === null) return;
    const { place, x, y, edge, scale } = held.current;
    const { across, down } = gridLines(canvas);
    const byX = (unit: number): number => unitsTo(across, unit, (event.clientX - x) / scale);
    const byY = (unit: number): number => unitsTo(down, unit, (event.clientY - y) / scale);
    if (edge === '') {
      onPlace(moved(place, { x: byX(place.x), y: byY(place.y) }, canvas.tiling));
      return;
    }
    const edges = {
      left: edge.includes('w') ? byX(place.x) : 0,
      right: edge.includes('e') ? byX(place.x + place.width) : 0,
      top: edge.includes('n') ? byY(place.y) : 0,
      bottom: edge.includes('s') ? byY(place.y + place.height) : 0,
    };
    onPlace(resized(place, edges, canvas.tiling));
  }

  return {
    begin,
    move,
    end: () => {
      held.current = null;
    },
  };
}

/** How many lines of the grid lie between a line and the one nearest to where it was dragged, `byPx` logical px on. */
function unitsTo(lines: readonly number[], from: number, byPx: number): number {
  const at = (lines[from] ?? 0) + byPx;
  let nearest = from;
  for (const [unit, line] of lines.entries())
    if (Math.abs(line - at) < Math.abs((lines[nearest] ?? 0) - at)) nearest = unit;
  return nearest - from;
}
