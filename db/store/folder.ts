import { existsSync, mkdirSync } from 'node:fs';
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
