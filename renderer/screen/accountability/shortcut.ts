import { isComposing } from '../desk/keyboard/shortcut.ts';
import type { Press } from '../desk/keyboard/shortcut.ts';
import { FINDING_ACTS, TABS } from './accountabilityState.ts';
import type { FindingAct, Tab } from './accountabilityState.ts';
import { ACT_LETTERS } from './findingActs.ts';

/** What a key press asks of the page. */
export type PageShortcut =
  | { readonly do: 'move'; readonly by: 1 | -1 }
  | { readonly do: 'period'; readonly by: 1 | -1 }
  | { readonly do: 'tab'; readonly tab: Tab }
  | { readonly do: 'act'; readonly act: FindingAct }
  | { readonly do: 'export' | 'download' | 'cases' | 'radar' | 'freeze' | 'meeting' | 'keys' | 'back' };

/** The shortcut of a key press outside of fields and dialogs; null: the key means nothing here. */
export function pageShortcut(press: Press): PageShortcut | null {
  if (isComposing(press) || press.altKey || press.ctrlKey || press.metaKey) return null;
  // Pinyin keyboards in full-width mode send full-width letters and signs.
  const key = press.key.length === 1 ? press.key.normalize('NFKC').toUpperCase() : press.key;
  switch (key) {
    case 'J':
      return { do: 'move', by: 1 };
    case 'K':
      return { do: 'move', by: -1 };
    case '[':
    case '【':
      return { do: 'period', by: -1 };
    case ']':
    case '】':
      return { do: 'period', by: 1 };
    case 'E':
      return { do: 'export' };
    case 'D':
      return { do: 'download' };
    case 'L':
      return { do: 'cases' };
    case 'G':
      return { do: 'radar' };
    case 'Z':
      return { do: 'freeze' };
    case 'H':
      return { do: 'meeting' };
    case '?':
      return { do: 'keys' };
    case 'Escape':
      return { do: 'back' };
    default: {
      const tab = /^[1-9]$/.test(key) ? TABS[Number(key) - 1] : undefined;
      if (tab) return { do: 'tab', tab };
      const act = FINDING_ACTS.find((known) => ACT_LETTERS[known] === key);
      return act ? { do: 'act', act } : null;
    }
  }
}
