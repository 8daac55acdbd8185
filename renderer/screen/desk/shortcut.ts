import { QUEUES } from '../../../shared/contract/desk.ts';
import type { QueueName } from '../../../shared/contract/desk.ts';
import type { CaseDeed, Offer } from './offer.ts';

/** What a key press asks for. */
export type Shortcut =
  | { readonly do: 'move'; readonly by: 1 | -1 }
  | { readonly do: 'openCursor' }
  | { readonly do: 'openNeighbour'; readonly by: 1 | -1 }
  | { readonly do: 'showQueue'; readonly queue: QueueName }
  | { readonly do: 'search' }
  | { readonly do: 'newReport' }
  | { readonly do: 'showKeys' }
  | { readonly do: 'back' }
  | { readonly do: 'act'; readonly deed: CaseDeed };

export type Press = {
  readonly key: string;
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
 * where its deed may be done now.
 */
export function shortcutOf(press: Press, offers: readonly Offer[]): Shortcut | null {
  if (isComposing(press) || press.altKey || press.ctrlKey || press.metaKey) return null;
  // Pinyin keyboards in full-width mode send full-width letters and signs.
  const key = press.key.length === 1 ? press.key.normalize('NFKC').toUpperCase() : press.key;
  switch (key) {
    case 'J':
    case 'ArrowDown':
      return { do: 'move', by: 1 };
    case 'K':
    case 'ArrowUp':
      return { do: 'move', by: -1 };
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
    case '?':
      return { do: 'showKeys' };
    case 'N':
      return { do: 'newReport' };
    case 'Escape':
      return { do: 'back' };
    default: {
      const queue = /^\d$/.test(key) ? QUEUES[Number(key)] : undefined;
      if (queue) return { do: 'showQueue', queue };
      const offer = offers.find(({ letter, reason }) => letter === key && reason === null);
      return offer ? { do: 'act', deed: offer.deed } : null;
    }
  }
}
