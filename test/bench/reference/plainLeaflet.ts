import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type * as Leaflet from 'leaflet';
import type { Browser, Page } from 'playwright';
import { top } from '../../../electron/host/runtime/top.ts';
import { lampOf } from '../../../shared/case/lamp.ts';
import type { Lamp } from '../../../shared/contract/wall.ts';
import type { CityMap } from '../../../shared/grid/cityMap.ts';
import type { Ring } from '../../../shared/grid/polygon.ts';
import { cellShades } from '../../../shared/wall/shading.ts';
import { WALL_NOW_MS } from '../../fixture/wallPicture.ts';
import type { MapCity } from '../mapCity.ts';

// oxlint-disable no-underscore-dangle -- Leaflet's canvas is reached by names of its own.

const LEAFLET = join(top, 'node_modules/leaflet/dist');
const TOKENS = ['beyond', 'water', 'land', 'land-edge', 'street', 'road', 'highway', 'water-line', 'halo'] as const;
const MARKS = ['ok', 'soon', 'late', 'obs', 'obs-ground', 'hazard'] as const;
const CELLS = ['cell-1', 'cell-2', 'cell-3', 'cell-4'] as const;

/**
 * Plain Leaflet with `preferCanvas` at the place and size of the wall's map: the same ground, cells and markers in the same
 * colours, each a layer of its own on Leaflet's canvas, as its manual shows it.
 */
export async function openPlainLeaflet(browser: Browser, city: MapCity, wall: Page): Promise<Page> {
  const look = await wall.evaluate(
    (names) => {
      const stage = document.querySelector('.map-stage');
      if (stage === null) throw new Error('no map');
      const style = getComputedStyle(stage);
      const { left, top: from, width, height } = stage.getBoundingClientRect();
      return {
        place: { left, top: from, width, height },
        colours: Object.fromEntries(names.map((name) => [name, style.getPropertyValue(`--${name}`).trim()])),
      };
    },
    [...TOKENS, ...MARKS, ...CELLS],
  );
  const openByCell = new Map<string, number>();
  for (const { cell } of city.cases) if (cell !== null) openByCell.set(cell, (openByCell.get(cell) ?? 0) + 1);
  const { steps } = cellShades({ shading: 'open', cells: city.answer.cells, openByCell, overdueByCell: new Map() });
  const { warning } = city.snapshot;
  const data = {
    ...look,
    map: city.answer.map,
    cells: city.answer.cells.map(({ code, ring }) => ({ ring, step: steps.get(code) ?? 0 })),
    cases: city.cases.map((one) => ({ lat: one.lat, lng: one.lng, lamp: lampOf(one, WALL_NOW_MS, warning) })),
  };
  const page = await (await browser.newContext({ viewport: { width: 1920, height: 1080 } })).newPage();
  await page.addStyleTag({ content: await readFile(join(LEAFLET, 'leaflet.css'), 'utf8') });
  await page.addScriptTag({ content: await readFile(join(LEAFLET, 'leaflet.js'), 'utf8') });
  await page.evaluate(drawPlain, data);
  return page;
}

type Drawing = {
  readonly place: { readonly left: number; readonly top: number; readonly width: number; readonly height: number };
  readonly colours: Readonly<Record<string, string>>;
  readonly map: CityMap | null;
  readonly cells: readonly { readonly ring: Ring; readonly step: number }[];
  readonly cases: readonly Mark[];
};
type Mark = { readonly lat: number | null; readonly lng: number | null; readonly lamp: Lamp };

/** Draws all on one map; runs in the page. */
function drawPlain({ place, colours, map, cells, cases }: Drawing): void {
  const { L } = window as unknown as { readonly L: typeof Leaflet };
  const element = document.createElement('div');
  element.id = 'map';
  const box = Object.entries(place).map(([side, px]) => `${side}: ${px}px`);
  element.style.cssText = `position: absolute; background: ${colours['beyond']}; ${box.join('; ')}`;
  document.body.append(element);
  const plain = L.map(element, {
    preferCanvas: true,
    zoomControl: false,
    attributionControl: false,
    zoomSnap: 0,
    inertia: false,
  });
  const turned = (line: readonly (readonly [number, number])[]) =>
    line.map(([lng, lat]): [number, number] => [lat, lng]);
  const outline = (map?.outline ?? []).map(turned);
  plain.fitBounds(L.latLngBounds(outline.flat()), { animate: false });
  const still = { interactive: false } as const;
  const area = (rings: [number, number][][], fillColor: string, line?: string) => {
    const stroke = line === undefined ? { stroke: false } : { color: line, weight: 2 };
    L.polygon(rings, { ...still, ...stroke, fillColor, fillOpacity: 1 }).addTo(plain);
  };
  const lines = (list: readonly { readonly line: Ring }[], color: string, weight: number) => {
    for (const { line } of list) L.polyline(turned(line), { ...still, color, weight }).addTo(plain);
  };
  for (const { ring } of map?.water ?? []) area([turned(ring)], colours['water'] ?? '');
  area(outline, colours['land'] ?? '', colours['land-edge']);
  for (const { ring, step } of cells) if (step > 0) area([turned(ring)], colours[`cell-${step}`] ?? '');
  const roads = (kind: string) => (map?.roads ?? []).filter((road) => road.kind === kind);
  lines(roads('street'), colours['street'] ?? '', 1.2);
  lines(map?.canals ?? [], colours['water-line'] ?? '', 3);
  lines(roads('road'), colours['road'] ?? '', 2.2);
  lines(map?.railways ?? [], colours['road'] ?? '', 3);
  lines(roads('highway'), colours['highway'] ?? '', 4);

  type Shaped = Leaflet.CircleMarker & {
    readonly _point: Leaflet.Point;
    readonly _renderer: {
      readonly _ctx: CanvasRenderingContext2D;
      readonly _fillStroke: (on: unknown, layer: unknown) => void;
    };
    readonly options: { readonly corners: readonly (readonly [number, number])[] };
  };
  // How a marker of another shape is made with Leaflet's canvas.
  const Shape = L.CircleMarker.extend({
    _updatePath(this: Shaped) {
      const { _ctx: canvas } = this._renderer;
      const { x, y } = this._point;
      canvas.beginPath();
      for (const [dx, dy] of this.options.corners) canvas.lineTo(x + dx, y + dy);
      canvas.closePath();
      this._renderer._fillStroke(canvas, this);
    },
  }) as unknown as new (at: [number, number], options: object) => Leaflet.CircleMarker;
  const star = Array.from({ length: 10 }, (_, i): [number, number] => {
    const [angle, far] = [(i * Math.PI) / 5 - Math.PI / 2, i % 2 === 0 ? 6.6 : 2.9];
    return [Math.cos(angle) * far, Math.sin(angle) * far];
  });
  const look = (fill: string | undefined, line: string | undefined, weight: number) => ({
    ...still,
    radius: 8,
    fillColor: fill,
    fillOpacity: 1,
    color: line,
    weight,
  });
  const looks = {
    observation: {
      ...look(colours['obs-ground'], colours['obs'], 1.4),
      corners: [
        [-2.7, -2.7],
        [2.7, -2.7],
        [2.7, 2.7],
        [-2.7, 2.7],
      ],
    },
    soon: {
      ...look(colours['soon'], colours['halo'], 0.6),
      corners: [
        [0, -3.8],
        [3.6, 2.4],
        [-3.6, 2.4],
      ],
    },
    overdue: {
      ...look(colours['late'], colours['halo'], 0.8),
      corners: [
        [0, -4.4],
        [4.4, 0],
        [0, 4.4],
        [-4.4, 0],
      ],
    },
    hazard: { ...look('#fff', colours['hazard'], 0.8), corners: star },
  };
  for (const lamp of ['normal', 'observation', 'soon', 'overdue', 'hazard'] as const) {
    for (const one of cases) {
      if (one.lamp !== lamp) continue;
      const at: [number, number] = [one.lat ?? 0, one.lng ?? 0];
      if (lamp === 'normal') {
        L.circleMarker(at, {
          ...still,
          radius: 1.6,
          stroke: false,
          fillColor: colours['ok'] ?? '',
          fillOpacity: 0.85,
        }).addTo(plain);
      } else new Shape(at, looks[lamp]).addTo(plain);
    }
  }
}
