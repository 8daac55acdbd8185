import { QUEUES } from '../../../../shared/contract/desk.ts';
import type { QueueName } from '../../../../shared/contract/desk.ts';
import type { BulkDeed } from '../deskState.ts';
import { DEEDS } from '../form/offer.ts';
import type { CaseDeed, Offer } from '../form/offer.ts';

/** What a key press asks for. */
export type Shortcut =
  | { readonly do: 'move'; readonly by: 1 | -1 }
  | { readonly do: 'openCursor' }
  | { readonly do: 'openNeighbour'; readonly by: 1 | -1 }
  | { readonly do: 'showQueue'; readonly queue: QueueName }
  | { readonly do: 'search' }
  | { readonly do: 'newReport' }
  | { readonly do: 'showKeys' }
  | { readonly do: 'showShift' }
  | { readonly do: 'export' }
  | { readonly do: 'showMap' }
  | { readonly do: 'back' }
  | { readonly do: 'act'; readonly deed: CaseDeed }
  | { readonly do: 'palette' }
  | { readonly do: 'filter' }
  | { readonly do: 'togglePick' }
  | { readonly do: 'pickMove'; readonly by: 1 | -1 }
  | { readonly do: 'pickAll' }
  | { readonly do: 'actOnPicked'; readonly deed: BulkDeed };

export const BULK_DEEDS: readonly BulkDeed[] = ['dispatch', 'urge'];

/** The key of each queue, in their order. */
export const QUEUE_KEYS = '0123456789-';

/** Opens the formats of the list's file. */
export const EXPORT_KEY = ',';

export type Press = {
  readonly key: string;
  readonly shiftKey?: boolean;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  /** An input method is composing; browsers also say so by the key code 229. */
  readonly isComposing: boolean;
  readonly keyCode: number;
};

/** Whether an input method holds the key: then nothing fires and nothing is submitted. */
export function isComposing({ isComposing: composing, keyCode }: Pick<Press, 'isComposing' | 'keyCode'>): boolean {
  return composing || keyCode === 229;
}

/**
 * The shortcut of a key press outside of text fields and dialogs; null: the key means nothing here. A letter acts only
 * where its deed may be done now; while cases are picked it acts on all of them. @param picking whether cases are picked
 */
export function shortcutOf(press: Press, offers: readonly Offer[], picking = false): Shortcut | null {
  if (isComposing(press) || press.altKey) return null;
  // Pinyin keyboards in full-width mode send full-width letters and signs.
  const key = press.key.length === 1 ? press.key.normalize('NFKC').toUpperCase() : press.key;
  if (press.ctrlKey || press.metaKey) return key === 'K' ? { do: 'palette' } : key === 'A' ? { do: 'pickAll' } : null;
  const by = key === 'J' || key === 'ArrowDown' ? 1 : key === 'K' || key === 'ArrowUp' ? -1 : null;
  if (by !== null) return { do: press.shiftKey ? 'pickMove' : 'move', by };
  switch (key) {
    case ' ':
      return { do: 'togglePick' };
    case 'Enter':
      return { do: 'openCursor' };
    case ']':
    case '】':
      return { do: 'openNeighbour', by: 1 };
    case '[':
    case '【':
      return { do: 'openNeighbour', by: -1 };
    case '/':
    case '、':
      return { do: 'search' };
    case '.':
    case '。':
      return { do: 'filter' };
    case '=':
      return { do: 'showShift' };
    case EXPORT_KEY:
      return { do: 'export' };
    case '`':
    case '·':
      return { do: 'showMap' };
    case '?':
      return { do: 'showKeys' };
    case 'N':
      return { do: 'newReport' };
    case 'Escape':
      return { do: 'back' };
    default: {
      const queue = key.length === 1 ? QUEUES[QUEUE_KEYS.indexOf(key)] : undefined;
      if (queue) return { do: 'showQueue', queue };
      if (picking) {
        const bulk = BULK_DEEDS.find((deed) => DEEDS[deed].letter === key);
        return bulk ? { do: 'actOnPicked', deed: bulk } : null;
      }
      const offer = offers.find(({ letter, reason }) => letter === key && reason === null);
      return offer ? { do: 'act', deed: offer.deed } : null;
    }
  }
}
