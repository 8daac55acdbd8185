import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { killRun } from './killRun.ts';

const KILLS = 12;

test(
  'every acknowledged command survives kill -9 under load, once and with its event',
  { timeout: 180_000 },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kill-'));
    try {
      const { acknowledged, problems } = await killRun(join(folder, 'store'), { kills: KILLS });
      expect(problems).toEqual([]);
      // Else the host was killed before it worked, and nothing was proved.
      expect(acknowledged).toBeGreaterThan(KILLS * 10);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
);
