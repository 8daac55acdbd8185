import { common, grown, overlaps, touches } from './plane.ts';
import type { Area } from './plane.ts';
import { SQUARE, squaresAround, squaresOf, toSquare } from './squares.ts';

/** One layer of the map, painted on square canvases that lie on the map's plane and move with it. */
export type Tiles = {
  /** The view was moved: what comes into it is painted at once, what lies around it soon. */
  readonly show: (view: Area) => void;
  /** What lies in these areas has changed: it is painted anew at once. */
  readonly touch: (areas: readonly Area[]) => void;
  /** Everything has changed, the places have not: it is painted anew, a little a frame. */
  readonly repaint: () => void;
  /** The plane is another one. `from`: how the old plane lies on it, so that the old picture stands until the new one is there. */
  readonly begin: (view: Area, from: Stand | null) => void;
  readonly end: () => void;
};

/** A plane laid upon another: first scaled, then moved. */
export type Stand = { readonly scale: number; readonly x: number; readonly y: number };

/** Draws what lies in an area of the plane; the canvas is empty there. */
type Paint = (canvas: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D, area: Area) => void;

type TilesInput = {
  readonly pane: HTMLElement;
  readonly paint: (canvas: CanvasRenderingContext2D, area: Area) => void;
  /** What lies above it and stays as it is on one plane: it is drawn once and kept. */
  readonly above?: Paint;
  /** Soft edges come out alike only where they are cut alike: whole squares are painted. */
  readonly isSquared?: boolean;
};

/** The unit in which a canvas is painted. */
type Part = { readonly area: Area; isFresh: boolean; isSeen: boolean };
type Tile = {
  readonly area: Area;
  readonly element: HTMLCanvasElement;
  readonly parts: readonly Part[];
  /** Null: not drawn yet. */
  above: ImageBitmap | null;
};
type Level = {
  readonly element: HTMLElement;
  readonly left: number;
  readonly top: number;
  readonly tiles: Map<string, Tile>;
};

/** Small enough that one part is painted within a frame also where cases crowd, and whole squares. */
const PART = 2 * SQUARE;
/** Every canvas costs a little of each frame of the page: they are few and large, as in `plane.css`. */
const SIDE = 4 * PART;
/** Around the view parts are painted ahead of a pan. */
const AHEAD = 2 * PART;
/** Painting that nobody waits for takes this long of a frame. */
const BUDGET_MS = 5;
/** A part with more changed places than this is painted anew as a whole. */
const MOST_PLACES = 40;

/** Opens a layer of canvases in a pane that the map moves. */
export function openTiles({ pane, paint, above, isSquared = false }: TilesInput): Tiles {
  let level = newLevel({ left: 0, top: 0, right: 0, bottom: 0 });
  let before: { readonly element: HTMLElement; readonly stand: Stand } | null = null;
  let view: Area = { left: 0, top: 0, right: 0, bottom: 0 };
  let frame = 0;

  function newLevel({ left, top }: Area): Level {
    const element = document.createElement('div');
    element.className = 'map-level';
    pane.append(element);
    return { element, left: toSquare(left), top: toSquare(top), tiles: new Map() };
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
    const parts = squaresOf(area, PART).map((part): Part => ({ area: part, isFresh: false, isSeen: false }));
    const tile: Tile = { area, element, parts, above: null };
    level.tiles.set(key, tile);
    return tile;
  }

  function paintPart(tile: Tile, part: Part): void {
    paintPlace(tile, part.area);
    if (!tile.element.isConnected) level.element.append(tile.element);
    part.isFresh = true;
    part.isSeen = true;
  }

  function paintPlace(tile: Tile, { left, top, right, bottom }: Area): void {
    const canvas = tile.element.getContext('2d');
    if (canvas === null) return;
    const ratio = devicePixelRatio;
    const px = (side: number): number => Math.round(side * ratio);
    canvas.save();
    canvas.setTransform(ratio, 0, 0, ratio, -px(tile.area.left), -px(tile.area.top));
    canvas.clearRect(left, top, right - left, bottom - top);
    paint(canvas, { left, top, right, bottom });
    if (above) {
      tile.above ??= drawnOnce(above, tile.area);
      canvas.globalAlpha = 1;
      canvas.resetTransform();
      const [x, y] = [px(left) - px(tile.area.left), px(top) - px(tile.area.top)];
      const [width, height] = [px(right) - px(left), px(bottom) - px(top)];
      canvas.drawImage(tile.above, x, y, width, height, x, y, width, height);
    }
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

  /** What waits around the view, the nearest first: a pan may go on in any direction. */
  function waiting(): readonly { readonly tile: Tile; readonly part: Part }[] {
    const around = grown(view, AHEAD);
    const [x, y] = [(view.left + view.right) / 2, (view.top + view.bottom) / 2];
    const far = ({ part: { area } }: { readonly part: Part }) =>
      Math.max(Math.abs(area.left + PART / 2 - x), Math.abs(area.top + PART / 2 - y) * 1.2);
    return [...level.tiles.values()]
      .flatMap((tile) => tile.parts.map((part) => ({ tile, part })))
      .filter(({ part }) => !part.isFresh && touches(part.area, around))
      .toSorted((a, b) => far(a) - far(b));
  }

  function work(): void {
    frame = 0;
    const untilMs = performance.now() + BUDGET_MS;
    const left = waiting();
    let done = 0;
    for (const { tile, part } of left) {
      if (performance.now() >= untilMs) break;
      paintPart(tile, part);
      done += 1;
    }
    const rest = left.slice(done);
    if (before !== null && !rest.some(({ part }) => touches(part.area, view))) forget();
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
    forgetAbove(tile);
    level.tiles.delete(key);
  }

  function show(next: Area): void {
    view = next;
    const around = grown(view, AHEAD);
    for (const [key, tile] of level.tiles) if (!touches(tile.area, grown(around, PART))) drop(tile, key);
    const near = tilesIn(around);
    // A strip that comes into view must not be empty; a whole new picture may build up over the old one.
    if (before === null) {
      for (const tile of near) {
        for (const part of tile.parts) if (!part.isSeen && touches(part.area, view)) paintPart(tile, part);
      }
    }
    if (near.some(({ parts }) => parts.some(({ isFresh, area }) => !isFresh && touches(area, around)))) workSoon();
  }

  function afresh(): void {
    for (const [key, tile] of level.tiles) drop(tile, key);
    show(view);
  }

  return {
    show,
    touch(areas) {
      const places = isSquared ? squaresAround(areas) : areas;
      let isLeft = false;
      for (const tile of level.tiles.values()) {
        const onTile = places.filter((place) => overlaps(place, tile.area));
        for (const part of onTile.length > 0 ? tile.parts : []) {
          if (!part.isFresh) continue;
          const own = onTile.filter((place) => overlaps(place, part.area));
          if (own.length > MOST_PLACES) {
            part.isFresh = false;
            isLeft = true;
          } else for (const place of own) paintPlace(tile, common(place, part.area));
        }
      }
      if (isLeft) workSoon();
    },
    repaint() {
      for (const tile of level.tiles.values()) {
        for (const part of tile.parts) part.isFresh = false;
        forgetAbove(tile);
      }
      workSoon();
    },
    begin(next, from) {
      const old = level;
      const hasOld = [...old.tiles.values()].some(({ parts }) => parts.some(({ isSeen }) => isSeen));
      for (const tile of old.tiles.values()) forgetAbove(tile);
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

/** A picture of an area in the pixels of the screen. */
function drawnOnce(paint: Paint, area: Area): ImageBitmap {
  const ratio = devicePixelRatio;
  const drawn = new OffscreenCanvas(
    Math.ceil((area.right - area.left) * ratio),
    Math.ceil((area.bottom - area.top) * ratio),
  );
  const canvas = drawn.getContext('2d');
  if (canvas === null) throw new Error('no canvas');
  canvas.setTransform(ratio, 0, 0, ratio, -Math.round(area.left * ratio), -Math.round(area.top * ratio));
  paint(canvas, area);
  return drawn.transferToImageBitmap();
}

function forgetAbove(tile: Tile): void {
  tile.above?.close();
  tile.above = null;
}
