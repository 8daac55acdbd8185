import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { closeStore, openReadable, openStore } from '../../db/store/openStore.ts';
import { top } from '../../electron/host/runtime/top.ts';
import { STORE_NOW_MS } from './generatedStore.ts';
import { IMPORT_ROWS, importFile } from './importFile.ts';
import { compared, interleaved } from './measure.ts';
import type { Bench } from './measure.ts';
import { insertRowsMs } from './reference/bareRows.ts';

const ROUNDS = 3;

export const bench: Bench = {
  name: 'importRows',
  measure: async (folder) => {
    const own = mkdtempSync(join(folder, 'import-'));
    const source = importFile(folder);
    const peaks: number[] = [];
    // The reference writes the rows of an import that counts for nothing.
    const imported = join(own, 'imported');
    await importOnce(imported, source);
    const store = openReadable(imported);
    const costs = await interleaved(
      ROUNDS,
      async () => {
        const { ms, peakMegabytes } = await importOnce(join(own, 'product'), source);
        peaks.push(peakMegabytes);
        rmSync(join(own, 'product'), { recursive: true });
        return ms;
      },
      () => {
        const bare = openStore(join(own, 'bare'), { nowMs: STORE_NOW_MS });
        const ms = insertRowsMs(store.sqlite, bare.sqlite);
        closeStore(bare);
        rmSync(join(own, 'bare'), { recursive: true });
        return ms;
      },
      { warmUp: false },
    );
    closeStore(store);
    rmSync(own, { recursive: true });
    const note = `内存峰值 ${Math.round(Math.max(...peaks))} MB（目标 300 MB 以内）`;
    return compared(costs, { unit: '行/秒', target: '≥ 0.35', workPerRound: IMPORT_ROWS, note });
  },
};

/** The command line as a user runs it, alone in its process, from its start to its end. */
async function importOnce(
  data: string,
  { file, profile }: { readonly file: string; readonly profile: string },
): Promise<{ readonly ms: number; readonly peakMegabytes: number }> {
  const peakReport = pathToFileURL(join(import.meta.dirname, 'reportPeak.mjs')).href;
  const program = ['--import', peakReport, ...cityScript()];
  const start = performance.now();
  const child = spawn(
    process.execPath,
    [...program, 'import', 'cases', file, '--profile', profile, '--data', data, '--json'],
    { cwd: top, stdio: ['ignore', 'pipe', 'ignore', 'pipe'] },
  );
  const [given, peak] = await Promise.all([text(child.stdout as Readable), text(child.stdio[3] as Readable)]);
  const ms = performance.now() - start;
  const { imported } = JSON.parse(given) as { readonly imported: number };
  if (imported !== IMPORT_ROWS) throw new Error(`imported ${given}`);
  return { ms, peakMegabytes: Number(peak) / 1024 };
}

/** What `npm run city` runs, without its first word `node`. */
function cityScript(): readonly string[] {
  const { scripts } = JSON.parse(readFileSync(join(top, 'package.json'), 'utf8')) as {
    readonly scripts: { readonly city: string };
  };
  return scripts.city.split(' ').slice(1);
}
