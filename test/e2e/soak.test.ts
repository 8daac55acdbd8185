import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildScreensWhereOld } from '../../electron/host/runtime/buildWhereOld.ts';
import { soakGrowth } from '../fault/soakGrowth.ts';
import { soakRun } from '../fault/soakRun.ts';
import { launchBrowser } from './launchBrowser.ts';

const MINUTE_MS = 60_000;

test('a wall holds no more after a killed host and a cut line than before', async () => {
  await buildScreensWhereOld(() => {});
  const folder = mkdtempSync(join(tmpdir(), 'soak-'));
  const browser = await launchBrowser();
  try {
    const { samples, commands, problems } = await soakRun(join(folder, 'store'), browser, {
      spanMs: 45 * MINUTE_MS,
      everyMs: 15 * MINUTE_MS,
      killsAtMs: [20 * MINUTE_MS],
      cutsAtMs: [35 * MINUTE_MS],
      factor: 60,
    });
    expect(problems).toEqual([]);
    expect(commands).toBeGreaterThan(300);
    const { heap, nodes } = soakGrowth(samples);
    expect(heap).toBeLessThan(0.1);
    expect(nodes).toBeLessThan(0.1);
    expect(samples.at(-1)?.lost).toBeGreaterThanOrEqual(2);
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}, 300_000);
