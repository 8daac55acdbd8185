import type { Canvas } from './arrangement.ts';
import { ONE_SCREEN, TILINGS, tilesOf, tilingOf, viewingScale } from './size.ts';
import type { Tiles, Tiling, Viewing } from './size.ts';

/** The kinds of walls that panels are arranged for; `compact`: large letters, so fewer
 * panels; `large`: more whole rows; `narrow`: thirds of a wide screen, higher than wide. */
export const PLANS = [
  ...TILINGS,
  '1x1-large',
  '3x1-narrow',
  ...TILINGS.map((tiling) => `${tiling}-compact` as const),
] as const;
export type PlanName = (typeof PLANS)[number];

/** How a wall of a size is laid out: its plan, the physical pixels of one logical pixel, and its canvas in logical px. */
export type WallFrame = Canvas & { readonly plan: PlanName; readonly scale: number };

export type FrameSettings = {
  readonly tiles: Tiles;
  readonly viewing: Viewing;
  /** Set by a person for one wall, in its address; else it follows from the viewing distance, else from the size. */
  readonly scale: number | null;
};

/** A tile of this many logical px is what scale 1 is made for, and smaller than the least no panel could be read. */
const TILE = { width: 1920, height: 1080 } as const;
const LEAST_TILE = { width: 1280, height: 720 } as const;
/** A third of a screen that is wide but not spliced: higher than wide, so narrower ones will do. */
const LEAST_THIRD_PX = 940;
const COMPACT_BELOW = { width: 1700, height: 860 } as const;
const NARROW_BELOW_PX = 1200;
const LARGE_FROM_PX = 2400;

/** The frame of a wall of so many physical pixels. */
export function frameOf(
  { widthPx, heightPx }: { readonly widthPx: number; readonly heightPx: number },
  { tiles, viewing, scale: asked }: FrameSettings,
): WallFrame {
  const spliced = tilingOf(tiles);
  const tiling = spliced === '1x1' ? shapedTiling(widthPx / heightPx) : spliced;
  const { columns, rows } = tilesOf(tiling);
  const tile = { width: widthPx / columns, height: heightPx / rows };
  const natural =
    spliced === '1x1'
      ? Math.min(heightPx / TILE.height, widthPx / TILE.width)
      : Math.min(tile.height / TILE.height, tile.width / TILE.width);
  const leastWidth = spliced === '1x1' && tiling === '3x1' ? LEAST_THIRD_PX : LEAST_TILE.width;
  const most = Math.min(tile.width / leastWidth, tile.height / LEAST_TILE.height);
  const scale = Math.min(asked ?? viewingScale(viewing, heightPx) ?? natural, most);
  const canvas = { width: widthPx / scale, height: heightPx / scale, tiling };
  return { ...canvas, scale, plan: planOf(canvas) };
}

/** A wide screen is laid out as if it were spliced: each part complete in itself. */
function shapedTiling(ratio: number): Tiling {
  return ratio >= 3.2 ? '2x1' : ratio >= 2.4 ? '3x1' : '1x1';
}

function planOf({ width, height, tiling }: Canvas): PlanName {
  const { columns, rows } = tilesOf(tiling);
  // Sizes are divided by scales, which leaves dust behind the point.
  if (tiling === '3x1' && width / columns < NARROW_BELOW_PX) return '3x1-narrow';
  const isCompact = width / columns + 0.5 < COMPACT_BELOW.width || height / rows + 0.5 < COMPACT_BELOW.height;
  if (isCompact) return `${tiling}-compact`;
  return tiling === '1x1' && width >= LARGE_FROM_PX ? '1x1-large' : tiling;
}

/** A usual wall of each plan: what it is tried on when somebody arranges its panels. */
export const USUAL_WALLS: Readonly<
  Record<PlanName, { readonly widthPx: number; readonly heightPx: number; readonly scale: number }>
> = {
  '1x1': { widthPx: 1920, heightPx: 1080, scale: 1 },
  '1x1-large': { widthPx: 3840, heightPx: 2160, scale: 1.5 },
  '1x1-compact': { widthPx: 1920, heightPx: 1080, scale: 1.5 },
  '2x1': { widthPx: 3840, heightPx: 1080, scale: 1 },
  '2x1-compact': { widthPx: 3840, heightPx: 1080, scale: 1.5 },
  '3x1': { widthPx: 5760, heightPx: 1080, scale: 1 },
  '3x1-narrow': { widthPx: 5760, heightPx: 2160, scale: 2 },
  '3x1-compact': { widthPx: 5760, heightPx: 1080, scale: 1.5 },
  '2x2': { widthPx: 3840, heightPx: 2160, scale: 1 },
  '2x2-compact': { widthPx: 3840, heightPx: 2160, scale: 1.5 },
  '3x2': { widthPx: 5760, heightPx: 2160, scale: 1 },
  '3x2-compact': { widthPx: 5760, heightPx: 2160, scale: 1.5 },
};

/** The splices of a plan. */
export function tilingOfPlan(plan: PlanName): Tiling {
  return TILINGS.find((tiling) => tiling === plan.split('-')[0]) ?? '1x1';
}

/** How a plan's usual wall is said to be spliced: the narrow thirds are those of one wide screen. */
export function usualTiles(plan: PlanName): Tiles {
  return plan === '3x1-narrow' ? ONE_SCREEN : tilesOf(tilingOfPlan(plan));
}

/** The canvas of a plan's usual wall. */
export function usualCanvas(plan: PlanName): Canvas {
  const { widthPx, heightPx, scale } = USUAL_WALLS[plan];
  return { width: widthPx / scale, height: heightPx / scale, tiling: tilingOfPlan(plan) };
}
