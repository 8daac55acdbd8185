import type { CommandFields } from '../../shared/case/command.ts';
import type { Source } from '../../shared/case/caseFile.ts';
import type { Rules } from '../../shared/case/rules.ts';
import { boundsOf } from '../../shared/grid/polygon.ts';
import { periodRange } from '../../shared/time/zone.ts';
import { between, chance, weighted } from './chance.ts';
import { demoAddress, FREQUENT } from './demoCity.ts';
import type { DemoCity } from './demoCity.ts';

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
  const cell = city.cells[Math.floor(of('cell') ** 1.6 * city.cells.length)] ?? city.cells[0];
  if (!cell) throw new Error('the demonstration city has no cells');
  const box = boundsOf(cell.polygons);
  const place = demoAddress(of('road'), of('number'));
  const name = rules.categories.get(category) ?? category;
  return {
    atMs,
    cell: cell.code,
    fields: {
      source: weighted(of('source'), SOURCES),
      category,
      ...(condition !== null && { condition }),
      description: `${place}${name}${condition === null ? '' : `（${condition}）`}`,
      address: place,
      lng: Number(between(of('lng'), box.west, box.east).toFixed(6)),
      lat: Number(between(of('lat'), box.south, box.north).toFixed(6)),
      hazard: hazard ?? false,
    },
  };
}
