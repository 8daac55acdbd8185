import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { findingsProperty, nothingCompared } from './findingsProperty.ts';

/**
 * `npm run fuzz [-- --cases N --seed S --shrink]`: random months of cities, their findings beside those of the naive reading of the
 * log. Prints its seed first and what it compared at the end; exit code 1 with the history that
 * differs, after a long search for the smallest one with `--shrink`.
 */
export async function runFuzz(argv: readonly string[]): Promise<void> {
  const options = {
    cases: { type: 'string', default: '10000' },
    seed: { type: 'string' },
    shrink: { type: 'boolean' },
  } as const;
  const { values } = parseArgs({ args: [...argv], options });
  const [numRuns, seed] = [Number(values.cases), Number(values.seed ?? Date.now() % 2_147_483_647)];
  if (!Number.isInteger(numRuns) || numRuns < 1 || !Number.isInteger(seed)) {
    console.error('用法：npm run fuzz -- [--cases 次数] [--seed 种子] [--shrink]');
    process.exitCode = 2;
    return;
  }
  console.log(`种子 ${seed}，随机历史 ${numRuns} 个`);
  const compared = nothingCompared();
  const told = setInterval(() => console.log(`已比较 ${compared.histories} / ${numRuns} 个`), 30_000);
  const parameters = { numRuns, seed, endOnFailure: values.shrink !== true };
  const found = await fc.check(findingsProperty(compared), parameters).finally(() => clearInterval(told));
  const findings = [...compared.findings].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const list = findings.map(([clause, count]) => `${clause} ${count}`).join('，');
  console.log(`比较了 ${compared.histories} 个历史、${compared.looks} 个时刻；期末问责提示：${list}`);
  if (!found.failed) return;
  console.log(found.errorInstance instanceof Error ? found.errorInstance.message : '');
  console.log(
    values.shrink === true
      ? fc.defaultReportMessage(found)
      : `第 ${found.numRuns} 个历史不符；加 --shrink 可求最短的历史。`,
  );
  process.exitCode = 1;
}
