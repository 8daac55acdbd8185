import * as Leaflet from 'leaflet';
import type { MapBaseView } from '../../../../shared/grid/mapBase.ts';
import { layBaseTiles } from './baseTiles.ts';
import { projectAt } from './plane.ts';
import type { Area, Project } from './plane.ts';
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
  /** Ends the lock: the view shows the whole area again. */
  readonly unlock: () => void;
  readonly end: () => void;
};

export type StageBounds = {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
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

/** Sets the stage in an element, over a base map where there is one; `unit`: pixels of one logical pixel. */
export function openStage(place: HTMLElement, unit: number, base: MapBaseView | null): Stage {
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
    const { west, south, east, north, roomLeft } = bounds;
    isFitting = true;
    leaflet.fitBounds(
      [
        [south, west],
        [north, east],
      ],
      {
        animate: false,
        paddingTopLeft: [roomLeft * unit, ROOM.top * unit],
        paddingBottomRight: [ROOM.right * unit, ROOM.bottom * unit],
      },
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
    clearTimeout(home);
    home = setTimeout(unlock, LOCKED_MS);
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
    unlock,
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
