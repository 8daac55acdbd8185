import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { powerCutRun } from './powerCutRun.ts';

const CUTS = 8;

// Windows cannot make a process stand still.
test.skipIf(process.platform === 'win32')(
  'the files of a host cut off in the middle of its work open with all that was acknowledged, and a torn log opens whole',
  { timeout: 180_000 },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'power-'));
    try {
      expect(await powerCutRun(folder, { cuts: CUTS })).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
);
