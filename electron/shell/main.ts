import { app, dialog } from 'electron';
import { readArguments } from '../../shared/shell/arguments.ts';
import type { ShellArguments } from '../../shared/shell/arguments.ts';
import { setupDisplays } from './displays.ts';
import { savePdf, setupDownloads, setupPdf } from './files.ts';
import { setupHost } from './host.ts';
import { setupIpc } from './ipc.ts';
import { setupKiosk } from './kiosk.ts';
import { setupMenu } from './menu.ts';
import { setupNavigation } from './navigation.ts';
import { setupPages, tellPages } from './pages.ts';
import { setupPermissions } from './permissions.ts';
import { setupPowerSave } from './powerSave.ts';
import { setupSingleInstance } from './singleInstance.ts';
import { setupWindows } from './windows.ts';
import { words } from './words.ts';

const given = readArguments(process.argv.slice(1));
if ('fault' in given) {
  dialog.showErrorBox(words('shell.start.failed'), words(`shell.argument.${given.fault}`, { word: given.word }));
  app.exit(2);
} else {
  void run(given);
}

/** The whole desktop program: each line needs those before it. */
async function run({ host, kiosk, walls, dataFolder }: ShellArguments): Promise<void> {
  let origin = host;
  const site = { origin: () => origin, kiosk };

  // A second start goes no further; before the ready event, and before anything is opened.
  const windows = setupWindows(site);
  if (!setupSingleInstance(host ?? dataFolder, windows.raise)) return app.exit(0);
  // Also a window that nobody foresaw is sandboxed, kept within its host and without zoom.
  app.enableSandbox();
  setupNavigation(site);
  setupKiosk(kiosk);
  await app.whenReady();

  // Before the first page loads.
  setupPermissions();
  const ipc = setupIpc(site.origin);
  setupPages(ipc, { kiosk, ownHost: host === null, open: windows.open });
  setupPdf(ipc);
  setupDownloads(kiosk);
  setupMenu({
    kiosk,
    open: windows.open,
    savePdf: (window) => void savePdf(window, { name: window.title, landscape: true }),
  });
  setupPowerSave();
  // The windows wait for the host, which may take seconds.
  setupDisplays(walls, windows.arrange);
  if (host === null) {
    const onReady = (ready: string): void => {
      // At the same origin the pages come back by themselves, and keep what was typed.
      const moved = ready !== origin;
      origin = ready;
      if (moved) windows.load();
    };
    setupHost({ dataFolder, onReady, onState: tellPages });
  }
}
