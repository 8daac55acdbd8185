import { useRef } from 'react';
import type { QueueRow } from '../../../../shared/contract/desk.ts';
import { MOST_PICKED } from '../deskState.ts';
import type { DeskState, DeskStep } from '../deskState.ts';
import type { Rows } from '../queue/useRows.ts';

export type Picking = {
  readonly pick: (row: QueueRow, index: number, how: 'toggle' | 'range') => void;
  /** Picks the row under the cursor, or leaves it out. */
  readonly toggleCursor: () => void;
  /** Moves the cursor and picks where it was and where it goes. */
  readonly move: (by: 1 | -1) => void;
  /** Picks the whole list, as far as so many may be picked. */
  readonly all: () => void;
};

/** The ways to pick cases of the shown list for an act on many. */
export function usePicking(state: DeskState, list: Rows, step: (step: DeskStep) => void): Picking {
  // Where Shift picks from: its place too, for its row may be out of sight and then is not read any more.
  const anchor = useRef({ id: 0, index: 0 });

  function toggle(row: QueueRow, index: number): void {
    anchor.current = { id: row.id, index };
    step({ do: 'togglePick', row });
  }

  async function range(from: number, to: number): Promise<void> {
    step({ do: 'pick', rows: await list.between(from, to) });
  }

  const atCursor = [...list.rows].find(([, row]) => row.id === state.cursor);
  return {
    pick: (row, index, how) => {
      if (how === 'toggle' || state.picked.size === 0) toggle(row, index);
      else {
        const { id, index: remembered } = anchor.current;
        void range([...list.rows].find(([, { id: known }]) => known === id)?.[0] ?? remembered, index);
      }
    },
    toggleCursor: () => {
      if (atCursor) toggle(atCursor[1], atCursor[0]);
    },
    move: (by) => {
      const row = list.neighbour(state.cursor, by);
      if (!row) return;
      if (atCursor && state.picked.size === 0) anchor.current = { id: atCursor[1].id, index: atCursor[0] };
      step({ do: 'pick', rows: atCursor ? [atCursor[1], row] : [row] });
      step({ do: 'moveCursor', id: row.id });
    },
    all: () => void range(0, MOST_PICKED - 1),
  };
}
