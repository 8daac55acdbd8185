import type { CityMap } from '../../../../shared/grid/cityMap.ts';
import type { MapCell } from '../../../../shared/contract/map.ts';
import type { CellStep } from '../../../../shared/wall/shading.ts';
import type { Palette } from './palette.ts';
import { areaAround, touches } from './plane.ts';
import type { Area, Point, Project } from './plane.ts';

/** Something on the ground, ready to be painted on any part of the plane. */
type Shape = { readonly path: Path2D; readonly area: Area };
type Lines = {
  readonly shapes: readonly Shape[];
  readonly colour: 'street' | 'waterLine' | 'road' | 'highway';
  /** In logical pixels. */
  readonly width: number;
  readonly dash: readonly number[];
};

/** The ground of a city on a plane. */
export type Ground = {
  readonly water: readonly Shape[];
  /** Null: the city has no outline, `extent` tells how far it reaches. */
  readonly land: Shape | null;
  readonly extent: readonly Shape[];
  /** Edges are drawn around the cells of a city without an outline, so that its extent is seen. */
  readonly hasCellEdges: boolean;
  readonly lines: readonly Lines[];
  readonly cells: ReadonlyMap<string, Shape>;
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
  const cellShapes = new Map(cells.map(({ code, ring }) => [code, shape([ring.map(project)], true)]));
  const none = { water: [], lines: [], cells: cellShapes };
  if (map === null) {
    const extent = cells.length > 0 ? [...cellShapes.values()] : surroundingsOf(places, SURROUNDINGS * unit);
    return { ...none, land: null, extent, hasCellEdges: cells.length > 0 };
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
    cells: cellShapes,
    lines: [
      { shapes: roads('street'), colour: 'street', width: 1.2, dash: [] },
      { shapes: lines(map.canals), colour: 'waterLine', width: 3, dash: [] },
      { shapes: roads('road'), colour: 'road', width: 2.2, dash: [] },
      { shapes: lines(map.railways), colour: 'road', width: 3, dash: [10, 6] },
      { shapes: roads('highway'), colour: 'highway', width: 4, dash: [] },
    ],
  };
}

type PaintInput = {
  readonly canvas: CanvasRenderingContext2D;
  readonly area: Area;
  readonly ground: Ground;
  /** A base map lies under it, which shows land, water and roads itself. */
  readonly isOverBase: boolean;
  readonly steps: ReadonlyMap<string, CellStep>;
  /** The colours of the four steps. */
  readonly shades: readonly [string, string, string, string];
  readonly palette: Palette;
  readonly unit: number;
};

/** Over a base map: how much of it is covered beyond the border, and how much by a cell. */
const BEYOND_SHARE = 0.5;
const CELL_SHARE = 0.6;

/** From the ground up: beyond the border, water, land, cells, canals, roads, railway, border. Outside falls to 40 %. */
export function paintGround(input: PaintInput): void {
  if (input.isOverBase) paintOverBase(input);
  else paintWhole(input);
}

/** Cells and the border; beyond it the base map steps back. */
function paintOverBase(input: PaintInput): void {
  const { canvas, area, ground, palette, unit } = input;
  const { land } = ground;
  canvas.save();
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
  canvas.globalAlpha = CELL_SHARE;
  paintCells(input);
  canvas.restore();
  canvas.strokeStyle = palette.edge;
  canvas.lineWidth = (land === null ? 1 : 2.4) * unit;
  canvas.lineJoin = 'round';
  const edges = land === null ? (ground.hasCellEdges ? ground.extent : []) : [land];
  canvas.stroke(together(edges, grownBy(area, canvas.lineWidth)));
}

function paintWhole(input: PaintInput): void {
  const { canvas, area, ground, palette, unit } = input;
  canvas.fillStyle = palette.beyond;
  canvas.fillRect(area.left, area.top, area.right - area.left, area.bottom - area.top);
  canvas.fillStyle = palette.water;
  for (const { path, area: own } of ground.water) if (touches(own, area)) canvas.fill(path);
  const { land } = ground;
  if (land === null) {
    paintExtent(input);
    paintCells(input);
    return;
  }
  canvas.save();
  canvas.globalAlpha = 0.4;
  paintLines(input);
  canvas.restore();
  if (!touches(land.area, grownBy(area, 2 * unit))) return;
  canvas.fillStyle = palette.land;
  canvas.fill(land.path);
  canvas.save();
  canvas.clip(land.path);
  paintCells(input);
  paintLines(input);
  canvas.restore();
  canvas.strokeStyle = palette.edge;
  canvas.lineWidth = 2 * unit;
  canvas.lineJoin = 'round';
  canvas.stroke(land.path);
}

/** The extent of a city without an outline: its cells, else the surroundings of its cases. */
function paintExtent({ canvas, area, ground: { extent, hasCellEdges }, palette, unit }: PaintInput): void {
  const all = together(extent, grownBy(area, unit));
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

function paintCells({ canvas, area, ground, steps, shades }: PaintInput): void {
  const paths = shades.map(() => new Path2D());
  for (const [code, step] of steps) {
    const cell = ground.cells.get(code);
    // Cells of one step in one path: between neighbours no seam shines through.
    if (cell && touches(cell.area, area)) paths[step - 1]?.addPath(cell.path);
  }
  for (const [i, shade] of shades.entries()) {
    const path = paths[i];
    canvas.fillStyle = shade;
    if (path) canvas.fill(path);
  }
}

function paintLines({ canvas, area, ground, palette, unit }: PaintInput): void {
  canvas.lineJoin = 'round';
  for (const { shapes, colour, width, dash } of ground.lines) {
    canvas.strokeStyle = palette[colour];
    canvas.lineWidth = width * unit;
    canvas.lineCap = dash.length > 0 ? 'butt' : 'round';
    canvas.setLineDash(dash.map((length) => length * unit));
    canvas.stroke(together(shapes, grownBy(area, width * unit)));
  }
  canvas.setLineDash([]);
}

/** The shapes that an area has a part of, as one path: where they cross, nothing is painted twice. */
function together(shapes: readonly Shape[], area: Area): Path2D {
  const path = new Path2D();
  for (const shape of shapes) if (touches(shape.area, area)) path.addPath(shape.path);
  return path;
}

function grownBy({ left, top, right, bottom }: Area, by: number): Area {
  return { left: left - by, top: top - by, right: right + by, bottom: bottom + by };
}

function pathOf(lines: readonly (readonly Point[])[], isClosed: boolean): Path2D {
  const path = new Path2D();
  for (const line of lines) {
    for (const [i, [x, y]] of line.entries()) {
      if (i === 0) path.moveTo(x, y);
      else path.lineTo(x, y);
    }
    if (isClosed) path.closePath();
  }
  return path;
}
