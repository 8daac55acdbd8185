import { BrowserWindow, Menu } from 'electron';
import type { Page } from '../../shared/shell/address.ts';
import { words } from './words.ts';

/** Replaces Electron's menu, whose accelerators open the developer tools; a kiosk has none at all. */
export function setupMenu({
  kiosk,
  open,
  savePdf,
}: {
  readonly kiosk: boolean;
  readonly open: (page: Page) => void;
  readonly savePdf: (window: BrowserWindow) => void;
}): void {
  if (kiosk) {
    Menu.setApplicationMenu(null);
    return;
  }
  const file: Electron.MenuItemConstructorOptions[] = [
    {
      label: words('shell.menu.pdf'),
      accelerator: 'CommandOrControl+P',
      click: (_item, window) => {
        if (window instanceof BrowserWindow) savePdf(window);
      },
    },
    { type: 'separator' },
    { label: words('shell.menu.close'), role: 'close' },
    { label: words('shell.quit'), role: 'quit' },
  ];
  const edit: Electron.MenuItemConstructorOptions[] = [
    { label: words('shell.menu.undo'), role: 'undo' },
    { label: words('shell.menu.redo'), role: 'redo' },
    { type: 'separator' },
    { label: words('shell.menu.cut'), role: 'cut' },
    { label: words('shell.menu.copy'), role: 'copy' },
    { label: words('shell.menu.paste'), role: 'paste' },
    { label: words('shell.menu.selectAll'), role: 'selectAll' },
  ];
  const view: Electron.MenuItemConstructorOptions[] = [
    { label: words('shell.menu.wall'), click: () => open('/wall') },
    { label: words('shell.menu.desk'), click: () => open('/desk') },
    { label: words('shell.menu.accountability'), click: () => open('/accountability') },
    { label: words('shell.menu.assessment'), click: () => open('/assessment') },
    { type: 'separator' },
    { label: words('shell.menu.reload'), role: 'reload', accelerator: 'F5' },
    { label: words('shell.menu.fullScreen'), role: 'togglefullscreen', accelerator: 'F11' },
  ];
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      { label: words('shell.menu.file'), submenu: file },
      { label: words('shell.menu.edit'), submenu: edit },
      { label: words('shell.menu.view'), submenu: view },
    ]),
  );
}
