import * as Leaflet from 'leaflet';
import type { MapBaseView } from '../../../../shared/grid/mapBase.ts';
import type { Position } from '../../../../shared/grid/coordinate.ts';
import type { Bounds } from '../../../../shared/grid/polygon.ts';
import { layBaseTiles } from './baseTiles.ts';
import { projectAt } from './plane.ts';
import type { Area, Point, Project } from './plane.ts';
import type { Stand } from './tiles.ts';

/**
 * The map's stage: Leaflet takes gestures and moves the plane on which all is drawn. A gesture locks the view; while it is
 * not locked, the view follows the area that it is told to show.
 */
export type Stage = {
  /** Elements on the plane, from the ground up; what stands in them moves with it. */
  readonly ground: HTMLElement;
  readonly cases: HTMLElement;
  readonly names: HTMLElement;
  /** The part of the plane that is seen. */
  readonly view: () => Area;
  readonly project: () => Project;
  /** Begins to tell what happens, with the plane as it lies. */
  readonly begin: (listeners: StageListeners) => void;
  /** The area that the view shows when nobody has moved it. Null: there is none yet. */
  readonly fit: (bounds: StageBounds | null) => void;
  readonly camera: Camera;
  readonly end: () => void;
};

/** The view as it can be moved without a gesture. */
export type Camera = {
  /** Ends the lock: the view shows the whole area again. */
  readonly unlock: () => void;
  /** Shows an area and stays there. */
  readonly show: (bounds: Bounds) => void;
  /** Moves the view by pixels, as a gesture does. */
  readonly pan: (right: number, down: number) => void;
  /** Doubles the scale so many times, as a gesture does; `around` stays where it is, null: the middle does. */
  readonly zoom: (steps: number, around: Position | null) => void;
  /** What is seen. */
  readonly bounds: () => Bounds;
  readonly centre: () => Position;
  /** Whether the view is where a gesture left it. */
  readonly isByHand: () => boolean;
};

export type StageBounds = Bounds & {
  /** Room at the left, in logical pixels: for names that reach beyond the border, or for the legend. */
  readonly roomLeft: number;
};

/** Room around the city in logical pixels. */
const ROOM = { top: 14, right: 30, bottom: 14 } as const;
/** A view that nobody moves any more shows the whole city again: a wall has nobody in front of it for long. */
const LOCKED_MS = 120_000;
/** Where there is nothing to show the world's middle, so that the stage stands. */
const NOWHERE: StageBounds = { west: -1, south: -1, east: 1, north: 1, roomLeft: 0 };

type StageListeners = {
  /** The plane was moved under the view. */
  readonly onMoved: (view: Area) => void;
  /** There is another plane: `from` tells how the old one lies on it, null at a change of size. */
  readonly onPlane: (view: Area, from: Stand | null) => void;
  readonly onLock: (isLocked: boolean) => void;
};

type StageInput = {
  readonly place: HTMLElement;
  /** Pixels of one logical pixel. */
  readonly unit: number;
  /** Null: there is no base map. */
  readonly base: MapBaseView | null;
  /** Hears of a press on the plane that moved nothing; then somebody sits before it, and a chosen view stays. */
  readonly onPress: ((point: Point) => void) | null;
};

/** Sets the stage in an element, over a base map where there is one. */
export function openStage({ place, unit, base, onPress }: StageInput): Stage {
  layOnPixels(place);
  const leaflet = Leaflet.map(place, {
    zoomControl: false,
    attributionControl: false,
    zoomSnap: 0,
    zoomAnimation: false,
    fadeAnimation: false,
    markerZoomAnimation: false,
    inertia: false,
    boxZoom: false,
    // A desk has keys of its own for the map; a press there is no half of a double one.
    keyboard: onPress === null,
    doubleClickZoom: onPress === null,
    // Its own element is watched below; a window that changes its size is no gesture.
    trackResize: false,
  });
  const pane = (name: string) => leaflet.createPane(name);
  const under = base && pane('map-base');
  const [ground, cases, names] = [pane('map-ground'), pane('map-cases'), pane('map-names')];
  let listeners: StageListeners | null = null;
  let bounds = NOWHERE;
  let isFitting = false;
  let isLocked = false;
  let isByHand = false;
  let home: ReturnType<typeof setTimeout> | undefined;
  let plane = { zoom: NaN, left: NaN, top: NaN };

  function view(): Area {
    const { x: left, y: top } = leaflet.containerPointToLayerPoint([0, 0]);
    const { x, y } = leaflet.getSize();
    return { left, top, right: left + x, bottom: top + y };
  }

  function look(): void {
    const zoom = leaflet.getZoom();
    const { x: left, y: top } = leaflet.getPixelOrigin();
    if (plane.zoom === zoom && plane.left === left && plane.top === top) {
      listeners?.onMoved(view());
      return;
    }
    const scale = 2 ** (zoom - plane.zoom);
    const from = Number.isNaN(scale) ? null : { scale, x: plane.left * scale - left, y: plane.top * scale - top };
    plane = { zoom, left, top };
    listeners?.onPlane(view(), from);
  }

  function show(): void {
    fitTo(bounds, {
      paddingTopLeft: [bounds.roomLeft * unit, ROOM.top * unit],
      paddingBottomRight: [ROOM.right * unit, ROOM.bottom * unit],
    });
  }

  function fitTo({ west, south, east, north }: Bounds, room: Leaflet.FitBoundsOptions): void {
    isFitting = true;
    isByHand = false;
    leaflet.fitBounds(
      [
        [south, west],
        [north, east],
      ],
      { ...room, animate: false },
    );
    isFitting = false;
  }

  function resize(): void {
    layOnPixels(place);
    isFitting = true;
    leaflet.invalidateSize({ animate: false, pan: false });
    isFitting = false;
    if (isLocked) look();
    else show();
  }

  function lock(): void {
    if (isFitting) return;
    isByHand = true;
    clearTimeout(home);
    if (onPress === null) home = setTimeout(unlock, LOCKED_MS);
    if (!isLocked) listeners?.onLock(true);
    isLocked = true;
  }

  function unlock(): void {
    clearTimeout(home);
    if (isLocked) listeners?.onLock(false);
    isLocked = false;
    show();
  }

  show();
  const baseTiles = base && under && layBaseTiles({ pane: under, leaflet, base });
  leaflet.on('move viewreset', look);
  leaflet.on('movestart moveend', lock);
  if (onPress) leaflet.on('click', ({ layerPoint: { x, y } }) => onPress([x, y]));
  const observer = new ResizeObserver(resize);
  observer.observe(place.parentElement ?? place);
  return {
    ground,
    cases,
    names,
    view,
    project: () => projectAt(plane.zoom, [plane.left, plane.top]),
    begin(told) {
      listeners = told;
      // Nobody was told of the plane that the first view laid.
      plane = { zoom: NaN, left: NaN, top: NaN };
      look();
    },
    fit(next) {
      const wanted = next ?? NOWHERE;
      const isSame = (Object.keys(wanted) as (keyof StageBounds)[]).every((side) => wanted[side] === bounds[side]);
      bounds = wanted;
      if (!isSame && !isLocked) show();
    },
    camera: {
      unlock,
      show(area) {
        isLocked = true;
        fitTo(area, {});
      },
      pan: (right, down) => leaflet.panBy([right, down], { animate: false }),
      zoom(steps, around) {
        const middle = around === null ? leaflet.getCenter() : Leaflet.latLng(around[1], around[0]);
        leaflet.setZoomAround(middle, leaflet.getZoom() + steps, { animate: false });
      },
      bounds() {
        const seen = leaflet.getBounds();
        return { west: seen.getWest(), south: seen.getSouth(), east: seen.getEast(), north: seen.getNorth() };
      },
      centre() {
        const { lng, lat } = leaflet.getCenter();
        return [lng, lat];
      },
      isByHand: () => isByHand,
    },
    end() {
      clearTimeout(home);
      observer.disconnect();
      baseTiles?.end();
      leaflet.remove();
    },
  };
}

/**
 * Cuts an element that fills its parent to whole pixels of the screen: between them canvases are drawn blurred, and of an
 * element that is not so many pixels wide Leaflet takes gestures for longer than they were.
 */
function layOnPixels(place: HTMLElement): void {
  place.style.inset = '';
  const { left, top, right, bottom } = place.getBoundingClientRect();
  const cut = (px: number): number => Math.floor(px * devicePixelRatio) / devicePixelRatio;
  const sides = [-cut(-top) - top, right - cut(right), bottom - cut(bottom), -cut(-left) - left];
  place.style.inset = sides.map((px) => `${px}px`).join(' ');
}
