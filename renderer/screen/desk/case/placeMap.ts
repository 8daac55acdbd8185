import type { CityMapAnswer } from '../../../../shared/contract/map.ts';
import type { Position } from '../../../../shared/grid/coordinate.ts';

/** How much of the city the small map shows, in metres, and what it draws, in metres east and south of the case. */
export const MAP_WIDTH_M = 900;
export const MAP_HEIGHT_M = 340;

export type PlaceMap = {
  readonly cells: readonly { readonly path: string; readonly own: boolean }[];
  readonly water: readonly string[];
  readonly lines: readonly { readonly kind: 'canal' | 'highway' | 'road' | 'street'; readonly path: string }[];
  /** Names of the roads that cross the picture, where they enter it. */
  readonly names: readonly { readonly name: string; readonly x: number; readonly y: number }[];
};

type Point = readonly [x: number, y: number];

const METRES_A_DEGREE = 111_320;

/** Metres east and south of a place; at the scale of a few streets the earth is flat. */
function metresFrom([lng, lat]: Position): (position: Position) => Point {
  const shrink = Math.cos((lat * Math.PI) / 180);
  return ([east, north]) => [(east - lng) * METRES_A_DEGREE * shrink, (lat - north) * METRES_A_DEGREE];
}

function pathOf(points: readonly Point[], closed: boolean): string {
  const text = points.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L');
  return `M${text}${closed ? 'Z' : ''}`;
}

/** Whether the box around the points touches the picture. */
function isSeen(points: readonly Point[]): boolean {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const halves = [MAP_WIDTH_M / 2, MAP_HEIGHT_M / 2] as const;
  return (
    Math.min(...xs) < halves[0] &&
    Math.max(...xs) > -halves[0] &&
    Math.min(...ys) < halves[1] &&
    Math.max(...ys) > -halves[1]
  );
}

/** A point of the line well inside the picture, for its name. */
function namePlace(points: readonly Point[]): Point | null {
  const steps = points.flatMap(([x, y], index) => {
    const [nextX, nextY] = points[index + 1] ?? [x, y];
    return Array.from({ length: 20 }, (_, part): Point => [
      x + ((nextX - x) * part) / 20,
      y + ((nextY - y) * part) / 20,
    ]);
  });
  const inside = steps.filter(([x, y]) => Math.abs(x) < MAP_WIDTH_M * 0.36 && Math.abs(y) < MAP_HEIGHT_M * 0.4);
  // Not under the mark of the case, which stands in the middle.
  return inside.find(([x, y]) => Math.hypot(x, y) > 120) ?? null;
}

/** What lies around a place, as paths of an SVG whose middle is the place. */
export function placeMap({ map, cells }: CityMapAnswer, place: Position, own: string | null): PlaceMap {
  const project = metresFrom(place);
  const seen = (ring: readonly Position[]): readonly Point[] | null => {
    const points = ring.map(project);
    return isSeen(points) ? points : null;
  };
  const lines = [
    ...(map?.canals ?? []).map((line) => ({ ...line, kind: 'canal' as const })),
    ...(map?.roads ?? []),
  ].flatMap(({ line, kind, name }) => {
    const points = seen(line);
    return points ? [{ kind, name, points, path: pathOf(points, false) }] : [];
  });
  const named = new Map(lines.map(({ name, points }) => [name, namePlace(points)]));
  return {
    cells: cells.flatMap(({ code, ring }) => {
      const points = seen(ring);
      return points ? [{ path: pathOf(points, true), own: code === own }] : [];
    }),
    water: (map?.water ?? []).flatMap(({ ring }) => {
      const points = seen(ring);
      return points ? [pathOf(points, true)] : [];
    }),
    lines: lines.map(({ kind, path }) => ({ kind, path })),
    names: [...named].flatMap(([name, at]) => (at && name !== '' ? [{ name, x: at[0], y: at[1] }] : [])).slice(0, 3),
  };
}
