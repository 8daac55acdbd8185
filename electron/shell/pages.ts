import { app, BrowserWindow } from 'electron';
import type { Page } from '../../shared/shell/address.ts';
import { isPage } from '../../shared/shell/channels.ts';
import type { HostState } from '../../shared/shell/channels.ts';
import { notify } from './ipc.ts';
import type { Ipc } from './ipc.ts';

/** Answers what a page asks about the program, and does what it says with windows. */
export function setupPages(
  ipc: Ipc,
  { kiosk, ownHost, open }: { readonly kiosk: boolean; readonly ownHost: boolean; readonly open: (page: Page) => void },
): void {
  ipc.answer('describe', () => ({ version: app.getVersion(), kiosk, ownHost }));
  ipc.listen('openPage', (_window, page) => {
    if (isPage(page)) open(page);
  });
  ipc.listen('setFullScreen', (window, on) => {
    if (!kiosk) window.setFullScreen(on === true);
  });
}

/** Tells every page how the program's own host is. */
export function tellPages(state: HostState): void {
  for (const { webContents } of BrowserWindow.getAllWindows()) notify(webContents, 'hostState', state);
}
