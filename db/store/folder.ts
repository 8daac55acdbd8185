import { closeSync, existsSync, fsyncSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';

/** Makes the folder and those above it, readable by their owner only, where they are missing. */
export function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  // Not by `recursive`: Node tries for ever where a system answers ENOENT to a new folder, as /proc does.
  if (dirname(folder) !== folder) makeFolder(dirname(folder));
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (fault) {
    // Another program may have been quicker.
    if (!existsSync(folder)) throw fault;
  }
}

/** Brings the names in a folder to the disk: a file that was moved there stays there. */
export function syncFolder(folder: string): void {
  // Windows keeps its folders in step by itself and lets nobody open them.
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
