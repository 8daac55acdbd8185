import { UNITS } from './arrangement.ts';
import type { Arrangement, PanelPlace } from './arrangement.ts';
import type { PlanName } from './frame.ts';
import type { PanelName } from './panel.ts';
import type { ArrangedScene } from './scene.ts';

/** A panel in one tile: from the left, from above, width, height, in units of the tile. */
type InTile = readonly [panel: PanelName, x: number, y: number, width: number, height: number];

function tile(column: number, row: number, ...panels: readonly InTile[]): Arrangement {
  return panels.map(([panel, x, y, width, height]): PanelPlace => ({
    panel,
    x: column * UNITS + x,
    y: row * UNITS + y,
    width,
    height,
  }));
}

/** One panel over a whole tile; two side by side; three. */
function whole(column: number, row: number, panel: PanelName): Arrangement {
  return tile(column, row, [panel, 0, 0, 48, 48]);
}
function halves(column: number, row: number, left: PanelName, right: PanelName): Arrangement {
  return tile(column, row, [left, 0, 0, 24, 48], [right, 24, 0, 24, 48]);
}
function thirds(column: number, row: number, [a, b, c]: readonly [PanelName, PanelName, PanelName]): Arrangement {
  return tile(column, row, [a, 0, 0, 16, 48], [b, 16, 0, 16, 48], [c, 32, 0, 16, 48]);
}

/** The course of a case over a tile of the whole city, the day and the units below it. */
const CITY_TILE: readonly InTile[] = [
  ['flow', 0, 0, 48, 9],
  ['day', 0, 9, 20, 20],
  ['stages', 0, 29, 20, 19],
  ['lines', 20, 9, 28, 39],
];
const COMPACT_CITY_TILE: readonly InTile[] = [
  ['flow', 0, 0, 48, 14],
  ['day', 0, 14, 20, 34],
  ['lines', 20, 14, 28, 34],
];

/** The whole city now: what happens at the left, where in the middle, what needs somebody at the right. */
const LIVE: Readonly<Record<PlanName, Arrangement>> = {
  '1x1': tile(
    0,
    0,
    ['flow', 0, 0, 34, 9],
    ['day', 0, 9, 12, 15],
    ['lines', 0, 24, 12, 24],
    ['map', 12, 9, 22, 39],
    ['overdue', 34, 0, 14, 20],
    ['observation', 34, 20, 14, 12],
    ['meeting', 34, 32, 14, 16],
  ),
  '1x1-large': tile(
    0,
    0,
    ['flow', 0, 0, 26, 7],
    ['day', 0, 7, 9, 13],
    ['lines', 0, 20, 9, 28],
    ['map', 9, 7, 17, 27],
    ['often', 9, 34, 8, 14],
    ['stages', 17, 34, 9, 14],
    ['overdue', 26, 0, 11, 48],
    ['observation', 37, 0, 11, 20],
    ['meeting', 37, 20, 11, 17],
    ['duty', 37, 37, 11, 11],
  ),
  '1x1-compact': tile(0, 0, ['flow', 0, 0, 48, 15], ['map', 0, 15, 26, 33], ['overdue', 26, 15, 22, 33]),
  '2x1': [
    ...tile(
      0,
      0,
      ['flow', 0, 0, 48, 9],
      ['day', 0, 9, 12, 18],
      ['often', 0, 27, 12, 21],
      ['lines', 12, 9, 13, 39],
      ['map', 25, 9, 23, 39],
    ),
    ...tile(
      1,
      0,
      ['soon', 0, 0, 15, 18],
      ['stages', 0, 18, 15, 19],
      ['duty', 0, 37, 15, 11],
      ['overdue', 15, 0, 17, 48],
      ['observation', 32, 0, 16, 24],
      ['meeting', 32, 24, 16, 24],
    ),
  ],
  '2x1-compact': [
    ...tile(0, 0, ['flow', 0, 0, 48, 15], ['lines', 0, 15, 18, 33], ['map', 18, 15, 30, 33]),
    ...tile(1, 0, ['overdue', 0, 0, 24, 48], ['observation', 24, 0, 24, 24], ['meeting', 24, 24, 24, 24]),
  ],
  '3x1': [
    ...tile(0, 0, ...CITY_TILE),
    ...whole(1, 0, 'map'),
    ...tile(
      2,
      0,
      ['overdue', 0, 0, 17, 48],
      ['soon', 17, 0, 15, 19],
      ['often', 17, 19, 15, 18],
      ['duty', 17, 37, 15, 11],
      ['observation', 32, 0, 16, 24],
      ['meeting', 32, 24, 16, 24],
    ),
  ],
  '3x1-narrow': [
    ...tile(0, 0, ['flow', 0, 0, 48, 17], ['day', 0, 17, 23, 16], ['often', 0, 33, 23, 15], ['lines', 23, 17, 25, 31]),
    ...whole(1, 0, 'map'),
    ...tile(2, 0, ['overdue', 0, 0, 24, 48], ['observation', 24, 0, 24, 24], ['meeting', 24, 24, 24, 24]),
  ],
  '3x1-compact': [
    ...tile(0, 0, ['flow', 0, 0, 48, 15], ['day', 0, 15, 20, 33], ['lines', 20, 15, 28, 33]),
    ...whole(1, 0, 'map'),
    ...tile(2, 0, ['overdue', 0, 0, 24, 48], ['observation', 24, 0, 24, 24], ['meeting', 24, 24, 24, 24]),
  ],
  '2x2': [
    ...tile(0, 0, ...CITY_TILE),
    ...whole(1, 0, 'map'),
    ...halves(0, 1, 'overdue', 'soon'),
    ...tile(
      1,
      1,
      ['observation', 0, 0, 24, 48],
      ['meeting', 24, 0, 24, 24],
      ['duty', 24, 24, 11, 24],
      ['often', 35, 24, 13, 24],
    ),
  ],
  '2x2-compact': [
    ...tile(0, 0, ...COMPACT_CITY_TILE),
    ...whole(1, 0, 'map'),
    ...halves(0, 1, 'overdue', 'soon'),
    ...halves(1, 1, 'observation', 'meeting'),
  ],
  '3x2': [
    ...tile(0, 0, ...CITY_TILE),
    ...whole(1, 0, 'map'),
    ...halves(2, 0, 'overdue', 'soon'),
    ...halves(0, 1, 'ladder', 'issued'),
    ...halves(1, 1, 'observation', 'meeting'),
    ...thirds(2, 1, ['often', 'by-unit', 'duty']),
  ],
  '3x2-compact': [
    ...tile(0, 0, ...COMPACT_CITY_TILE),
    ...whole(1, 0, 'map'),
    ...halves(2, 0, 'overdue', 'soon'),
    ...tile(0, 1, ['stages', 0, 0, 20, 48], ['issued', 20, 0, 28, 48]),
    ...halves(1, 1, 'observation', 'meeting'),
    ...halves(2, 1, 'often', 'by-unit'),
  ],
};

/** What people have decided: the ladder, the issued findings, the units against the lines. */
const ACCOUNTABILITY: Readonly<Record<PlanName, Arrangement>> = {
  '1x1': tile(0, 0, ['ladder', 0, 0, 12, 48], ['issued', 12, 0, 22, 48], ['lines', 34, 0, 14, 48]),
  '1x1-large': tile(
    0,
    0,
    ['ladder', 0, 0, 10, 48],
    ['issued', 10, 0, 26, 48],
    ['lines', 36, 0, 12, 30],
    ['by-unit', 36, 30, 12, 18],
  ),
  '1x1-compact': tile(0, 0, ['issued', 0, 0, 30, 48], ['lines', 30, 0, 18, 48]),
  '2x1': [...tile(0, 0, ['ladder', 0, 0, 14, 48], ['issued', 14, 0, 34, 48]), ...halves(1, 0, 'lines', 'by-unit')],
  '2x1-compact': [...whole(0, 0, 'issued'), ...halves(1, 0, 'lines', 'by-unit')],
  '3x1': [...halves(0, 0, 'ladder', 'by-unit'), ...whole(1, 0, 'issued'), ...halves(2, 0, 'lines', 'often')],
  '3x1-narrow': [...whole(0, 0, 'ladder'), ...whole(1, 0, 'issued'), ...whole(2, 0, 'lines')],
  '3x1-compact': [...halves(0, 0, 'by-unit', 'stages'), ...whole(1, 0, 'issued'), ...halves(2, 0, 'lines', 'often')],
  '2x2': [
    ...halves(0, 0, 'ladder', 'by-unit'),
    ...whole(1, 0, 'issued'),
    ...halves(0, 1, 'lines', 'overdue'),
    ...halves(1, 1, 'observation', 'meeting'),
  ],
  '2x2-compact': [
    ...halves(0, 0, 'lines', 'by-unit'),
    ...whole(1, 0, 'issued'),
    ...halves(0, 1, 'ladder', 'overdue'),
    ...halves(1, 1, 'observation', 'meeting'),
  ],
  '3x2': [
    ...halves(0, 0, 'ladder', 'by-unit'),
    ...whole(1, 0, 'issued'),
    ...halves(2, 0, 'lines', 'stages'),
    ...halves(0, 1, 'overdue', 'soon'),
    ...whole(1, 1, 'map'),
    ...halves(2, 1, 'observation', 'meeting'),
  ],
  '3x2-compact': [
    ...halves(0, 0, 'lines', 'by-unit'),
    ...whole(1, 0, 'issued'),
    ...halves(2, 0, 'stages', 'often'),
    ...halves(0, 1, 'ladder', 'overdue'),
    ...whole(1, 1, 'map'),
    ...halves(2, 1, 'observation', 'meeting'),
  ],
};

/** How the panels stand unless somebody has arranged them otherwise. */
export const DEFAULT_ARRANGEMENTS: Readonly<Record<ArrangedScene, Readonly<Record<PlanName, Arrangement>>>> = {
  live: LIVE,
  accountability: ACCOUNTABILITY,
};
