import type { CommandFields } from '../../shared/case/command.ts';
import type { Source } from '../../shared/case/caseFile.ts';
import type { Rules } from '../../shared/case/rules.ts';
import type { GridCell } from '../../shared/grid/cell.ts';
import { boundsOf } from '../../shared/grid/polygon.ts';
import { periodRange } from '../../shared/time/zone.ts';
import { between, chance, weighted } from './chance.ts';
import { FREQUENT } from './demoCity.ts';
import type { DemoCity } from './demoCity.ts';
import { demoPhotos } from './demoPhotos.ts';
import { demoAddress } from './places.ts';

/** A report of the demonstration city: when it comes in, and what it says. */
export type DemoReport = { readonly atMs: number; readonly cell: string; readonly fields: CommandFields['report'] };

/** Reports an hour of the day, against each other: two working peaks, patrols in the evening, a few at night. */
const HOURS = [1, 0.9, 0.7, 0.6, 0.7, 1, 2, 5, 12, 13, 12, 9, 4, 5, 11, 12, 11, 8, 3.5, 3, 2.5, 2, 1.6, 1.2].map(
  (weight, value) => ({ weight, value }),
);

const CATEGORIES = FREQUENT.map((value) => ({ weight: value.weight, value }));

const SOURCES: readonly { readonly weight: number; readonly value: Source }[] = [
  { weight: 95.7, value: 'supervisor' },
  { weight: 1.6, value: 'public' },
  { weight: 1.4, value: 'hotline12345' },
  { weight: 0.6, value: 'video' },
  { weight: 0.4, value: 'media' },
  { weight: 0.3, value: 'leader' },
];

/** How many reports a day has: about 180 on the mean, fewer on weekends. */
export function reportCount(day: string, { seed }: DemoCity): number {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  const mean = weekday === 0 || weekday === 6 ? 118 : 205;
  return Math.round(mean * between(chance(seed, day), 0.85, 1.15));
}

/** The reports of one day in the order of their times; the same on every machine. */
export function dailyReports(day: string, city: DemoCity, rules: Rules): readonly DemoReport[] {
  const { fromMs } = periodRange(day, rules.calendar.zone);
  return Array.from({ length: reportCount(day, city) }, (_, i) =>
    report(`${city.seed} ${day} ${i}`, fromMs, city, rules),
  ).toSorted((a, b) => a.atMs - b.atMs);
}

function report(key: string, dayMs: number, city: DemoCity, rules: Rules): DemoReport {
  const of = (name: string): number => chance(key, name);
  const hour = weighted(of('hour'), HOURS);
  const atMs = dayMs + hour * 3_600_000 + Math.floor(of('second') * 3600) * 1000;
  const { category, condition, hazard } = weighted(of('category'), CATEGORIES);
  const cell = cellOf(of, city);
  const box = boundsOf(cell.polygons);
  const place = demoAddress(key, category, cell);
  const name = rules.categories.get(category) ?? category;
  const source = weighted(of('source'), SOURCES);
  // Officers report with a picture; what others report is seen when it is verified.
  const photos = source === 'supervisor' ? demoPhotos(category) : null;
  return {
    atMs,
    cell: cell.code,
    fields: {
      source,
      category,
      ...(condition !== null && { condition }),
      description: `${place}发现${name}${condition === null ? '' : `（${condition}）`}`,
      address: place,
      lng: Number(between(of('lng'), box.west, box.east).toFixed(6)),
      lat: Number(between(of('lat'), box.south, box.north).toFixed(6)),
      hazard: hazard ?? false,
      ...(photos && { photos: [photos.before] }),
    },
  };
}

/** One report in five falls on any town alike, so that the smallest has its share too; the others by the number of cells. */
function cellOf(of: (name: string) => number, { cells, towns }: DemoCity): GridCell {
  const from = of('any town') < 0.2 ? (towns[Math.floor(of('town') * towns.length)] ?? cells) : cells;
  const cell = from[Math.floor(of('cell') ** 1.3 * from.length)];
  if (!cell) throw new Error('the demonstration city has no cells');
  return cell;
}
