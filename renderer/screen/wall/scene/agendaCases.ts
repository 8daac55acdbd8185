import type { AgendaItem, WallCase } from '../../../../shared/contract/wall.ts';
import { overviewOf } from '../overview.ts';
import type { Overview } from '../overview.ts';
import type { WallPicture } from '../wallState.ts';

/** The picture with the open cases that an agenda item is about, and their overview. */
export type ItemPicture = {
  readonly picture: WallPicture;
  readonly overview: Overview;
  /** The overdue ones first, the longest before all; then by what falls due next. */
  readonly cases: readonly WallCase[];
};

/** All open cases of the item's unit, or those of the gravest that are still open. */
export function pictureOfItem(item: AgendaItem, picture: WallPicture, nowMs: number): ItemPicture {
  const named = new Set(item.cases.map(({ id }) => id));
  const isMeant = (one: WallCase): boolean => (item.line === null ? named.has(one.id) : one.unit === item.line.unit);
  const cases = new Map([...picture.cases].filter(([, one]) => isMeant(one)));
  const dueOf = ({ dueAtMs }: WallCase): number => dueAtMs ?? Infinity;
  const sorted = [...cases.values()].toSorted((a, b) => (dueOf(a) === dueOf(b) ? a.id - b.id : dueOf(a) - dueOf(b)));
  const own = { ...picture, cases };
  return { picture: own, overview: overviewOf(own, nowMs), cases: sorted };
}
