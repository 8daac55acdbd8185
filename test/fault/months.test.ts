import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { monthRun } from './monthRun.ts';

const KILLS = 3;

test(
  'months that end under kill -9 are closed once, and nothing is drawn twice or lost',
  { timeout: 180_000 },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'months-'));
    try {
      const { answers, months, problems } = await monthRun(join(folder, 'store'), { kills: KILLS });
      expect(problems).toEqual([]);
      // Else the host was killed before it worked, or no month ended, and nothing was proved.
      expect(answers).toBeGreaterThan(KILLS * 3);
      expect(months).toBeGreaterThan(2);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
);
