import type * as Leaflet from 'leaflet';
import { toGcj02, toWgs84 } from '../../../../shared/grid/coordinate.ts';
import type { Position } from '../../../../shared/grid/coordinate.ts';
import type { MapBaseView, Tile } from '../../../../shared/grid/mapBase.ts';
import { tileCorner, tilePlace } from '../../../../shared/grid/webTile.ts';

/** More tiles than this at once is no picture of a city. */
const MOST_TILES = 600;
/** Tiles that could not be had are asked for again after this time. */
const AGAIN_MS = 30_000;

type BaseTilesInput = {
  /** Moves with the map's plane. */
  readonly pane: HTMLElement;
  readonly leaflet: Leaflet.Map;
  readonly base: MapBaseView;
};

/**
 * Lays the tiles of the base map on the map's plane. Our places stay in WGS-84: each tile of a base map in GCJ-02 is put
 * where its own corners lie, so that it fits at every zoom and in every part of the city.
 */
export function layBaseTiles({ pane, leaflet, base }: BaseTilesInput): { readonly end: () => void } {
  const tiles = new Map<string, HTMLImageElement>();
  let again: ReturnType<typeof setTimeout> | undefined;

  /** Where a corner lies on the plane, in whole pixels, so that neighbours meet. */
  function cornerAt(tile: Tile): Leaflet.Point {
    const [lng, lat] = toWgs84(tileCorner(tile), base.system);
    return leaflet.latLngToLayerPoint([lat, lng]).round();
  }

  function lay(): void {
    const wanted = new Map(tilesInView(leaflet, base).map((tile) => [`${tile.z}/${tile.x}/${tile.y}`, tile]));
    for (const [key, image] of tiles) {
      if (wanted.has(key)) continue;
      image.remove();
      tiles.delete(key);
    }
    for (const [key, tile] of wanted) {
      const { x, y } = cornerAt(tile);
      const { style } = tiles.get(key) ?? load(key);
      style.left = `${x}px`;
      style.top = `${y}px`;
      style.width = `${cornerAt({ ...tile, x: tile.x + 1 }).x - x}px`;
      style.height = `${cornerAt({ ...tile, y: tile.y + 1 }).y - y}px`;
    }
  }

  function load(key: string): HTMLImageElement {
    const image = document.createElement('img');
    image.alt = '';
    image.addEventListener('load', () => image.classList.add('is-there'));
    image.addEventListener('error', () => {
      image.remove();
      tiles.delete(key);
      again ??= setTimeout(() => {
        again = undefined;
        lay();
      }, AGAIN_MS);
    });
    image.src = `/tile/${base.version}/${key}`;
    tiles.set(key, image);
    pane.append(image);
    return image;
  }

  // The first view of the city is a move too; before it there is nothing to ask for.
  leaflet.on('moveend viewreset', lay);
  return {
    end: () => {
      clearTimeout(again);
      leaflet.off('moveend viewreset', lay);
    },
  };
}

/** The tiles that cover what the map shows, in the zoom whose pixels are nearest to the screen's. */
function tilesInView(leaflet: Leaflet.Map, { system, minZoom, maxZoom }: MapBaseView): readonly Tile[] {
  const z = Math.min(maxZoom, Math.max(minZoom, Math.round(leaflet.getZoom() + Math.log2(devicePixelRatio))));
  const last = 2 ** z - 1;
  const bounds = leaflet.getBounds();
  const place = (position: Position) => {
    const own = toWgs84(position, 'wgs84');
    const { x, y } = tilePlace(system === 'gcj02' ? toGcj02(own) : own, z);
    return [x, y].map((value) => Math.min(last, Math.max(0, Math.floor(value)))) as [number, number];
  };
  const [west, top] = place([bounds.getWest(), bounds.getNorth()]);
  const [east, bottom] = place([bounds.getEast(), bounds.getSouth()]);
  const columns = east - west + 1;
  const count = columns * (bottom - top + 1);
  if (count > MOST_TILES) return [];
  return Array.from({ length: count }, (_, i) => ({ z, x: west + (i % columns), y: top + Math.floor(i / columns) }));
}
