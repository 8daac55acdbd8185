import type { ReadableStore } from '../store/handle.ts';

/** What a list of cases shows of one: as it now stands. */
export type CaseName = {
  readonly id: number;
  readonly number: string;
  readonly category: string;
  readonly address: string | null;
};

/** Number, category and address of cases by their ids. */
export function readCaseNames(store: ReadableStore, ids: Iterable<number>): ReadonlyMap<number, CaseName> {
  const one = store.prepare<[number], CaseName>('SELECT id, number, category, address FROM cases WHERE id = ?');
  const names = [...new Set(ids)].flatMap((id) => one.get(id) ?? []);
  return new Map(names.map((name) => [name.id, name]));
}
