import { setTimeout as sleep } from 'node:timers/promises';
import { startVitest, type Reporter, type Vitest } from 'vitest/node';
import { requireBrowser } from './browser.ts';
import { runChecks } from './runChecks.ts';

type Tally = {
  passed: number;
  failed: number;
  skipped: number;
  readonly reasons: Map<string, number>;
  /** Test files that have begun and not ended. */
  readonly running: Set<string>;
};

/** A whole run stays below twenty minutes on two cores; what is still running then hangs. */
const LIMIT_MS = 18 * 60_000;
/** Vitest gives a worker a minute to stop by itself before it kills it. */
const STOP_MS = 65_000;
const timeIsUp = Symbol('time is up');

/**
 * `npm test`: the checks, then every test, then one line `N passed, N failed`. With words (parts of test file
 * names) only those files and no checks. Sets exit code 1 on a failure, 2 where no browser can be had.
 */
export async function runAll(words: readonly string[]): Promise<void> {
  const browser = requireBrowser();
  if (browser === undefined) {
    process.exitCode = 2;
    return;
  }
  process.env['CITY_BROWSER'] = browser;
  const watchdog = new AbortController();
  const after = (waitMs: number): Promise<unknown> =>
    sleep(waitMs, timeIsUp, { signal: watchdog.signal }).catch(() => undefined);
  const limit = after(LIMIT_MS);
  const tally: Tally = { passed: 0, failed: 0, skipped: 0, reasons: new Map(), running: new Set() };
  let vitest: Vitest | undefined;
  if (words.length === 0) Object.assign(tally, runChecks());
  const checked = tally.passed;
  const reporter = tallyReporter(tally, (started) => (vitest = started));
  const run = startVitest('test', [...words], { watch: false, reporters: ['default', reporter] });
  if ((await Promise.race([run, limit])) === timeIsUp) {
    for (const file of tally.running) console.error(`${LIMIT_MS / 60_000} 分钟内没有结束：${file}`);
    tally.failed += Math.max(1, tally.running.size);
  }
  await Promise.race([vitest?.close(), after(STOP_MS)]);
  watchdog.abort();
  for (const [reason, count] of tally.reasons) console.log(`跳过 ${count} 项：${reason}`);
  const skipped = tally.skipped > 0 ? `, ${tally.skipped} skipped` : '';
  console.log(`${tally.passed} passed, ${tally.failed} failed${skipped}`);
  // A run without any test has proved nothing, and vitest leaves the exit code alone where a check failed.
  if (tally.failed > 0 || tally.passed === checked) process.exitCode = 1;
  // A test that left a program or a server behind has ended all the same.
  setTimeout(() => process.exit(), 1000).unref();
}

/** Adds each test, each broken file or suite and each stray error to the tally; a skipped test with its reason. */
function tallyReporter(tally: Tally, onStart: (vitest: Vitest) => void): Reporter {
  return {
    onInit: onStart,
    onTestModuleQueued(module) {
      tally.running.add(module.relativeModuleId);
    },
    onTestCaseResult(test) {
      const result = test.result();
      if (result.state === 'skipped') {
        const reason = result.note ?? `不适用于本机的系统（${test.module.relativeModuleId}）`;
        tally.skipped += 1;
        tally.reasons.set(reason, (tally.reasons.get(reason) ?? 0) + 1);
      } else if (result.state === 'passed') tally.passed += 1;
      else tally.failed += 1;
    },
    onTestSuiteResult(suite) {
      tally.failed += suite.errors().length;
    },
    onTestModuleEnd(module) {
      tally.running.delete(module.relativeModuleId);
      tally.failed += module.errors().length;
    },
    onTestRunEnd(_modules, strayErrors) {
      tally.failed += strayErrors.length;
    },
  };
}
