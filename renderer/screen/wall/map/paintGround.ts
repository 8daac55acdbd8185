import type { CityMap } from '../../../../shared/grid/cityMap.ts';
import type { Position } from '../../../../shared/grid/coordinate.ts';
import type { MapCell } from '../../../../shared/contract/map.ts';
import { shadeOf } from '../overview.ts';
import type { Palette } from './palette.ts';

export type Point = readonly [x: number, y: number];
export type Project = (position: Position) => Point;

type GroundInput = {
  readonly canvas: CanvasRenderingContext2D;
  readonly width: number;
  readonly height: number;
  readonly project: Project;
  readonly map: CityMap | null;
  readonly cells: readonly MapCell[];
  readonly byCell: ReadonlyMap<string, number>;
  /** Where the open cases lie. */
  readonly positions: readonly Position[];
  readonly palette: Palette;
  /** Pixels of one logical pixel. */
  readonly unit: number;
};

/** From the ground up: beyond the border, water, land, cells, canals, roads, railway, border. Outside falls to 40 %. */
export function paintGround(input: GroundInput): void {
  const { canvas, width, height, project, map, palette, unit } = input;
  canvas.fillStyle = palette.beyond;
  canvas.fillRect(0, 0, width, height);
  if (map === null) {
    paintExtent(input);
    paintCells(input);
    return;
  }
  canvas.fillStyle = palette.water;
  for (const { ring } of map.water) canvas.fill(pathOf([ring], project, true));
  const land = pathOf(map.outline, project, true);
  canvas.save();
  canvas.globalAlpha = 0.4;
  paintLines(input, map);
  canvas.restore();
  canvas.fillStyle = palette.land;
  canvas.fill(land);
  canvas.save();
  canvas.clip(land);
  paintCells(input);
  paintLines(input, map);
  canvas.restore();
  canvas.strokeStyle = palette.edge;
  canvas.lineWidth = 2 * unit;
  canvas.lineJoin = 'round';
  canvas.stroke(land);
}

/** How far a case's surroundings reach where neither an outline nor cells tell the city's extent, in logical pixels. */
const SURROUNDINGS = 30;

/** The extent of a city without an outline: its cells, else the surroundings of its cases. */
function paintExtent({ canvas, project, cells, positions, palette, unit }: GroundInput): void {
  canvas.fillStyle = palette.land;
  if (cells.length > 0) {
    const all = pathOf(
      cells.map(({ ring }) => ring),
      project,
      true,
    );
    canvas.fill(all);
    canvas.strokeStyle = palette.street;
    canvas.lineWidth = unit;
    canvas.stroke(all);
    return;
  }
  canvas.fill(surroundingsOf(positions.map(project), SURROUNDINGS * unit));
}

function surroundingsOf(points: readonly Point[], reach: number): Path2D {
  const seen = new Set<string>();
  const extent = new Path2D();
  for (const [x, y] of points) {
    const key = `${Math.round((2 * x) / reach)} ${Math.round((2 * y) / reach)}`;
    if (seen.has(key)) continue;
    seen.add(key);
    extent.moveTo(x + reach, y);
    extent.arc(x, y, reach, 0, 2 * Math.PI);
  }
  return extent;
}

function paintCells({ canvas, project, cells, byCell, palette }: GroundInput): void {
  const most = Math.max(1, ...byCell.values());
  const shades = [palette.cell1, palette.cell2, palette.cell3, palette.cell4];
  const rings = shades.map((): (readonly Position[])[] => []);
  for (const { code, ring } of cells) {
    const count = byCell.get(code) ?? 0;
    if (count > 0) rings[shadeOf(count, most) - 1]?.push(ring);
  }
  for (const [i, shade] of shades.entries()) {
    canvas.fillStyle = shade;
    canvas.fill(pathOf(rings[i] ?? [], project, true));
  }
}

function paintLines({ canvas, project, palette, unit }: GroundInput, map: CityMap): void {
  const roads = (kind: 'highway' | 'road' | 'street') => map.roads.filter((road) => road.kind === kind);
  const strokes = [
    { lines: roads('street'), colour: palette.street, width: 1.2, dash: [] },
    { lines: map.canals, colour: palette.waterLine, width: 3, dash: [] },
    { lines: roads('road'), colour: palette.road, width: 2.2, dash: [] },
    { lines: map.railways, colour: palette.road, width: 3, dash: [10, 6] },
    { lines: roads('highway'), colour: palette.highway, width: 4, dash: [] },
  ] as const;
  canvas.lineCap = 'round';
  canvas.lineJoin = 'round';
  for (const { lines, colour, width, dash } of strokes) {
    canvas.strokeStyle = colour;
    canvas.lineWidth = width * unit;
    canvas.lineCap = dash.length > 0 ? 'butt' : 'round';
    canvas.setLineDash(dash.map((length) => length * unit));
    canvas.stroke(
      pathOf(
        lines.map(({ line }) => line),
        project,
        false,
      ),
    );
  }
  canvas.setLineDash([]);
}

function pathOf(lines: readonly (readonly Position[])[], project: Project, isClosed: boolean): Path2D {
  const path = new Path2D();
  for (const line of lines) {
    for (const [i, position] of line.entries()) {
      const [x, y] = project(position);
      if (i === 0) path.moveTo(x, y);
      else path.lineTo(x, y);
    }
    if (isClosed) path.closePath();
  }
  return path;
}
