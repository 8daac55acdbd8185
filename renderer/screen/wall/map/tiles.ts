import { touches } from './plane.ts';
import type { Area } from './plane.ts';

/** One layer of the map, painted on square canvases that lie on the map's plane and move with it. */
export type Tiles = {
  /** The view was moved: what comes into it is painted at once, what lies around it soon. */
  readonly show: (view: Area) => void;
  /** What lies in these areas has changed: it is painted anew, in the view at once. */
  readonly touch: (areas: readonly Area[]) => void;
  /** Everything has changed, the places have not: each canvas is painted anew, a few a frame. */
  readonly repaint: () => void;
  /** The plane is another one. `from`: how the old plane lies on it, so that the old picture stands until the new one is there. */
  readonly begin: (view: Area, from: Stand | null) => void;
  readonly end: () => void;
};

/** A plane laid upon another: first scaled, then moved. */
export type Stand = { readonly scale: number; readonly x: number; readonly y: number };

type TilesInput = {
  readonly pane: HTMLElement;
  /** Draws what lies in an area of the plane; the canvas is empty there. */
  readonly paint: (canvas: CanvasRenderingContext2D, area: Area) => void;
  /** A part is painted only with its whole canvas: where shapes have soft edges, a cut through them would be seen. */
  readonly isWhole?: boolean;
};

type Tile = { readonly area: Area; readonly element: HTMLCanvasElement; isFresh: boolean; isSeen: boolean };
type Level = {
  readonly element: HTMLElement;
  readonly left: number;
  readonly top: number;
  readonly tiles: Map<string, Tile>;
};

/** Fine enough that one canvas is painted within a frame also where cases crowd. */
const SIDE = 256;
/** Around the view canvases are painted ahead of a pan, one row on each side. */
const AHEAD = SIDE;
/** Painting that nobody waits for takes this long of a frame. */
const BUDGET_MS = 5;
/** A canvas with more changed places than this is painted anew as a whole. */
const MOST_PLACES = 60;

/** Opens a layer of canvases in a pane that the map moves. */
export function openTiles({ pane, paint, isWhole = false }: TilesInput): Tiles {
  let level = newLevel({ left: 0, top: 0, right: 0, bottom: 0 });
  let before: { readonly element: HTMLElement; readonly stand: Stand } | null = null;
  let view: Area = { left: 0, top: 0, right: 0, bottom: 0 };
  let frame = 0;

  function newLevel({ left, top }: Area): Level {
    const element = document.createElement('div');
    element.className = 'map-level';
    pane.append(element);
    return { element, left: Math.floor(left), top: Math.floor(top), tiles: new Map() };
  }

  function tileAt(column: number, row: number): Tile {
    const key = `${column} ${row}`;
    const known = level.tiles.get(key);
    if (known) return known;
    const [left, top] = [level.left + column * SIDE, level.top + row * SIDE];
    const element = document.createElement('canvas');
    element.width = Math.ceil(SIDE * devicePixelRatio);
    element.height = element.width;
    element.style.left = `${left}px`;
    element.style.top = `${top}px`;
    // The picture is lost with the graphics process; it comes back with it.
    element.addEventListener('contextrestored', afresh);
    const area = { left, top, right: left + SIDE, bottom: top + SIDE };
    const tile: Tile = { area, element, isFresh: false, isSeen: false };
    level.tiles.set(key, tile);
    return tile;
  }

  function paintTile(tile: Tile): void {
    paintPart(tile, tile.area);
    if (!tile.element.isConnected) level.element.append(tile.element);
    tile.isFresh = true;
    tile.isSeen = true;
  }

  function paintPart({ element, area: { left, top, right, bottom } }: Tile, part: Area): void {
    const canvas = element.getContext('2d');
    if (canvas === null) return;
    const [x, y] = [Math.max(left, part.left), Math.max(top, part.top)];
    const [width, height] = [Math.min(right, part.right) - x, Math.min(bottom, part.bottom) - y];
    if (width <= 0 || height <= 0) return;
    canvas.save();
    canvas.setTransform(
      devicePixelRatio,
      0,
      0,
      devicePixelRatio,
      -Math.round(left * devicePixelRatio),
      -Math.round(top * devicePixelRatio),
    );
    canvas.beginPath();
    canvas.rect(x, y, width, height);
    canvas.clip();
    canvas.clearRect(x, y, width, height);
    paint(canvas, { left: x, top: y, right: x + width, bottom: y + height });
    canvas.restore();
  }

  function tilesIn({ left, top, right, bottom }: Area): readonly Tile[] {
    const found: Tile[] = [];
    for (let row = Math.floor((top - level.top) / SIDE); level.top + row * SIDE < bottom; row += 1) {
      for (let column = Math.floor((left - level.left) / SIDE); level.left + column * SIDE < right; column += 1) {
        found.push(tileAt(column, row));
      }
    }
    return found;
  }

  /** What waits, the nearest to the view first: a pan may go on in any direction. */
  function waiting(): readonly Tile[] {
    const [x, y] = [(view.left + view.right) / 2, (view.top + view.bottom) / 2];
    const far = ({ area }: Tile) =>
      Math.max(Math.abs(area.left + SIDE / 2 - x), Math.abs(area.top + SIDE / 2 - y) * 1.2);
    return [...level.tiles.values()].filter(({ isFresh }) => !isFresh).toSorted((a, b) => far(a) - far(b));
  }

  function work(): void {
    frame = 0;
    const untilMs = performance.now() + BUDGET_MS;
    const left = waiting();
    let done = 0;
    while (done < left.length && performance.now() < untilMs) {
      const tile = left[done];
      if (tile) paintTile(tile);
      done += 1;
    }
    const rest = left.slice(done);
    if (before !== null && !rest.some(({ area }) => touches(area, view))) forget();
    if (rest.length > 0) frame = requestAnimationFrame(work);
  }

  function workSoon(): void {
    if (frame === 0) frame = requestAnimationFrame(work);
  }

  function forget(): void {
    before?.element.remove();
    before = null;
  }

  function drop(tile: Tile, key: string): void {
    tile.element.remove();
    // The memory of a canvas is given back when its size says so, not when it is collected.
    tile.element.width = 0;
    level.tiles.delete(key);
  }

  function show(next: Area): void {
    view = next;
    const around = grown(view, AHEAD);
    for (const [key, tile] of level.tiles) if (!touches(tile.area, grown(around, SIDE / 2))) drop(tile, key);
    // A strip that comes into view must not be empty; a whole new picture may build up over the old one.
    if (before === null) for (const tile of tilesIn(view)) if (!tile.isSeen) paintTile(tile);
    if (tilesIn(around).some(({ isFresh }) => !isFresh)) workSoon();
  }

  function afresh(): void {
    for (const [key, tile] of level.tiles) drop(tile, key);
    show(view);
  }

  return {
    show,
    touch(areas) {
      let isLeft = false;
      for (const tile of level.tiles.values()) {
        if (!tile.isFresh) continue;
        const parts = areas.filter((area) => touches(area, tile.area));
        if (parts.length === 0) continue;
        if (!touches(tile.area, view) || parts.length > MOST_PLACES) {
          tile.isFresh = false;
          isLeft = true;
        } else if (isWhole) paintTile(tile);
        else for (const part of parts) paintPart(tile, part);
      }
      if (isLeft) workSoon();
    },
    repaint() {
      for (const tile of level.tiles.values()) tile.isFresh = false;
      workSoon();
    },
    begin(next, from) {
      const old = level;
      const hasOld = [...old.tiles.values()].some(({ isSeen }) => isSeen);
      if (from === null) {
        forget();
        old.element.remove();
      } else if (hasOld || before === null) {
        forget();
        before = { element: old.element, stand: from };
      } else {
        // Zoomed on before anything was painted: the older picture stands on.
        const { element, stand } = before;
        const { scale } = from;
        old.element.remove();
        before = {
          element,
          stand: { scale: stand.scale * scale, x: stand.x * scale + from.x, y: stand.y * scale + from.y },
        };
      }
      if (before !== null) {
        const { x, y, scale } = before.stand;
        before.element.style.transform = `translate(${x}px, ${y}px) scale(${scale})`;
      }
      level = newLevel(next);
      show(next);
    },
    end() {
      cancelAnimationFrame(frame);
      forget();
      for (const [key, tile] of level.tiles) drop(tile, key);
      level.element.remove();
    },
  };
}

function grown({ left, top, right, bottom }: Area, by: number): Area {
  return { left: left - by, top: top - by, right: right + by, bottom: bottom + by };
}
