import { spawnSync, type SpawnSyncOptions } from 'node:child_process';

const checks = [
  { name: '格式', words: ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'] },
  { name: '规则', words: ['node_modules/oxlint/bin/oxlint', '--type-aware', '--deny-warnings'] },
  { name: '类型', words: ['node_modules/typescript/bin/tsc', '-p', '.'] },
] as const;

/** Each takes seconds; what takes minutes hangs. */
const LIMIT_MS = 5 * 60_000;

/**
 * `npm run check`: format, lint and types, all three also when one fails, with their output on this terminal.
 * Returns how many passed and failed; a failure sets exit code 1.
 */
export function runChecks(): { readonly passed: number; readonly failed: number } {
  let failed = 0;
  for (const { name, words } of checks) {
    const options: SpawnSyncOptions = { stdio: ['ignore', 'inherit', 'inherit'], timeout: LIMIT_MS };
    const passes = spawnSync(process.execPath, words, options).status === 0;
    if (!passes) failed += 1;
    console.log(`${passes ? '✓' : '✗'} ${name}`);
  }
  if (failed > 0) process.exitCode = 1;
  return { passed: checks.length - failed, failed };
}
