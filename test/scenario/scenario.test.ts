import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCommand } from '../../electron/host/cli/main.ts';

const folder = join(import.meta.dirname);
const files = readdirSync(folder).filter((name) => name.endsWith('.jsonl'));

/** Runs the command `play` as the command line does, its output caught. */
async function play(
  file: string,
): Promise<{ readonly code: number; readonly stdout: string; readonly stderr: string }> {
  const written = { stdout: '', stderr: '' };
  const catching = (name: 'stdout' | 'stderr') => ({
    write: (text: string) => {
      written[name] += text;
      return true;
    },
    isTTY: false,
  });
  const streams = { stdout: catching('stdout'), stderr: catching('stderr'), nowMs: Date.now } as const;
  const code = await runCommand(['play', join(folder, file)], streams);
  return { code, ...written };
}

test.each(files)('%s', async (file) => {
  const { code, stdout, stderr } = await play(file);
  expect([stdout.replace(/^\d+ passed, /m, ''), stderr]).toEqual(['0 failed\n', '']);
  expect(code).toBe(0);
});
