import type { MapBase, Tile } from '../../../../shared/grid/mapBase.ts';
import { tileAddress } from '../../../../shared/grid/mapBase.ts';
import { TileFault, tileBodyOf } from './tileBody.ts';
import type { TileBody, TileSource } from './tileBody.ts';

const ANSWER_WITHIN_MS = 8000;
const MOST_BYTES = 1024 * 1024;
/** A server asked for more at once refuses; browsers keep to six a host too. */
const AT_ONCE = 6;
/** Tiles that are kept, for all walls together: some four pictures of a large wall. */
const KEPT = 600;

/**
 * The tiles of an address, fetched by the host: a screen never speaks to the outside, and the key stays here. Only the
 * host of the address is asked, no redirection is followed.
 */
export function remoteTiles(base: MapBase): TileSource {
  const kept = new Map<string, TileBody | null>();
  const coming = new Map<string, Promise<TileBody | null>>();
  const ended = new AbortController();
  let running = 0;
  const waiting: (() => void)[] = [];

  async function fetched(tile: Tile): Promise<TileBody | null> {
    if (running >= AT_ONCE) await new Promise<void>((go) => waiting.push(go));
    running += 1;
    try {
      return await fetchTile(tileAddress(base, tile), ended.signal);
    } finally {
      running -= 1;
      waiting.shift()?.();
    }
  }

  function keep(key: string, body: TileBody | null): void {
    kept.set(key, body);
    const [oldest] = kept.keys();
    if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
  }

  return {
    async tile(tile) {
      const key = `${tile.z}/${tile.x}/${tile.y}`;
      const known = kept.get(key);
      if (known !== undefined) return known;
      const asked =
        coming.get(key) ??
        fetched(tile)
          .then((body) => {
            keep(key, body);
            return body;
          })
          .finally(() => coming.delete(key));
      coming.set(key, asked);
      return await asked;
    },
    close: () => {
      ended.abort();
      return Promise.resolve();
    },
  };
}

async function fetchTile(address: string, ended: AbortSignal): Promise<TileBody | null> {
  const signal = AbortSignal.any([ended, AbortSignal.timeout(ANSWER_WITHIN_MS)]);
  let answer: Response;
  try {
    answer = await fetch(address, { redirect: 'error', signal, credentials: 'omit' });
  } catch {
    // The words of a failed fetch name the address.
    throw new TileFault('the server of the base map gives no answer');
  }
  if (answer.status === 404 || answer.status === 204) return null;
  if (!answer.ok) throw new TileFault(`the server of the base map answers ${answer.status}`);
  if (Number(answer.headers.get('content-length') ?? 0) > MOST_BYTES) throw new TileFault('the tile is too large');
  const bytes = new Uint8Array(await answer.arrayBuffer());
  if (bytes.length > MOST_BYTES) throw new TileFault('the tile is too large');
  return tileBodyOf(bytes);
}
