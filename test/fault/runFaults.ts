import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { killRun } from './killRun.ts';
import { monthRun } from './monthRun.ts';
import { powerCutRun } from './powerCutRun.ts';

/** `npm run fault [-- --kills N --cuts N]`: the tests of kills and power cuts in their long form; exit code 1 on a loss. */
export async function runFaults(argv: readonly string[]): Promise<void> {
  const options = { kills: { type: 'string', default: '100' }, cuts: { type: 'string', default: '100' } } as const;
  const { values } = parseArgs({ args: [...argv], options });
  const [kills, cuts] = [Number(values.kills), Number(values.cuts)];
  if (!Number.isInteger(kills) || !Number.isInteger(cuts)) {
    console.error('用法：npm run fault -- [--kills 次数] [--cuts 次数]');
    process.exitCode = 2;
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'fault-'));
  const killed = await killRun(join(folder, 'kill'), {
    kills,
    onKill: ({ kills: done, acknowledged, problems }) => {
      console.log(`强行结束 ${done} / ${kills}：已确认 ${acknowledged} 条命令，问题 ${problems.length} 处`);
    },
  });
  const months = await monthRun(join(folder, 'months'), {
    kills,
    onKill: ({ answers, problems }) => {
      console.log(`月末强行结束：已确认 ${answers} 条命令，问题 ${problems.length} 处`);
    },
  });
  const cut =
    process.platform === 'win32'
      ? []
      : await powerCutRun(folder, { cuts, onCut: (done) => console.log(`断电 ${done} / ${cuts}`) });
  rmSync(folder, { recursive: true, force: true });
  const problems = [...killed.problems, ...months.problems, ...cut];
  for (const problem of problems) console.log(problem);
  console.log(problems.length === 0 ? '没有丢失，没有重复，校验通过。' : `发现 ${problems.length} 处问题。`);
  if (problems.length > 0) process.exitCode = 1;
}
