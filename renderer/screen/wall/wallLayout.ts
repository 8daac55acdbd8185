/**
 * How a wall of a size is laid out. `scale`: physical pixels of one logical pixel. `modules`: parts side by side between
 * which seams run, so that nothing may stand across them.
 */
export type WallLayout = {
  readonly scale: number;
  readonly plan: 'standard' | 'large' | 'wide' | 'broad';
  readonly modules: 1 | 2 | 3;
};

/** The plan for a window of `width` × `height` pixels; `scale` where a person has set one for the viewing distance. */
export function layoutOf(width: number, height: number, scale: number | null): WallLayout {
  const fitted = scale ?? Math.min(height / 1080, width / 1920);
  const logicalWidth = width / fitted;
  const ratio = width / height;
  if (ratio >= 3.2 && logicalWidth >= 3400) return { scale: fitted, plan: 'wide', modules: 2 };
  if (ratio >= 2.4 && logicalWidth >= 2600) return { scale: fitted, plan: 'broad', modules: 3 };
  if (logicalWidth >= 2400) return { scale: fitted, plan: 'large', modules: 1 };
  return { scale: fitted, plan: 'standard', modules: 1 };
}
