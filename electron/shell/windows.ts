import { app, BrowserWindow } from 'electron';
import { join } from 'node:path';
import { isOfOrigin } from '../../shared/shell/address.ts';
import type { Page } from '../../shared/shell/address.ts';
import type { Display, Placement } from '../../shared/shell/displays.ts';
import { reloadDelayMs } from '../../shared/shell/restart.ts';
import { waitingPage } from '../../shared/shell/waitingPage.ts';
import { words } from './words.ts';

export type Windows = {
  /** Creates, moves and hides windows after the placements; one that a person closed stays closed. */
  readonly arrange: (placements: readonly Placement[]) => void;
  /** Shows the host at a new origin in every window, each on the page where it was. */
  readonly load: () => void;
  /** Brings a window with the page to the front, or opens one beside the placed ones. */
  readonly open: (page: Page) => void;
  readonly raise: () => void;
};

type Shown = { readonly window: BrowserWindow; readonly page: Page; readonly load: () => void };

/** The windows of the program; they load the host at `origin`, and wait for it while there is none. */
export function setupWindows({
  origin,
  kiosk,
}: {
  readonly origin: () => string | null;
  readonly kiosk: boolean;
}): Windows {
  const shown = new Map<number, Shown>();
  const spots = new Map<number, string>();
  let extra = 0;

  function create(key: number, page: Page, display: Display | null): void {
    const window = new BrowserWindow({ ...look(page), ...(display === null ? {} : inside(display)) });
    shown.set(key, { window, page, load: keepLoaded(window, page, origin) });
    window.once('ready-to-show', () => {
      if (kiosk) window.setKiosk(true);
      else window.maximize();
      window.show();
    });
    window.once('closed', () => {
      shown.delete(key);
      // What is left may be hidden, waiting for its display: a program without a window would never end.
      if (![...shown.values()].some((other) => other.window.isVisible())) app.quit();
    });
    shown.get(key)?.load();
  }

  return {
    arrange(placements) {
      const main = placements.find(({ present, display }) => present && display.main)?.display;
      for (const { key, page, display, present } of placements) {
        const before = spots.get(key);
        const spot = JSON.stringify([display, present]);
        // A window that stays is left where a person may have moved it.
        if (spot === before) continue;
        spots.set(key, spot);
        const window = shown.get(key)?.window;
        if (window === undefined) {
          if (before === undefined) create(key, page, display);
        } else if (present) {
          moveTo(window, display, kiosk);
          window.showInactive();
        } else if (page === '/wall') {
          window.hide();
        } else if (main !== undefined) {
          // What a person was writing at the desk stays in sight.
          moveTo(window, main, false);
        }
      }
    },
    load() {
      for (const { load } of shown.values()) load();
    },
    open(page) {
      const found = [...shown.values()].find((other) => other.page === page)?.window;
      if (found === undefined) {
        extra -= 1;
        create(extra, page, null);
      } else {
        found.show();
      }
    },
    raise() {
      for (const { window } of shown.values()) {
        if (window.isMinimized()) window.restore();
        if (window.isVisible()) window.focus();
      }
    },
  };
}

function look(page: Page): Electron.BrowserWindowConstructorOptions {
  return {
    show: false,
    backgroundColor: '#0b1622',
    title: words('app.name'),
    webPreferences: {
      preload: join(import.meta.dirname, 'preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      devTools: !app.isPackaged,
      // The dictionaries would be fetched from outside.
      spellcheck: false,
      // A safety hazard sounds on a wall that nobody touches, and a covered wall goes on.
      autoplayPolicy: 'no-user-gesture-required',
      backgroundThrottling: page !== '/wall',
    },
  };
}

function inside({ x, y, width, height }: Display): Electron.Rectangle {
  return { x, y, width, height };
}

function moveTo(window: BrowserWindow, display: Display, kiosk: boolean): void {
  window.setKiosk(false);
  window.unmaximize();
  window.setBounds(inside(display));
  if (kiosk) window.setKiosk(true);
  else window.maximize();
}

/** Loads the host's page, and goes on trying while the host does not answer or the page breaks: a wall runs for weeks. */
function keepLoaded(window: BrowserWindow, page: Page, origin: () => string | null): () => void {
  const { webContents: contents } = window;
  let path: string = page;
  let attempt = 0;
  let timer: NodeJS.Timeout | undefined;

  function load(): void {
    clearTimeout(timer);
    const host = origin();
    const target =
      host === null ? waitingPage(words('shell.host.starting'), words('shell.host.startingText')) : host + path;
    // A failure comes as an event, below.
    contents.loadURL(target).catch(() => undefined);
  }
  function loadLater(): void {
    attempt += 1;
    clearTimeout(timer);
    timer = setTimeout(load, reloadDelayMs(attempt));
  }
  contents.on('did-navigate', (_event, address, status) => {
    const host = origin();
    if (host === null || !isOfOrigin(address, host)) return;
    if (status >= 400) {
      // A host that has just come back knows this session a moment later.
      path = page;
      loadLater();
      return;
    }
    path = address.slice(host.length);
    attempt = 0;
  });
  contents.on('did-navigate-in-page', (_event, address, isMainFrame) => {
    const host = origin();
    if (isMainFrame && host !== null && isOfOrigin(address, host)) path = address.slice(host.length);
  });
  contents.on('did-fail-load', (_event, ...[code, , address, isMainFrame]) => {
    // -3: the load was given up for another one.
    if (!isMainFrame || code === -3 || address.startsWith('data:')) return;
    const text = words('shell.host.awayText', { address: origin() ?? '' });
    contents.loadURL(waitingPage(words('shell.host.away'), text)).catch(() => undefined);
    loadLater();
  });
  contents.on('render-process-gone', loadLater);
  window.once('closed', () => clearTimeout(timer));
  return load;
}
