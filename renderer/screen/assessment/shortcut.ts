import type { PeriodKind } from './period.ts';

/** What a key press asks for, outside of text fields and dialogs. */
export type Shortcut =
  | { readonly do: 'neighbour'; readonly by: 1 | -1 }
  | { readonly do: 'kind'; readonly kind: PeriodKind }
  | { readonly do: 'period' | 'view' | 'columns' | 'values' | 'export' | 'keys' | 'close' };

export type Press = Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey' | 'isComposing' | 'keyCode'>;

/** The shortcut of a key press; null: the key means nothing here. */
export function shortcutOf(press: Press): Shortcut | null {
  // An input method that composes holds every key; browsers also say so by the code 229.
  if (press.isComposing || press.keyCode === 229 || press.altKey || press.ctrlKey || press.metaKey) return null;
  // Pinyin keyboards in full-width mode send full-width letters and signs.
  const key = press.key.length === 1 ? press.key.normalize('NFKC').toUpperCase() : press.key;
  switch (key) {
    case '[':
    case '【':
      return { do: 'neighbour', by: -1 };
    case ']':
    case '】':
      return { do: 'neighbour', by: 1 };
    case 'D':
      return { do: 'kind', kind: 'day' };
    case 'M':
      return { do: 'kind', kind: 'month' };
    case 'Q':
      return { do: 'kind', kind: 'quarter' };
    case 'Y':
      return { do: 'kind', kind: 'year' };
    case 'P':
      return { do: 'period' };
    case 'T':
      return { do: 'view' };
    case 'G':
      return { do: 'columns' };
    case 'F':
      return { do: 'values' };
    case 'E':
      return { do: 'export' };
    case '?':
      return { do: 'keys' };
    case 'Escape':
      return { do: 'close' };
    default:
      return null;
  }
}
