import { useCallback, useState } from 'react';
import type { FocusEvent, KeyboardEvent, RefObject } from 'react';

/** A cell of the grid: the row from 0 for the headings, the column from 0 for the names. */
export type Place = { readonly row: number; readonly column: number };

export type GridSize = { readonly rows: number; readonly columns: number };

/** Rows that a page key passes. */
const PAGE_ROWS = 10;

/** Where a key leads from a place, kept inside the grid; null: the key moves nothing. */
export function placeAfter(key: string, ctrlKey: boolean, { row, column }: Place, size: GridSize): Place | null {
  const at = (toRow: number, toColumn: number): Place => ({
    row: Math.min(size.rows - 1, Math.max(0, toRow)),
    column: Math.min(size.columns - 1, Math.max(0, toColumn)),
  });
  switch (key) {
    case 'ArrowUp':
      return at(row - 1, column);
    case 'ArrowDown':
      return at(row + 1, column);
    case 'ArrowLeft':
      return at(row, column - 1);
    case 'ArrowRight':
      return at(row, column + 1);
    case 'PageUp':
      return at(row - PAGE_ROWS, column);
    case 'PageDown':
      return at(row + PAGE_ROWS, column);
    case 'Home':
      return at(ctrlKey ? 0 : row, 0);
    case 'End':
      return at(ctrlKey ? size.rows - 1 : row, size.columns - 1);
    default:
      return null;
  }
}

export type GridFocus = {
  /** The one cell that the Tab key reaches. */
  readonly place: Place;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onFocus: (event: FocusEvent) => void;
};

/** One stop of the Tab key for a whole table; the arrows move inside it. Cells bear `data-row` and `data-column`. */
export function useGridFocus(grid: RefObject<HTMLElement | null>, size: GridSize): GridFocus {
  const [wanted, setPlace] = useState<Place>({ row: 1, column: 1 });
  const place = {
    row: Math.min(wanted.row, Math.max(0, size.rows - 1)),
    column: Math.min(wanted.column, Math.max(0, size.columns - 1)),
  };

  const onFocus = useCallback(({ target }: FocusEvent) => {
    const { row, column } = target instanceof HTMLElement ? target.dataset : {};
    if (row !== undefined && column !== undefined) setPlace({ row: Number(row), column: Number(column) });
  }, []);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.altKey || event.metaKey) return;
    const next = placeAfter(event.key, event.ctrlKey, place, size);
    if (!next) return;
    event.preventDefault();
    grid.current?.querySelector<HTMLElement>(`[data-row="${next.row}"][data-column="${next.column}"]`)?.focus();
  }

  return { place, onKeyDown, onFocus };
}
