import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseScenario } from '../../../../shared/scenario/parse.ts';
import type { Step } from '../../../../shared/scenario/step.ts';
import { hasStore } from '../../../../db/store/openStore.ts';
import type { WritableStore } from '../../../../db/store/handle.ts';
import type { CliCommand, ExitCode } from '../command.ts';
import { WrongUse } from '../command.ts';
import type { Output } from '../output.ts';
import { simulate } from '../play/simulation.ts';
import { withStore } from '../withStore.ts';

type Failure = { readonly line: number; readonly expected: unknown; readonly found: unknown };
type Played = {
  readonly passed: number;
  readonly failures: readonly Failure[];
  /** Where the scenario could not go on, and why. */
  readonly error: { readonly line: number; readonly message: string } | null;
};

/** Plays a scenario against a fresh store on a simulated clock and tells which of its expectations hold. */
export const play: CliCommand = {
  name: 'play',
  summary: '在模拟时钟上推演剧本（JSON Lines），并核对其中的期望',
  usage: '文件',
  help: `  文件          剧本，每行一个 JSON 对象；空行和以 // 开头的行不计
  --data 目录   保留推演结果的目录，须还没有案件库；不写时用临时目录

剧本的行，时间 at 写作 2016-09-05T09:00:00+08:00，不写时同上一行：
  设定  {"setting":{"extension.max":1}}
        {"unit":{"id":"U","name":"城管局","group":"bureau"}}   group：town、bureau、enterprise
        {"limit":{"category":"event:06010","name":"暴露垃圾","amount":4,"per":"workHour"}}
        {"calendar":{"periods":["08:00-12:00"],"off":["2016-09-15"],"work":["2016-09-18"]}}
  命令  {"at":…,"as":"centre","do":"dispatch","case":"A","unit":"U"}
        as：centre、supervisor、leader、unit:编码；"rejected":true 表示应被拒绝
  期望  {"expect":"case","case":"A","stage":"handling","unit":"U","deadline":…,"overdue":false}
        {"expect":"duty","case":"A","duty":"signOff","turn":1,"onTime":true}
        {"expect":"figures","unit":"U","month":"2016-09","due":9,"closed":8}
        {"expect":"findings","unit":"U","are":[{"clause":"R26","period":"2016-09"}]}   单案条款的 period 写案件名
        {"expect":"list","list":"overdue","cases":["A"]}
        {"expect":"hazard","case":"A","notifiedWithin":1,"acknowledgedWithin":6}
        {"expect":"meeting","quarter":"2016-Q3","held":false}
        {"expect":"log","verified":true}

退出码：0 期望全部成立；1 有的不成立；2 剧本不可读，或命令意外被拒绝`,
  options: {},
  wordCount: [1, 1],
  run: async ({ words, dataFolder, dataNamed, out }) => {
    const [file = ''] = words;
    const scenario = parseScenario(readScenario(file));
    if (dataNamed && hasStore(dataFolder))
      throw new WrongUse(`目录 ${dataFolder} 已有案件库，请换一个目录，以免推演混入真实案件。`);
    if (scenario.kind === 'malformed') {
      const { line, message } = scenario;
      return report({ passed: 0, failures: [], error: { line, message } }, out);
    }
    const { steps } = scenario;
    const folder = dataNamed ? dataFolder : mkdtempSync(join(tmpdir(), 'chengguan-play-'));
    try {
      const nowMs = steps[0]?.atMs ?? 0;
      return await withStore(folder, { create: true, nowMs, out }, (store) =>
        Promise.resolve(report(playSteps(steps, store), out)),
      );
    } finally {
      if (!dataNamed) rmSync(folder, { recursive: true, force: true });
    }
  },
};

function readScenario(file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
  } catch (error) {
    const reason = error instanceof TypeError ? '不是 UTF-8 文本' : '打不开';
    throw new WrongUse(`剧本 ${file} ${reason}，请核对文件。`, { cause: error });
  }
}

function playSteps(steps: readonly Step[], store: WritableStore): Played {
  const simulation = simulate(store);
  const failures: Failure[] = [];
  let passed = 0;
  for (const step of steps) {
    const outcome = simulation.take(step);
    if (outcome.kind === 'stop') return { passed, failures, error: { line: step.line, message: outcome.message } };
    if (outcome.kind === 'held') passed += 1;
    if (outcome.kind === 'failed') failures.push({ line: step.line, expected: outcome.expected, found: outcome.found });
  }
  return { passed, failures, error: null };
}

function report({ passed, failures, error }: Played, out: Output): ExitCode {
  for (const { line, expected, found } of failures)
    out.say(`第 ${line} 行：期望 ${JSON.stringify(expected)}，实际 ${JSON.stringify(found)}`);
  if (error) out.warn(`第 ${error.line} 行：${error.message}`);
  out.say(`${passed} passed, ${failures.length} failed`);
  out.give({ passed, failed: failures.length, failures, ...(error && { error }) });
  if (error) return 2;
  return failures.length > 0 ? 1 : 0;
}
