import { app } from 'electron';

/** Makes this the user's only desktop program; false: another one runs, shows its windows now, and this one must end. */
export function setupSingleInstance(raise: () => void): boolean {
  if (!app.requestSingleInstanceLock()) return false;
  app.on('second-instance', raise);
  app.on('activate', raise);
  return true;
}
