import type { CityMap } from '../../../../shared/grid/cityMap.ts';
import type { MapCell } from '../../../../shared/contract/map.ts';
import type { CellStep } from '../../../../shared/wall/shading.ts';
import type { Palette } from './palette.ts';
import { areaAround, grown, touches, widened } from './plane.ts';
import type { Area, Point, Project } from './plane.ts';
import { SQUARE, squareKey, squaresAround, squaresOf } from './squares.ts';

/** Something on the ground, ready to be painted on any part of the plane. */
type Shape = { readonly path: Path2D; readonly area: Area };
type Lines = {
  readonly shapes: readonly Shape[];
  readonly colour: 'street' | 'waterLine' | 'road' | 'highway';
  /** In logical pixels. */
  readonly width: number;
  readonly dash: readonly number[];
};

/** A grid cell on the plane; thousands of them are laid at once, and drawn in other companies at each change. */
export type CellShape = { readonly code: string; readonly ring: readonly Point[]; readonly area: Area };

/** The ground of a city on a plane. */
export type Ground = {
  readonly water: readonly Shape[];
  /** Null: the city has no outline, `extent` tells how far it reaches. */
  readonly land: Shape | null;
  readonly extent: readonly Shape[];
  /** Edges are drawn around the cells of a city without an outline, so that its extent is seen. */
  readonly hasCellEdges: boolean;
  readonly lines: readonly Lines[];
  readonly cells: ReadonlyMap<string, CellShape>;
  /** The cells that have a part of a square of the plane. */
  readonly cellsBySquare: ReadonlyMap<string, readonly CellShape[]>;
};

type GroundInput = {
  readonly map: CityMap | null;
  readonly cells: readonly MapCell[];
  /** Where the open cases lie, for a city with neither outline nor cells. */
  readonly places: readonly Point[];
  readonly project: Project;
  /** Pixels of one logical pixel. */
  readonly unit: number;
};

/** How far a case's surroundings reach where neither an outline nor cells tell the city's extent, in logical pixels. */
const SURROUNDINGS = 30;

/** Lays the city's ground on a plane. */
export function groundOf({ map, cells, places, project, unit }: GroundInput): Ground {
  const shape = (rings: readonly (readonly Point[])[], isClosed: boolean): Shape => ({
    path: pathOf(rings, isClosed),
    area: areaAround(rings.flat()),
  });
  const cellShapes = cells.map(({ code, ring }) => cellShape(code, ring.map(project)));
  const laid = { cells: new Map(cellShapes.map((cell) => [cell.code, cell])), cellsBySquare: bySquare(cellShapes) };
  if (map === null) {
    const own = cellShapes.map(({ ring }) => shape([ring], true));
    const extent = own.length > 0 ? own : surroundingsOf(places, SURROUNDINGS * unit);
    return { ...laid, water: [], lines: [], land: null, extent, hasCellEdges: own.length > 0 };
  }
  const lines = (list: readonly { readonly line: CityMap['roads'][number]['line'] }[]) =>
    list.map(({ line }) => shape([line.map(project)], false));
  const roads = (kind: 'highway' | 'road' | 'street') => lines(map.roads.filter((road) => road.kind === kind));
  return {
    water: map.water.map(({ ring }) => shape([ring.map(project)], true)),
    land: shape(
      map.outline.map((ring) => ring.map(project)),
      true,
    ),
    extent: [],
    hasCellEdges: false,
    ...laid,
    lines: [
      { shapes: roads('street'), colour: 'street', width: 1.2, dash: [] },
      { shapes: lines(map.canals), colour: 'waterLine', width: 3, dash: [] },
      { shapes: roads('road'), colour: 'road', width: 2.2, dash: [] },
      { shapes: lines(map.railways), colour: 'road', width: 3, dash: [10, 6] },
      { shapes: roads('highway'), colour: 'highway', width: 4, dash: [] },
    ],
  };
}

function cellShape(code: string, ring: readonly Point[]): CellShape {
  // A soft edge reaches into the next pixel.
  return { code, ring, area: widened(areaAround(ring), 1) };
}

function bySquare(cells: readonly CellShape[]): ReadonlyMap<string, readonly CellShape[]> {
  const found = new Map<string, CellShape[]>();
  for (const cell of cells) {
    for (const square of squaresAround([cell.area])) {
      const key = squareKey(square);
      const known = found.get(key);
      if (known) known.push(cell);
      else found.set(key, [cell]);
    }
  }
  return found;
}

type Canvas = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

type AboveInput = {
  readonly canvas: Canvas;
  readonly area: Area;
  readonly ground: Ground;
  /** A base map lies under it, which shows land, water and roads itself. */
  readonly isOverBase: boolean;
  readonly palette: Palette;
  readonly unit: number;
};

type BelowInput = AboveInput & {
  readonly steps: ReadonlyMap<string, CellStep>;
  /** The colours of the four steps. */
  readonly shades: readonly [string, string, string, string];
};

/** Over a base map: how much of it is covered beyond the border, and how much by a cell. */
const BEYOND_SHARE = 0.5;
const CELL_SHARE = 0.6;

/** Land and cells, in whole squares of the plane, each drawn alone: what changes with the cases. */
export function paintBelow(input: BelowInput): void {
  for (const square of squaresOf(input.area)) paintSquare({ ...input, area: square });
}

function paintSquare(input: BelowInput): void {
  const { canvas, area, ground, isOverBase, palette } = input;
  if (!isOverBase) {
    canvas.fillStyle = ground.land === null ? palette.beyond : palette.land;
    canvas.fillRect(area.left, area.top, SQUARE, SQUARE);
  }
  const cells = ground.cellsBySquare.get(squareKey(area)) ?? [];
  const hasExtent = !isOverBase && ground.land === null;
  if (cells.length === 0 && !hasExtent) return;
  canvas.save();
  canvas.beginPath();
  canvas.rect(area.left, area.top, SQUARE, SQUARE);
  canvas.clip();
  if (hasExtent) paintExtent(input);
  if (isOverBase) canvas.globalAlpha = CELL_SHARE;
  paintCells(input, cells);
  canvas.restore();
}

/** What lies above the cells and stays: all beyond the border, canals, roads and railways, the border. Outside falls to 40 %. */
export function paintAbove(input: AboveInput): void {
  if (input.isOverBase) paintAboveBase(input);
  else if (input.ground.land !== null) paintAboveLand(input, input.ground.land);
}

/** The border; beyond it the base map steps back. */
function paintAboveBase({ canvas, area, ground, palette, unit }: AboveInput): void {
  const { land } = ground;
  if (land !== null) {
    const beyond = new Path2D();
    beyond.rect(area.left, area.top, area.right - area.left, area.bottom - area.top);
    beyond.addPath(land.path);
    canvas.save();
    canvas.clip(beyond, 'evenodd');
    canvas.globalAlpha = BEYOND_SHARE;
    canvas.fillStyle = palette.beyond;
    canvas.fillRect(area.left, area.top, area.right - area.left, area.bottom - area.top);
    canvas.restore();
  }
  canvas.strokeStyle = palette.edge;
  canvas.lineWidth = (land === null ? 1 : 2.4) * unit;
  canvas.lineJoin = 'round';
  const edges = land === null ? (ground.hasCellEdges ? ground.extent : []) : [land];
  canvas.stroke(together(edges, grown(area, canvas.lineWidth)));
}

function paintAboveLand(input: AboveInput, land: Shape): void {
  const { canvas, area, ground, palette, unit } = input;
  canvas.fillStyle = palette.beyond;
  canvas.fillRect(area.left, area.top, area.right - area.left, area.bottom - area.top);
  canvas.fillStyle = palette.water;
  for (const { path, area: own } of ground.water) if (touches(own, area)) canvas.fill(path);
  canvas.save();
  canvas.globalAlpha = 0.4;
  paintLines(input);
  canvas.restore();
  if (!touches(land.area, grown(area, 2 * unit))) return;
  // Land and cells are seen through what is left open.
  canvas.globalCompositeOperation = 'destination-out';
  canvas.fill(land.path);
  canvas.globalCompositeOperation = 'source-over';
  canvas.save();
  canvas.clip(land.path);
  paintLines(input);
  canvas.restore();
  canvas.strokeStyle = palette.edge;
  canvas.lineWidth = 2 * unit;
  canvas.lineJoin = 'round';
  canvas.stroke(land.path);
}

/** The extent of a city without an outline: its cells, else the surroundings of its cases. */
function paintExtent({ canvas, area, ground: { extent, hasCellEdges }, palette, unit }: BelowInput): void {
  const all = together(extent, grown(area, unit));
  canvas.fillStyle = palette.land;
  canvas.fill(all);
  if (!hasCellEdges) return;
  canvas.strokeStyle = palette.street;
  canvas.lineWidth = unit;
  canvas.stroke(all);
}

function surroundingsOf(points: readonly Point[], reach: number): readonly Shape[] {
  const seen = new Set<string>();
  const shapes: Shape[] = [];
  for (const [x, y] of points) {
    const key = `${Math.round((2 * x) / reach)} ${Math.round((2 * y) / reach)}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const path = new Path2D();
    path.arc(x, y, reach, 0, 2 * Math.PI);
    shapes.push({ path, area: { left: x - reach, top: y - reach, right: x + reach, bottom: y + reach } });
  }
  return shapes;
}

/** Cells of one step in one path: between neighbours no seam shines through. */
function paintCells({ canvas, steps, shades }: BelowInput, cells: readonly CellShape[]): void {
  const ofStep: (readonly Point[])[][] = [[], [], [], []];
  for (const { code, ring } of cells) {
    const step = steps.get(code);
    if (step !== undefined) ofStep[step - 1]?.push(ring);
  }
  for (const [i, rings] of ofStep.entries()) {
    if (rings.length === 0) continue;
    canvas.beginPath();
    for (const ring of rings) draw(canvas, ring, true);
    canvas.fillStyle = shades[i] ?? '';
    canvas.fill();
  }
}

function paintLines({ canvas, area, ground, palette, unit }: AboveInput): void {
  canvas.lineJoin = 'round';
  for (const { shapes, colour, width, dash } of ground.lines) {
    canvas.strokeStyle = palette[colour];
    canvas.lineWidth = width * unit;
    canvas.lineCap = dash.length > 0 ? 'butt' : 'round';
    canvas.setLineDash(dash.map((length) => length * unit));
    canvas.stroke(together(shapes, grown(area, width * unit)));
  }
  canvas.setLineDash([]);
}

/** The shapes that an area has a part of, as one path: where they cross, nothing is painted twice. */
function together(shapes: readonly Shape[], area: Area): Path2D {
  const path = new Path2D();
  for (const shape of shapes) if (touches(shape.area, area)) path.addPath(shape.path);
  return path;
}

function pathOf(lines: readonly (readonly Point[])[], isClosed: boolean): Path2D {
  const path = new Path2D();
  for (const line of lines) draw(path, line, isClosed);
  return path;
}

function draw(path: CanvasPath, line: readonly Point[], isClosed: boolean): void {
  for (const [i, [x, y]] of line.entries()) {
    if (i === 0) path.moveTo(x, y);
    else path.lineTo(x, y);
  }
  if (isClosed) path.closePath();
}
