import type { CityMapAnswer } from '../../../../shared/contract/map.ts';
import type { Lamp } from '../../../../shared/contract/wall.ts';
import type { Overview } from '../overview.ts';
import type { Position } from '../../../../shared/grid/coordinate.ts';
import { isInPolygons } from '../../../../shared/grid/polygon.ts';
import type { Point, Project } from './plane.ts';
import type { Box, Label } from './placeLabels.ts';

type LabelsInput = {
  readonly answer: CityMapAnswer;
  readonly byTown: ReadonlyMap<string, number>;
  /** Into logical pixels of the view. */
  readonly project: Project;
};

const TOWN_TEXT = 26;
const HINT_TEXT = 24;
const DIGIT = 13;

/** The names on the map in logical pixels: towns with their counts, then the one river, canal and highway that help. */
export function labelsOf({ answer: { map, base }, byTown, project }: LabelsInput): readonly Label[] {
  if (map === null) return [];
  const at = (place: Position) => {
    const [x, y] = project(place);
    return { x, y };
  };
  const towns = map.towns
    .map((town) => ({ town, count: byTown.get(town.code) ?? 0 }))
    .toSorted((a, b) => b.count - a.count)
    .map(({ town, count }): Label => {
      const width = town.name.length * TOWN_TEXT + (String(count).length + 1) * DIGIT;
      return { key: town.code, kind: 'town', name: town.name, count, ...at(town.label), width, height: 34 };
    });
  const hint = (kind: Label['kind'], name: string, place: Position | null | undefined): readonly Label[] =>
    place
      ? [
          {
            key: `${kind} ${name}`,
            kind,
            name,
            count: null,
            ...at(place),
            width: name.length * (kind === 'river' ? 40 : kind === 'highway' ? DIGIT : HINT_TEXT) + 8,
            height: 32,
            optional: true,
          },
        ]
      : [];
  // A base map bears the names of waters and roads itself.
  if (base !== null) return towns;
  const land = map.outline.map((ring) => [ring]);
  const inside = (line: readonly Position[]) => {
    const points = line.filter(([lng, lat]) => isInPolygons(land, lng, lat));
    return points[Math.floor(points.length * 0.8)];
  };
  const canal = map.canals[1] ?? map.canals[0];
  const highway = map.roads.find(({ kind, name }) => kind === 'highway' && /^[A-Z]/.test(name));
  return [
    ...towns,
    ...map.water.slice(0, 1).flatMap(({ name, label }) => hint('river', name, label)),
    ...(canal ? hint('canal', canal.name, inside(canal.line)) : []),
    ...(highway ? hint('highway', highway.name, inside(highway.line)) : []),
  ];
}

const SIZES: Readonly<Partial<Record<Lamp, number>>> = { overdue: 26, soon: 22, observation: 18, hazard: 60 };
/** With more than this, names cannot keep clear of all markers; the gravest come first. */
const MOST_BOXES = 200;

/** The boxes of markers that need somebody, the gravest first; `at`: where a case lies in logical pixels of the view. */
export function markerBoxes({ lamps }: Overview, at: (id: number) => Point | null): readonly Box[] {
  const ids: Record<Lamp, number[]> = { hazard: [], overdue: [], soon: [], observation: [], normal: [] };
  for (const [id, { lamp }] of lamps) if (lamp !== 'normal' && ids[lamp].length < MOST_BOXES) ids[lamp].push(id);
  return [...ids.hazard, ...ids.overdue, ...ids.soon, ...ids.observation].slice(0, MOST_BOXES).flatMap((id) => {
    const place = at(id);
    const size = SIZES[lamps.get(id)?.lamp ?? 'normal'] ?? 0;
    return place === null ? [] : [{ x: place[0], y: place[1], width: size, height: size }];
  });
}
