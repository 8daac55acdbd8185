import type { Lamp, WallCase } from '../../../../shared/contract/wall.ts';
import { createMarkerIndex } from './markerIndex.ts';
import type { Marker, MarkerIndex } from './markerIndex.ts';
import { emptyPicture, imageOf, layBelow } from './blend.ts';
import type { Palette } from './palette.ts';
import { overlaps, widened } from './plane.ts';
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
  /** The case that lies on top in an area; null: none does. */
  readonly topIn: (area: Area) => number | null;
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

/** A case as it is drawn; the same record again is drawn alike. */
export type DrawnCase = { readonly one: Pick<WallCase, 'id' | 'lat' | 'lng' | 'dueAtMs'>; readonly lamp: Lamp };
type DrawnCases = ReadonlyMap<number, DrawnCase>;

export type GivenCases = {
  readonly lamps: DrawnCases;
  /** What has changed in them since others; null: not known. */
  readonly changes: {
    readonly since: DrawnCases;
    readonly gone: readonly DrawnCase[];
    readonly come: readonly DrawnCase[];
  } | null;
  readonly counts: Readonly<Record<Lamp, number>>;
  readonly palette: Palette;
  readonly unit: number;
};

type Known = { readonly lit: DrawnCase; readonly marker: Marker };

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
  /** The lamps that were put last. */
  let latest: DrawnCases | null = null;

  function markerOf({ one, lamp }: DrawnCase): Marker | null {
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

  /** The cases that are not on the map any more, and those that are or stand otherwise. */
  function newsOf({ lamps, changes }: GivenCases) {
    if (changes !== null && changes.since === latest)
      return { gone: changes.gone.map(({ one }) => one.id).filter((id) => !lamps.has(id)), come: changes.come };
    return {
      gone: [...known.keys()].filter((id) => !lamps.has(id)),
      come: [...lamps].filter(([id, lit]) => known.get(id)?.lit !== lit).map(([, lit]) => lit),
    };
  }

  function put(given: GivenCases): CaseChanges {
    const { lamps, counts, palette, unit } = given;
    const { gone, come } = newsOf(given);
    latest = lamps;
    const touched = gone.flatMap(remove);
    const added: number[] = [];
    const worsened: number[] = [];
    for (const lit of come) {
      const { id } = lit.one;
      const old = known.get(id);
      touched.push(...remove(id));
      const marker = markerOf(lit);
      if (marker === null) continue;
      known.set(id, { lit, marker });
      index.add(marker);
      touched.push(marker);
      if (!old) added.push(id);
      else if (old.marker.lamp !== lit.lamp && RANK[lit.lamp] >= RANK.overdue) worsened.push(id);
    }
    const isOtherSet = gone.length > 0 || added.length > 0;
    const look = { counts, palette, unit };
    if (sprites?.key === spritesKey(look)) {
      const { of } = sprites;
      const ratio = devicePixelRatio;
      const areas = touched.map((marker): Area => {
        const { left, top, right, bottom } = boxOf(marker, of, ratio);
        return widened({ left: left / ratio, top: top / ratio, right: right / ratio, bottom: bottom / ratio }, 0);
      });
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
      for (const [id, { lit }] of known) {
        const marker = markerOf(lit);
        if (marker === null) continue;
        known.set(id, { lit, marker });
        index.add(marker);
      }
    },
    paint(canvas, area) {
      if (sprites === null) return;
      const { of, reach } = sprites;
      const { a: ratio, e: originX, f: originY } = canvas.getTransform();
      const seen = {
        left: Math.floor(area.left * ratio),
        top: Math.floor(area.top * ratio),
        right: Math.ceil(area.right * ratio),
        bottom: Math.ceil(area.bottom * ratio),
      };
      const markers = index.within(widened(area, reach), (marker) => overlaps(boxOf(marker, of, ratio), seen));
      if (markers.length === 0) return;
      const picture = emptyPicture(seen.right - seen.left, seen.bottom - seen.top);
      let open = picture.width * picture.height;
      for (let i = markers.length - 1; i >= 0 && open > 0; i -= 1) {
        const marker = markers[i];
        if (marker === undefined) break;
        const { left, top } = boxOf(marker, of, ratio);
        open -= layBelow(picture, of[marker.lamp].picture, left - seen.left, top - seen.top);
      }
      canvas.putImageData(imageOf(picture), seen.left + originX, seen.top + originY);
    },
    at(id) {
      const marker = known.get(id)?.marker;
      return marker ? [marker.x, marker.y] : null;
    },
    topIn: (area) => index.within(area).at(-1)?.id ?? null,
    countIn: (area) => index.within(area).length,
  };
}

/** Where a marker lies in the pixels of the screen: on whole ones it is sharp, and the same wherever the plane lies. */
function boxOf({ lamp, x, y }: Marker, of: Sprites['of'], ratio: number): Area {
  const { picture, side } = of[lamp];
  const [left, top] = [Math.round((x - side / 2) * ratio), Math.round((y - side / 2) * ratio)];
  return { left, top, right: left + picture.width, bottom: top + picture.height };
}
