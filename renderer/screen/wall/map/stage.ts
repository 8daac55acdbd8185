import * as Leaflet from 'leaflet';
import { boundsOf } from '../../../../shared/grid/polygon.ts';
import type { CityMapAnswer } from '../../../../shared/contract/map.ts';
import type { Position } from '../../../../shared/grid/coordinate.ts';
import type { Point, Project } from './paintGround.ts';

/** The map's stage: Leaflet turns places into pixels and takes gestures; what is seen is drawn on two canvases. */
export type Stage = {
  readonly ground: HTMLCanvasElement;
  readonly cases: HTMLCanvasElement;
  readonly project: Project;
  readonly size: () => { readonly width: number; readonly height: number };
  readonly end: () => void;
};

/** Room around the city in logical pixels: the names of towns reach beyond its border. */
const ROOM = { left: 88, top: 14, right: 30, bottom: 14 } as const;
/** A city without an outline may reach anywhere: the legend's place stays free. */
const LEGEND_ROOM = 290;
/** After a gesture the whole city comes back. */
const HOME_MS = 30_000;

type StageInput = {
  readonly place: HTMLElement;
  readonly answer: CityMapAnswer;
  /** Where the cases lie, for a city without a map. */
  readonly positions: readonly Position[];
  readonly unit: number;
  readonly onMoved: () => void;
};

/** Sets the stage in an element so that the whole city is seen, at every size. */
export function openStage({ place, answer, positions, unit, onMoved }: StageInput): Stage {
  const leaflet = Leaflet.map(place, {
    zoomControl: false,
    attributionControl: false,
    zoomSnap: 0,
    keyboard: false,
    zoomAnimation: false,
    fadeAnimation: false,
    markerZoomAnimation: false,
    inertia: false,
  });
  const ground = layer(place, 'map-ground');
  const cases = layer(place, 'map-cases');
  const area = areaOf(answer, positions);
  let home: ReturnType<typeof setTimeout> | undefined;

  function fit(): void {
    leaflet.fitBounds(area, {
      animate: false,
      paddingTopLeft: [(answer.map === null ? LEGEND_ROOM : ROOM.left) * unit, ROOM.top * unit],
      paddingBottomRight: [ROOM.right * unit, ROOM.bottom * unit],
    });
  }
  function size(): { readonly width: number; readonly height: number } {
    return { width: place.clientWidth, height: place.clientHeight };
  }
  function resize(): void {
    const { width, height } = size();
    for (const canvas of [ground, cases]) {
      canvas.width = Math.round(width * devicePixelRatio);
      canvas.height = Math.round(height * devicePixelRatio);
    }
    leaflet.invalidateSize({ animate: false, pan: false });
    fit();
    onMoved();
  }
  function gesture(): void {
    clearTimeout(home);
    home = setTimeout(fit, HOME_MS);
  }

  leaflet.on('dragend zoomend', gesture);
  resize();
  leaflet.on('move', onMoved);
  const observer = new ResizeObserver(resize);
  observer.observe(place);
  return {
    ground,
    cases,
    size,
    project: ([lng, lat]): Point => {
      const { x, y } = leaflet.latLngToContainerPoint([lat, lng]);
      return [x, y];
    },
    end: () => {
      clearTimeout(home);
      observer.disconnect();
      leaflet.remove();
      ground.remove();
      cases.remove();
    },
  };
}

function layer(place: HTMLElement, name: string): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.className = name;
  place.append(canvas);
  return canvas;
}

function areaOf({ map, cells }: CityMapAnswer, positions: readonly Position[]): Leaflet.LatLngBoundsExpression {
  const rings = map === null ? cells.map(({ ring }) => ring) : map.outline;
  const { west, south, east, north } = boundsOf(rings.length > 0 ? rings.map((ring) => [ring]) : [[positions]]);
  // Nothing to show: the world's middle, so that the stage stands.
  if (!Number.isFinite(west))
    return [
      [-1, -1],
      [1, 1],
    ];
  return [
    [south, west],
    [north, east],
  ];
}
