import { NO_FILTER } from '../../../../shared/contract/desk.ts';
import { useDocumentKeys } from '../../../hook/useDocumentKeys.ts';
import type { BulkDeed, DeskState, DeskStep } from '../deskState.ts';
import type { CaseDeed, Offer } from '../form/offer.ts';
import { shortcutOf } from './shortcut.ts';
import type { Picking } from '../bulk/usePicking.ts';
import type { Rows } from '../queue/useRows.ts';

/** Whether a key belongs to what has the focus: a field, an open list, a dialog. */
function isTaken(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest(
      'input:not([type="checkbox"]), textarea, select, [contenteditable], [role="dialog"], [role="menu"], .desk-form',
    ) !== null
  );
}

/** Whether what has the focus does something of its own with Enter, Space or Ctrl+A. */
function isOwn(target: EventTarget | null, what: string): boolean {
  return target instanceof Element && target.closest(what) !== null;
}

export type KeyDeeds = {
  readonly state: DeskState;
  readonly list: Rows;
  readonly picking: Picking;
  readonly offers: readonly Offer[];
  readonly step: (step: DeskStep) => void;
  readonly onAct: (deed: CaseDeed) => void;
  readonly onBulk: (deed: BulkDeed) => void;
  readonly onSearch: () => void;
  readonly onFilter: () => void;
  readonly onNew: () => void;
  readonly onShift: () => void;
  readonly onExport: () => void;
  readonly onMap: () => void;
};

/** Every key of the desk outside of fields and dialogs. */
export function useDeskKeys({ state, list, picking, offers, step, ...on }: KeyDeeds): void {
  useDocumentKeys((event) => {
    if (event.defaultPrevented || state.dialog !== null || isOwn(event.target, '[role="dialog"]')) return;
    const shortcut = shortcutOf(event, offers, state.picked.size > 0);
    if (!shortcut) return;
    // The palette is opened from a field too; what is typed there stays.
    if (shortcut.do !== 'palette' && isTaken(event.target)) return;
    // A focused button keeps its own Enter and Space, but a row is picked; the open case its scrolling and its text.
    if (shortcut.do === 'openCursor' && isOwn(event.target, 'button, a')) return;
    if (shortcut.do === 'togglePick' && isOwn(event.target, 'button:not(.desk-row), a, input, .desk-case')) return;
    if (shortcut.do === 'pickAll' && isOwn(event.target, '.desk-case')) return;
    event.preventDefault();
    switch (shortcut.do) {
      case 'move': {
        const row = list.neighbour(state.cursor, shortcut.by);
        if (row) step({ do: 'moveCursor', id: row.id });
        break;
      }
      case 'openCursor':
        if (state.cursor !== null) step({ do: 'openCase', id: state.cursor });
        break;
      case 'openNeighbour': {
        const row = list.neighbour(state.cursor, shortcut.by);
        if (row) step({ do: 'openCase', id: row.id });
        break;
      }
      case 'showQueue':
        step(shortcut);
        break;
      case 'search':
        on.onSearch();
        break;
      case 'filter':
        on.onFilter();
        break;
      case 'newReport':
        on.onNew();
        break;
      case 'showKeys':
        step({ do: 'openDialog', dialog: 'keys' });
        break;
      case 'showMap':
        on.onMap();
        break;
      case 'showShift':
        on.onShift();
        break;
      case 'export':
        on.onExport();
        break;
      case 'palette':
        step({ do: 'openDialog', dialog: 'palette' });
        break;
      case 'togglePick':
        picking.toggleCursor();
        break;
      case 'pickMove':
        picking.move(shortcut.by);
        break;
      case 'pickAll':
        picking.all();
        break;
      case 'actOnPicked':
        on.onBulk(shortcut.deed);
        break;
      case 'back':
        if (state.deed !== null) step({ do: 'closeForm' });
        else if (state.picked.size > 0) step({ do: 'pickNone' });
        else if (state.caseId !== null) step({ do: 'closeCase' });
        else if (state.map) step({ do: 'closeMap' });
        else if (state.search !== null) step({ do: 'endSearch' });
        else step({ do: 'filter', change: NO_FILTER });
        break;
      case 'act':
        on.onAct(shortcut.deed);
        break;
    }
  });
}
