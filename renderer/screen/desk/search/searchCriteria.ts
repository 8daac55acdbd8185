import { STAGES } from '../../../../shared/case/caseFile.ts';
import type { SearchCriteria, SearchState } from '../../../../shared/contract/desk.ts';
import type { PeriodKey } from '../../../../shared/contract/assessment.ts';
import type { Bounds } from '../../../../shared/grid/polygon.ts';
import type { TimeZone } from '../../../../shared/time/zone.ts';
import { periodRange } from '../../../../shared/time/zone.ts';
import { isPeriodKey } from '../../assessment/period.ts';

/** What a person looks for, as the desk's fields and its address hold it. */
export type DeskSearch = Omit<SearchCriteria, 'fromMs' | 'toMs'> & { readonly period: PeriodKey | null };

export const NO_SEARCH: DeskSearch = {
  text: '',
  unit: null,
  category: null,
  cell: null,
  period: null,
  state: null,
  view: null,
};

/** In the order in which they are offered. */
export const SEARCH_STATES: readonly SearchState[] = ['open', ...STAGES];

/** Whether anything is looked for. */
export function isBlank({ text, ...rest }: DeskSearch): boolean {
  return text.trim() === '' && isUnfiltered(rest);
}

/** Whether nothing but words is looked for. */
export function isUnfiltered(search: Omit<DeskSearch, 'text'>): boolean {
  const { unit, category, cell, period, state, view } = search;
  return [unit, category, cell, period, state, view].every((value) => value === null);
}

/** What the host is asked for. */
export function criteriaOf({ period, ...search }: DeskSearch, zone: TimeZone): SearchCriteria {
  const { fromMs, toMs } = period === null ? { fromMs: null, toMs: null } : periodRange(period, zone);
  return { ...search, fromMs, toMs };
}

const METRES_PER_DEGREE = 111_320;

/** The square whose sides lie `metres` from a place. */
export function viewAround({ lat, lng }: { readonly lat: number; readonly lng: number }, metres: number): Bounds {
  const up = metres / METRES_PER_DEGREE;
  const across = up / Math.cos((lat * Math.PI) / 180);
  return cutBounds({ west: lng - across, south: lat - up, east: lng + across, north: lat + up });
}

/** Cut to the sixth decimal, a tenth of a metre: a view in an address stays short. */
export function cutBounds({ west, south, east, north }: Bounds): Bounds {
  const cut = (degrees: number): number => Number(degrees.toFixed(6));
  return { west: cut(west), south: cut(south), east: cut(east), north: cut(north) };
}

const PLAIN = ['unit', 'category', 'cell', 'period', 'state'] as const;

/** Writes a search into an address; null takes it out. */
export function writeSearch(words: URLSearchParams, search: DeskSearch | null): void {
  for (const name of ['text', ...PLAIN, 'view']) words.delete(name);
  if (search === null) return;
  words.set('text', search.text);
  for (const name of PLAIN) if (search[name] !== null) words.set(name, search[name]);
  if (search.view !== null) {
    const { west, south, east, north } = search.view;
    words.set('view', [west, south, east, north].join(','));
  }
}

/** The search that an address names; null: none. What makes no sense is left out. */
export function readSearch(words: URLSearchParams): DeskSearch | null {
  if (!words.has('text')) return null;
  const period = words.get('period');
  const code = (name: string): string | null => {
    const word = words.get(name) ?? '';
    return word === '' || word.length > 200 ? null : word;
  };
  return {
    text: (words.get('text') ?? '').slice(0, 200),
    unit: code('unit'),
    category: code('category'),
    cell: code('cell'),
    period: period !== null && isPeriodKey(period) ? period : null,
    state: SEARCH_STATES.find((state) => state === words.get('state')) ?? null,
    view: readView(words.get('view')),
  };
}

function readView(text: string | null): Bounds | null {
  const [west, south, east, north] = (text ?? '').split(',').map((part) => (part.trim() === '' ? NaN : Number(part)));
  if (west === undefined || south === undefined || east === undefined || north === undefined) return null;
  return [west, south, east, north].every(Number.isFinite) ? { west, south, east, north } : null;
}
