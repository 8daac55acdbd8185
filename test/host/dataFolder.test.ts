import { expect, test } from 'vitest';
import { defaultDataFolder } from '../../electron/host/runtime/dataFolder.ts';

test.each([
  [{ platform: 'linux', env: {}, home: '/home/a' }, '/home/a/.local/share/chengguan'],
  [{ platform: 'linux', env: { XDG_DATA_HOME: '/data' }, home: '/home/a' }, '/data/chengguan'],
  [{ platform: 'linux', env: { XDG_DATA_HOME: 'data' }, home: '/home/a' }, '/home/a/.local/share/chengguan'],
  [{ platform: 'darwin', env: {}, home: '/Users/a' }, '/Users/a/Library/Application Support/chengguan'],
  [{ platform: 'win32', env: { APPDATA: '/roaming' }, home: '/a' }, '/roaming/chengguan'],
  [{ platform: 'win32', env: {}, home: '/a' }, '/a/AppData/Roaming/chengguan'],
] as const)('lies where the system keeps the data of a user: %j', (place, folder) => {
  expect(defaultDataFolder(place).replaceAll('\\', '/')).toBe(folder);
});
