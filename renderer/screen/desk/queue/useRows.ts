import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { QueuePage, QueueRow, SearchCriteria } from '../../../../shared/contract/desk.ts';
import { foundPageQuery, pageQuery, useFoundPages, usePages } from '../deskData.ts';
import { MOST_PICKED } from '../deskState.ts';
import type { DeskState } from '../deskState.ts';
import { PAGE_ROWS, pagesFor } from './listWindow.ts';
import type { ListWindow } from './listWindow.ts';

const FIRST_PAGE: readonly number[] = [0];

export type Rows = {
  readonly total: number;
  readonly rows: ReadonlyMap<number, QueueRow>;
  readonly loading: boolean;
  readonly look: (window: ListWindow) => void;
  /** The row after or before the cursor. Where its case has left the list, the one that took its place. */
  readonly neighbour: (cursor: number | null, by: 1 | -1) => QueueRow | null;
  /** The rows from one place to another, read where they are not in sight; at most `MOST_PICKED`. */
  readonly between: (from: number, to: number) => Promise<readonly QueueRow[]>;
};

function rowsOfPages(
  pages: readonly number[],
  answers: readonly (QueuePage | undefined)[],
): ReadonlyMap<number, QueueRow> {
  const rows = new Map<number, QueueRow>();
  for (const [place, page] of pages.entries()) {
    for (const [offset, row] of (answers[place]?.rows ?? []).entries()) rows.set(page * PAGE_ROWS + offset, row);
  }
  return rows;
}

/** The rows of the queue or of the search, page by page as the list is scrolled. */
export function useRows(
  { queue, filter, cursor }: Pick<DeskState, 'queue' | 'filter' | 'cursor'>,
  criteria: SearchCriteria | null,
): Rows {
  const client = useQueryClient();
  const [pages, setPages] = useState(FIRST_PAGE);
  const queued = usePages(queue, filter, pages);
  const found = useFoundPages(criteria, pages);
  const answers = criteria === null ? queued : found;
  const lastIndex = useRef(-1);

  // The page that was read last knows best how many there are.
  const newest = answers.reduce(
    (best, answer) => ((answer?.sequence ?? -1) > (best?.sequence ?? -1) ? answer : best),
    undefined,
  );
  const rows = useMemo(() => rowsOfPages(pages, answers), [pages, answers]);

  const placeOf = (id: number | null): number | undefined => [...rows].find(([, row]) => row.id === id)?.[0];

  // A row that was opened by hand is left behind as one reached by keys.
  const cursorAt = placeOf(cursor);
  useEffect(() => {
    if (cursorAt !== undefined) lastIndex.current = cursorAt;
  }, [cursorAt]);

  function neighbour(from: number | null, by: 1 | -1): QueueRow | null {
    const at = placeOf(from);
    const gone = at === undefined;
    const next = gone ? Math.max(0, by > 0 ? lastIndex.current : lastIndex.current - 1) : at + by;
    const row = rows.get(next) ?? null;
    if (row) lastIndex.current = next;
    return row;
  }

  async function between(from: number, to: number): Promise<readonly QueueRow[]> {
    const first = Math.min(from, to);
    const last = Math.min(Math.max(from, to), first + MOST_PICKED - 1);
    const wanted = pagesFor(first, last).filter((page) => page >= Math.floor(first / PAGE_ROWS));
    const read = await Promise.all(
      wanted.map((page) =>
        client.fetchQuery({
          ...(criteria === null ? pageQuery(queue, filter, page) : foundPageQuery(criteria, page)),
          staleTime: Infinity,
        }),
      ),
    );
    return [...rowsOfPages(wanted, read)].filter(([index]) => index >= first && index <= last).map(([, row]) => row);
  }

  return {
    total: newest?.total ?? 0,
    rows,
    loading: answers.every((answer) => answer === undefined),
    look: useCallback(({ first, last }: ListWindow) => {
      const next = pagesFor(first, last);
      // Most steps through a list stay within the pages that are there.
      setPages((before) => (String(before) === String(next) ? before : next));
    }, []),
    neighbour,
    between,
  };
}
