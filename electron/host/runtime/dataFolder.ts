import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';

/** What the choice of the folder depends on: a system, its variables and the user's home. */
export type UserPlace = {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
};

/** Where the store lies when nobody names a folder: the place that each system has for a program's own data. */
export function defaultDataFolder({ platform, env, home }: UserPlace = herePlace()): string {
  if (platform === 'win32') return join(env['APPDATA'] ?? join(home, 'AppData', 'Roaming'), 'chengguan');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'chengguan');
  const named = env['XDG_DATA_HOME'];
  // A relative path there is to be ignored, says the specification of these variables.
  return join(named !== undefined && isAbsolute(named) ? named : join(home, '.local', 'share'), 'chengguan');
}

/** The folder that the user named, as an absolute path, else the default one. */
export function dataFolderOf(named: string | undefined): string {
  return named === undefined ? defaultDataFolder() : resolve(named);
}

function herePlace(): UserPlace {
  return { platform: process.platform, env: process.env, home: homedir() };
}
