import { readSearch, writeSearch } from './searchCriteria.ts';
import type { DeskSearch } from './searchCriteria.ts';

/** A search kept under a name for the next time. */
export type SavedSearch = { readonly name: string; readonly search: DeskSearch };

const PLACE = 'desk.searches';
const KEPT = 20;

/** Reads saved searches as they were kept; what makes no sense is left out. */
export function parseSearches(text: string | null): readonly SavedSearch[] {
  try {
    const kept: unknown = JSON.parse(text ?? '[]');
    if (!Array.isArray(kept)) return [];
    return (kept as readonly unknown[]).flatMap((one) => {
      const { name, words } = (one ?? {}) as { readonly name?: unknown; readonly words?: unknown };
      const search = typeof words === 'string' ? readSearch(new URLSearchParams(words)) : null;
      return typeof name === 'string' && search !== null ? [{ name, search }] : [];
    });
  } catch {
    return [];
  }
}

/** Adds a search before the others; one of its name goes, and the oldest of too many. */
export function withSearch(searches: readonly SavedSearch[], added: SavedSearch): readonly SavedSearch[] {
  return [added, ...searches.filter(({ name }) => name !== added.name)].slice(0, KEPT);
}

/** The searches kept on this machine. */
export function keptSearches(): readonly SavedSearch[] {
  return parseSearches(localStorage.getItem(PLACE));
}

export function keepSearches(searches: readonly SavedSearch[]): void {
  localStorage.setItem(PLACE, searchesText(searches));
}

/** The text as which searches are kept: each by the words of its address. */
export function searchesText(searches: readonly SavedSearch[]): string {
  return JSON.stringify(
    searches.map(({ name, search }) => {
      const words = new URLSearchParams();
      writeSearch(words, search);
      return { name, words: words.toString() };
    }),
  );
}
