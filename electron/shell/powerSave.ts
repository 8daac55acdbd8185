import { app, powerSaveBlocker } from 'electron';

/** Keeps the displays on while the program runs: a wall is watched without being touched. */
export function setupPowerSave(): void {
  const blocker = powerSaveBlocker.start('prevent-display-sleep');
  app.once('will-quit', () => powerSaveBlocker.stop(blocker));
}
