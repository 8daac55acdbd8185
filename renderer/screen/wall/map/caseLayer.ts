import type { Lamp, WallCase } from '../../../../shared/contract/wall.ts';
import { createMarkerIndex } from './markerIndex.ts';
import type { Marker, MarkerIndex } from './markerIndex.ts';
import type { Palette } from './palette.ts';
import { widened } from './plane.ts';
import type { Area, Point, Project } from './plane.ts';
import { spritesKey, spritesOf } from './sprites.ts';
import type { Sprites } from './sprites.ts';

/** The markers of the open cases: a change paints only the places that it touches. */
export type CaseLayer = {
  /** Takes over the cases as they now stand. */
  readonly put: (given: GivenCases) => CaseChanges;
  /** The plane is another one. */
  readonly project: (project: Project) => void;
  readonly paint: (canvas: CanvasRenderingContext2D, area: Area) => void;
  /** Where a case lies; null: it is not on the map. */
  readonly at: (id: number) => Point | null;
  /** How many cases lie in an area. */
  readonly countIn: (area: Area) => number;
};

export type CaseChanges = {
  /** What to paint anew; null: all. */
  readonly areas: readonly Area[] | null;
  /** Another set of cases lies on the map than before. */
  readonly isOtherSet: boolean;
  readonly added: readonly number[];
  /** Those that became overdue, or a hazard that waits. */
  readonly worsened: readonly number[];
};

export type GivenCases = {
  readonly cases: ReadonlyMap<number, WallCase>;
  readonly lamps: ReadonlyMap<number, Lamp>;
  readonly counts: Readonly<Record<Lamp, number>>;
  readonly palette: Palette;
  readonly unit: number;
};

type Known = { readonly one: WallCase; readonly marker: Marker };

/** The gravest on top. */
const RANK: Readonly<Record<Lamp, number>> = { normal: 0, observation: 1, soon: 2, overdue: 3, hazard: 4 };
/** Later than any deadline, and small enough that the order of all states is exact. */
const LATEST_MS = 1e13;

/** A layer for the cases, empty on a plane without a city. */
export function createCaseLayer(): CaseLayer {
  const known = new Map<number, Known>();
  let index: MarkerIndex = createMarkerIndex();
  let project: Project = () => [0, 0];
  let sprites: Sprites | null = null;

  function markerOf(one: WallCase, lamp: Lamp): Marker | null {
    if (one.lat === null || one.lng === null) return null;
    const [x, y] = project([one.lng, one.lat]);
    // Within a state the longest due lies on top.
    return { id: one.id, lamp, x, y, order: RANK[lamp] * LATEST_MS + LATEST_MS - (one.dueAtMs ?? LATEST_MS) };
  }

  /** Takes a case off the map; answers where it lay. */
  function remove(id: number): readonly Marker[] {
    const marker = known.get(id)?.marker;
    if (!marker) return [];
    known.delete(id);
    index.remove(marker);
    return [marker];
  }

  function put({ cases, lamps, counts, palette, unit }: GivenCases): CaseChanges {
    const gone = [...known.keys()].filter((id) => !cases.has(id));
    const touched = gone.flatMap(remove);
    const added: number[] = [];
    const worsened: number[] = [];
    for (const [id, one] of cases) {
      const lamp = lamps.get(id) ?? 'normal';
      const old = known.get(id);
      if (old?.one === one && old.marker.lamp === lamp) continue;
      touched.push(...remove(id));
      const marker = markerOf(one, lamp);
      if (marker === null) continue;
      known.set(id, { one, marker });
      index.add(marker);
      touched.push(marker);
      if (!old) added.push(id);
      else if (old.marker.lamp !== lamp && RANK[lamp] >= RANK.overdue) worsened.push(id);
    }
    const isOtherSet = gone.length > 0 || added.length > 0;
    const look = { counts, palette, unit };
    if (sprites?.key === spritesKey(look)) {
      const { reach } = sprites;
      const areas = touched.map(({ x, y }) => widened({ left: x, top: y, right: x, bottom: y }, reach));
      return { areas, isOtherSet, added, worsened };
    }
    sprites = spritesOf(look);
    return { areas: null, isOtherSet, added, worsened };
  }

  return {
    put,
    project(next) {
      project = next;
      index = createMarkerIndex();
      for (const [id, { one, marker: old }] of known) {
        const marker = markerOf(one, old.lamp);
        if (marker === null) continue;
        known.set(id, { one, marker });
        index.add(marker);
      }
    },
    paint(canvas, area) {
      if (sprites === null) return;
      const { of, reach } = sprites;
      canvas.imageSmoothingEnabled = false;
      for (const { lamp, x, y } of index.within(widened(area, reach))) {
        const { image, side } = of[lamp];
        // On whole pixels of the screen a marker is sharp, and the same wherever the plane lies.
        const left = Math.round((x - side / 2) * devicePixelRatio) / devicePixelRatio;
        const top = Math.round((y - side / 2) * devicePixelRatio) / devicePixelRatio;
        canvas.drawImage(image, left, top, side, side);
      }
    },
    at(id) {
      const marker = known.get(id)?.marker;
      return marker ? [marker.x, marker.y] : null;
    },
    countIn: (area) => index.within(area).length,
  };
}
