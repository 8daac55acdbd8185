/** How many screens side by side and on top of each other make up one wall. */
export type Tiles = { readonly columns: number; readonly rows: number };

/** From how far a wall is read, and how high it is; 0: not known. */
export type Viewing = { readonly distanceMetres: number; readonly heightMillimetres: number };

export const ONE_SCREEN: Tiles = { columns: 1, rows: 1 };
export const INITIAL_VIEWING: Viewing = { distanceMetres: 0, heightMillimetres: 0 };

/** The splices that the panels can be arranged for. Any other wall is driven as one screen. */
export const TILINGS = ['1x1', '2x1', '3x1', '2x2', '3x2'] as const;
export type Tiling = (typeof TILINGS)[number];

/** Lengths in logical px: the smallest letters of a wall, and the em box in minutes of arc that a dense character needs. */
const SMALLEST_PX = 24;
const DISTANCE_PER_EM = 181;
const SCALES = [1, 1.25, 1.5, 2] as const;

export function tilingOf({ columns, rows }: Tiles): Tiling {
  return TILINGS.find((known) => known === `${columns}x${rows}`) ?? '1x1';
}

export function tilesOf(tiling: Tiling): Tiles {
  const [columns = 1, rows = 1] = tiling.split('x').map(Number);
  return { columns, rows };
}

/**
 * How many physical pixels make one logical pixel, so that the smallest letters can be read from the distance: the next
 * step up of 1, 1.25, 1.5 and 2. Null: distance or height of the wall is not known. `heightPx`: physical pixels.
 */
export function viewingScale({ distanceMetres, heightMillimetres }: Viewing, heightPx: number): number | null {
  if (distanceMetres <= 0 || heightMillimetres <= 0) return null;
  const needed = (distanceMetres * 1000) / DISTANCE_PER_EM / (SMALLEST_PX * (heightMillimetres / heightPx));
  return SCALES.find((scale) => scale >= needed) ?? SCALES[SCALES.length - 1] ?? 2;
}

/** From how many metres the smallest letters can be read at a scale, cut to a tenth. */
export function legibleMetres(scale: number, heightMillimetres: number, heightPx: number): number {
  const metres = (SMALLEST_PX * scale * (heightMillimetres / heightPx) * DISTANCE_PER_EM) / 1000;
  return Math.floor(metres * 10) / 10;
}

/** What is wrong with `wall.tiles`, in words that follow its name; null: nothing. */
export function wallTilesProblem(value: unknown): string | null {
  const form = '应写作 {"columns":2,"rows":2}，可为 1×1、2×1、3×1、2×2、3×2（列×行）';
  if (!hasKeys(value, ['columns', 'rows'])) return form;
  return TILINGS.some((known) => known === `${String(value['columns'])}x${String(value['rows'])}`) ? null : form;
}

/** What is wrong with `wall.viewing`, in words that follow its name; null: nothing. */
export function wallViewingProblem(value: unknown): string | null {
  if (!hasKeys(value, ['distanceMetres', 'heightMillimetres']))
    return '应写作 {"distanceMetres":8,"heightMillimetres":2700}，不填即 0';
  if (!isWithin(value['distanceMetres'], 100)) return '中观看距离应为 0 至 100 米';
  return isWithin(value['heightMillimetres'], 20_000) ? null : '中屏幕高度应为 0 至 20000 毫米';
}

function isWithin(value: unknown, most: number): boolean {
  return typeof value === 'number' && value >= 0 && value <= most;
}

function hasKeys(value: unknown, keys: readonly string[]): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && Object.keys(value).toSorted().join() === keys.toSorted().join();
}
