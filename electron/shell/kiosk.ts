import { app } from 'electron';

/** What a kiosk needs beside its windows and its missing menu: no zoom by a stray gesture. */
export function setupKiosk(kiosk: boolean): void {
  if (!kiosk) return;
  app.on('web-contents-created', (_event, contents) => {
    contents.on('did-finish-load', () => {
      contents.setZoomFactor(1);
      void contents.setVisualZoomLevelLimits(1, 1);
    });
    contents.on('zoom-changed', () => contents.setZoomFactor(1));
  });
}
