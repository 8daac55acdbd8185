import { isComposing } from '../desk/keyboard/shortcut.ts';
import type { Press } from '../desk/keyboard/shortcut.ts';
import { ADMIN_TABS } from './adminTabs.ts';
import type { AdminTabName } from './adminTabs.ts';

/** What a key press asks of the page. */
export type AdminShortcut = { readonly do: 'tab'; readonly tab: AdminTabName } | { readonly do: 'keys' };

/** The shortcut of a key press outside of fields and dialogs; null: the key means nothing here. */
export function adminShortcut(press: Press): AdminShortcut | null {
  if (isComposing(press) || press.altKey || press.ctrlKey || press.metaKey) return null;
  // Pinyin keyboards in full-width mode send full-width letters and signs.
  const key = press.key.length === 1 ? press.key.normalize('NFKC') : press.key;
  if (key === '?') return { do: 'keys' };
  const tab = /^[1-9]$/.test(key) ? ADMIN_TABS[Number(key) - 1]?.name : undefined;
  return tab === undefined ? null : { do: 'tab', tab };
}
