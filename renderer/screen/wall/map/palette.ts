const NAMES = {
  beyond: '--beyond',
  water: '--water',
  waterLine: '--water-line',
  land: '--land',
  edge: '--land-edge',
  street: '--street',
  road: '--road',
  highway: '--highway',
  cell1: '--cell-1',
  cell2: '--cell-2',
  cell3: '--cell-3',
  cell4: '--cell-4',
  late1: '--cell-late-1',
  late2: '--cell-late-2',
  late3: '--cell-late-3',
  late4: '--cell-late-4',
  ok: '--ok',
  soon: '--soon',
  late: '--late',
  obs: '--obs',
  obsGround: '--obs-ground',
  hazard: '--hazard',
  halo: '--halo',
} as const;

/** The colours of the map, read from the theme's tokens. */
export type Palette = Readonly<Record<keyof typeof NAMES, string>>;

/** Reads the tokens that hold at an element. */
export function paletteOf(place: Element): Palette {
  const style = getComputedStyle(place);
  return Object.fromEntries(
    Object.entries(NAMES).map(([name, token]) => [name, style.getPropertyValue(token).trim()]),
  ) as Palette;
}
