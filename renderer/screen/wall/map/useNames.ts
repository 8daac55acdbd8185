import { useEffect, useState } from 'react';
import type { RefObject } from 'react';
import type { CityMapAnswer } from '../../../../shared/contract/map.ts';
import type { WallCase } from '../../../../shared/contract/wall.ts';
import type { Overview } from '../overview.ts';
import { quietCorner } from './corner.ts';
import type { Corner } from './corner.ts';
import { labelsOf, markerBoxes } from './labels.ts';
import type { MapPicture } from './picture.ts';
import { touches } from './plane.ts';
import type { Area, Point } from './plane.ts';
import { overlap, placeLabels } from './placeLabels.ts';
import type { Box, Label } from './placeLabels.ts';

type NamesInput = {
  readonly map: MapPicture | null;
  readonly place: RefObject<HTMLDivElement | null>;
  readonly answer: CityMapAnswer;
  readonly overview: Overview;
  /** The names of categories, for the plates. */
  readonly categories: Readonly<Record<string, string>>;
  readonly scale: number;
  /** The part of the plane that is seen since the view came to rest. */
  readonly view: Area | null;
};

type Names = {
  /** Their middles on the map's plane. */
  readonly labels: readonly Label[];
  readonly hazards: readonly ShownHazard[];
  readonly corner: Corner;
};

/** A hazard with its name plate, which stands above it at the lower edge of the view and is moved in from the sides. */
export type ShownHazard = {
  readonly one: WallCase;
  readonly at: Point;
  readonly isAbove: boolean;
  /** In pixels to the right. */
  readonly shift: number;
  /** Its box in logical pixels of the view. */
  readonly plate: Box;
};

/** Hazards beyond these are in the situation line, one after the other. */
const MOST_HAZARDS = 4;
/** Names follow the markers so much later: a burst of changes places them once. */
const SETTLE_MS = 120;

/** The names of places and hazards, where they cover no marker that needs somebody, and the corner for the card. */
export function useNames({ map, place, answer, overview, categories, scale, view }: NamesInput): Names {
  const [names, setNames] = useState<Names>({ labels: [], hazards: [], corner: 'bottom-left' });

  useEffect(() => {
    if (map === null || view === null || place.current === null) return;
    const stage = place.current;
    const timer = setTimeout(
      () => setNames(placeNames({ map, view, stage, answer, overview, categories, scale })),
      SETTLE_MS,
    );
    return () => clearTimeout(timer);
  }, [map, place, answer, overview, categories, scale, view]);

  return names;
}

type PlaceInput = Omit<NamesInput, 'map' | 'place' | 'view'> & {
  readonly map: MapPicture;
  readonly view: Area;
  readonly stage: HTMLElement;
};

function placeNames(input: PlaceInput): Names {
  const { map, view, stage, answer, overview, scale } = input;
  const { left, top, right, bottom } = view;
  const logical = ([x, y]: Point): Point => [(x - left) / scale, (y - top) / scale];
  const width = (right - left) / scale;
  const height = (bottom - top) / scale;
  const overlays = overlayBoxes(stage, scale);
  const { corner, box } = quietCorner({
    width,
    height,
    overlays,
    countIn: (at) => map.countIn(areaOf(at, { left, top, scale })),
  });
  const hazards = shownHazards(input, overlays);
  const obstacles = [
    ...markerBoxes(overview, (id) => {
      const at = map.at(id);
      return at && logical(at);
    }),
    ...overlays,
    box,
    ...hazards.flatMap(({ at, plate }) => {
      const [x, y] = logical(at);
      return [plate, { x, y, width: 60, height: 60 }];
    }),
  ];
  const project = map.project();
  const labels = placeLabels({
    labels: labelsOf({ answer, byTown: overview.byTown, project: (position) => logical(project(position)) }).map(
      (label) => (height < CROWDED_BELOW_PX ? { ...label, optional: true } : label),
    ),
    obstacles,
    width,
    height,
  });
  return {
    labels: labels.map((label) => ({ ...label, x: left + label.x * scale, y: top + label.y * scale })),
    hazards,
    corner,
  };
}

function areaOf(
  { x, y, width, height }: Box,
  plane: { readonly left: number; readonly top: number; readonly scale: number },
) {
  const { left, top, scale } = plane;
  return {
    left: left + (x - width / 2) * scale,
    top: top + (y - height / 2) * scale,
    right: left + (x + width / 2) * scale,
    bottom: top + (y + height / 2) * scale,
  };
}

/** On a lower map names that find no free place are left out rather than laid on something else; in logical pixels. */
const CROWDED_BELOW_PX = 600;
/** A plate's middle below its hazard, and its height, in logical pixels. */
const PLATE = { below: 60, height: 46 } as const;
const LETTER = 26;

/** Those in view whose name plates do not cover an earlier one, the longest waiting first. */
function shownHazards(
  { map, view, scale, overview, categories }: PlaceInput,
  overlays: readonly Box[],
): readonly ShownHazard[] {
  const kept: ShownHazard[] = [];
  const width = (view.right - view.left) / scale;
  const height = (view.bottom - view.top) / scale;
  for (const one of overview.hazards) {
    if (kept.length === MOST_HAZARDS) break;
    const at = map.at(one.id);
    if (at === null || !touches(view, { left: at[0], right: at[0], top: at[1], bottom: at[1] })) continue;
    const [x, y] = [(at[0] - view.left) / scale, (at[1] - view.top) / scale];
    const name = categories[one.category] ?? one.category;
    const plate = { y: 0, width: name.length * LETTER + 30, height: PLATE.height };
    const half = plate.width / 2;
    const middle = Math.min(width - half, Math.max(half, x));
    const rightOf = overlays.map((box) => box.x + box.width / 2 + half);
    const choices = [middle, ...rightOf].flatMap((to) =>
      [false, true].map((isAbove) => ({ ...plate, x: to, y: y + (isAbove ? -PLATE.below : PLATE.below), isAbove })),
    );
    const free = choices.find(
      (box) =>
        box.y > PLATE.height / 2 &&
        box.y + PLATE.height / 2 < height &&
        !overlays.some((overlay) => overlap(overlay, box) > 0) &&
        kept.every(({ plate: other }) => overlap(other, box) === 0),
    );
    if (free) kept.push({ one, at, isAbove: free.isAbove, shift: (free.x - x) * scale, plate: free });
  }
  return kept;
}

/** Legend and notice stand on the map; names keep clear of them. */
function overlayBoxes(stage: HTMLElement, scale: number): readonly Box[] {
  const origin = stage.getBoundingClientRect();
  return [...(stage.parentElement?.querySelectorAll('.legend, .map-notice') ?? [])].map((overlay) => {
    const { left, top, width, height } = overlay.getBoundingClientRect();
    return {
      x: (left - origin.left + width / 2) / scale,
      y: (top - origin.top + height / 2) / scale,
      width: width / scale + 12,
      height: height / scale,
    };
  });
}
