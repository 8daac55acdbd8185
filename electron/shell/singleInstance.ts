import { app } from 'electron';
import { createHash } from 'node:crypto';
import { join } from 'node:path';

/**
 * Makes this the user's only desktop program for `city`, a host or a data folder (null: the usual one); false: another one
 * runs, shows its windows now, and this one must end. Two cities never share windows, nor what Chromium keeps for them.
 */
export function setupSingleInstance(city: string | null, raise: () => void): boolean {
  if (city !== null) {
    const folder = createHash('sha256').update(city).digest('hex').slice(0, 16);
    app.setPath('userData', join(app.getPath('userData'), 'cities', folder));
  }
  if (!app.requestSingleInstanceLock()) return false;
  app.on('second-instance', raise);
  app.on('activate', raise);
  return true;
}
