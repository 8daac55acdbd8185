import { app, shell } from 'electron';
import { destinationOf } from '../../shared/shell/address.ts';

/** Keeps every page, also one that nobody foresaw, within its host; opens no further window by itself. */
export function setupNavigation({
  origin,
  kiosk,
}: {
  readonly origin: () => string | null;
  readonly kiosk: boolean;
}): void {
  function stayWithin(event: Electron.Event<{ readonly url: string; readonly isMainFrame: boolean }>): void {
    const destination = destinationOf(event.url, { origin: origin(), kiosk });
    if (destination === 'window') return;
    event.preventDefault();
    if (destination === 'browser' && event.isMainFrame) void shell.openExternal(event.url);
  }
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-frame-navigate', stayWithin);
    contents.on('will-redirect', stayWithin);
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(({ url }) => {
      if (destinationOf(url, { origin: origin(), kiosk }) === 'browser') void shell.openExternal(url);
      return { action: 'deny' };
    });
  });
}
