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

/** Reports an hour of the day, against each other. */
const HOURS = [0.2, 0.1, 0.1, 0.1, 0.2, 0.6, 2, 6, 12, 13, 12, 8, 4, 6, 10, 11, 9, 6, 3, 2, 1.5, 1, 0.6, 0.3];

const SOURCES: readonly { readonly weight: number; readonly value: Source }[] = [
  { weight: 95.7, value: 'supervisor' },
  { weight: 1.6, value: 'public' },
  { weight: 1.4, value: 'hotline12345' },
  { weight: 0.6, value: 'video' },
  { weight: 0.4, value: 'media' },
  { weight: 0.3, value: 'leader' },
];

/** The reports of one day (about 180, fewer on weekends), in the order of their times; the same on every machine. */
export function dailyReports(day: string, city: DemoCity, rules: Rules): readonly DemoReport[] {
  const { fromMs } = periodRange(day, rules.calendar.zone);
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  const mean = weekday === 0 || weekday === 6 ? 135 : 198;
  const count = Math.round(mean * between(chance(city.seed, day), 0.85, 1.15));
  return Array.from({ length: count }, (_, i) => report(`${city.seed} ${day} ${i}`, fromMs, city, rules)).toSorted(
    (a, b) => a.atMs - b.atMs,
  );
}

function report(key: string, dayMs: number, city: DemoCity, rules: Rules): DemoReport {
  const of = (name: string): number => chance(key, name);
  const hour = weighted(
    of('hour'),
    HOURS.map((weight, value) => ({ weight, value })),
  );
  const atMs = dayMs + hour * 3_600_000 + Math.floor(of('second') * 3600) * 1000;
  const { category, condition, hazard } = weighted(
    of('category'),
    FREQUENT.map((value) => ({ weight: value.weight, value })),
  );
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
