import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { mapApprovalProblem, mapBaseProblem } from '../../../../shared/grid/mapBase.ts';
import type { MapBase, MapBaseView, Tile } from '../../../../shared/grid/mapBase.ts';
import { readRules } from '../../../../db/read/city.ts';
import type { ReadableStore } from '../../../../db/store/handle.ts';
import { fileTiles } from './fileTiles.ts';
import { remoteTiles } from './remoteTiles.ts';
import { TileFault } from './tileBody.ts';
import type { TileBody, TileSource } from './tileBody.ts';

/** One line in the log for all the tiles that fail meanwhile. */
const LOG_EVERY_MS = 60_000;

/** What came of asking for a tile. */
export type TileAnswer =
  | { readonly kind: 'tile'; readonly body: TileBody }
  /** There is none at that place, or another base map is on. */
  | { readonly kind: 'none' | 'failed' };

/** The base map that is switched on. */
export type BaseMap = {
  /** Null: none is, or it may not be shown. */
  readonly view: () => MapBaseView | null;
  readonly tile: (version: string, tile: Tile) => Promise<TileAnswer>;
  readonly close: () => Promise<void>;
};

type Options = { readonly nowMs: () => number; readonly log: Logger };

/** The base map of the store's city, by its settings that hold now. */
export function openBaseMap(store: ReadableStore, { nowMs, log }: Options): BaseMap {
  let open: { readonly version: string; readonly source: TileSource } | null = null;
  let loggedAtMs = -Infinity;

  function view(): MapBaseView | null {
    const settings = readRules(store, nowMs()).settings;
    const { 'map.base': base, 'map.approval': approval } = settings;
    // What came into the log by another way than the administrators' page is not shown either.
    if (base.kind === 'none' || mapBaseProblem(base) !== null || mapApprovalProblem(base, approval) !== null)
      return null;
    const { system, minZoom, maxZoom, source } = base;
    return { version: versionOf(base), system, minZoom, maxZoom, approval: approval.trim(), source: source.trim() };
  }

  function sourceOf(version: string): TileSource {
    if (open?.version === version) return open.source;
    void open?.source.close();
    const base = readRules(store, nowMs()).settings['map.base'];
    const source = base.kind === 'pmtiles' ? fileTiles(join(store.folder, base.file)) : remoteTiles(base);
    open = { version, source };
    return source;
  }

  return {
    view,
    async tile(version, tile) {
      const shown = view();
      const count = 2 ** tile.z;
      const isThere = tile.x < count && tile.y < count;
      if (shown?.version !== version || !isThere || tile.z < shown.minZoom || tile.z > shown.maxZoom)
        return { kind: 'none' };
      try {
        const body = await sourceOf(version).tile(tile);
        return body === null ? { kind: 'none' } : { kind: 'tile', body };
      } catch (fault) {
        if (nowMs() - loggedAtMs >= LOG_EVERY_MS) {
          loggedAtMs = nowMs();
          log.warn({ why: fault instanceof TileFault ? fault.message : fault }, 'no tile of the base map');
        }
        return { kind: 'failed' };
      }
    },
    async close() {
      await open?.source.close();
      open = null;
    },
  };
}

function versionOf(base: MapBase): string {
  return createHash('sha256').update(JSON.stringify(base)).digest('base64url').slice(0, 10);
}
