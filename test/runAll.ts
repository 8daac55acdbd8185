import { startVitest, type Reporter } from 'vitest/node';
import { requireBrowser } from './browser.ts';
import { runChecks } from './runChecks.ts';

type Tally = { passed: number; failed: number; skipped: number; readonly reasons: Map<string, number> };

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
  const checks = words.length === 0 ? runChecks() : { passed: 0, failed: 0 };
  const tally: Tally = { ...checks, skipped: 0, reasons: new Map() };
  const vitest = await startVitest('test', [...words], { watch: false, reporters: ['default', tallyReporter(tally)] });
  await vitest.close();
  for (const [reason, count] of tally.reasons) console.log(`跳过 ${count} 项：${reason}`);
  const skipped = tally.skipped > 0 ? `, ${tally.skipped} skipped` : '';
  console.log(`${tally.passed} passed, ${tally.failed} failed${skipped}`);
  // A run without any test has proved nothing, and vitest leaves the exit code alone where a check failed.
  if (tally.failed > 0 || tally.passed === checks.passed) process.exitCode = 1;
}

/** Adds each test, each broken file or suite and each stray error to the tally; a skipped test with its reason. */
function tallyReporter(tally: Tally): Reporter {
  return {
    onTestCaseResult(test) {
      const result = test.result();
      if (result.state === 'skipped') {
        const reason = result.note ?? `未注明原因（${test.module.relativeModuleId}）`;
        tally.skipped += 1;
        tally.reasons.set(reason, (tally.reasons.get(reason) ?? 0) + 1);
      } else if (result.state === 'passed') tally.passed += 1;
      else tally.failed += 1;
    },
    onTestSuiteResult(suite) {
      tally.failed += suite.errors().length;
    },
    onTestModuleEnd(module) {
      tally.failed += module.errors().length;
    },
    onTestRunEnd(_modules, strayErrors) {
      tally.failed += strayErrors.length;
    },
  };
}
