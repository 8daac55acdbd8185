import { dataFolderOf } from '../runtime/dataFolder.ts';
import type { CliCommand, ExitCode } from './command.ts';
import { WrongUse } from './command.ts';
import { faultWords } from './faultWords.ts';
import { createOutput } from './output.ts';
import type { Streams } from './output.ts';
import { parseWords } from './words.ts';

/** Every command by its name, loaded only when it is called for. */
const COMMANDS: Readonly<Record<string, () => Promise<CliCommand>>> = {
  import: async () => (await import('./command/import.ts')).importFile,
  serve: async () => (await import('./command/serve.ts')).serve,
  figures: async () => (await import('./command/figures.ts')).figures,
  findings: async () => (await import('./command/findings.ts')).findings,
  notice: async () => (await import('./command/notice.ts')).notice,
  feed: async () => (await import('./command/feed.ts')).feed,
  verify: async () => (await import('./command/verify.ts')).verify,
  play: async () => (await import('./command/play.ts')).play,
  backup: async () => (await import('./command/backup.ts')).backup,
  erase: async () => (await import('./command/erase.ts')).erase,
  demo: async () => (await import('./command/demo.ts')).demo,
  backtest: async () => (await import('./command/backtest.ts')).backtest,
};

const commonHelp = `  --data 目录   数据目录，不写时用本用户的默认目录
  --json        标准输出只有一个 JSON 值，进度和提示写到标准错误
  --help        显示说明`;

/** Runs one command line and sets the exit code: 0 done, 1 an expectation failed, 2 wrong use or unreadable input. */
export async function run(given: readonly string[]): Promise<void> {
  // A reader that has seen enough (`| head`) is no fault.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  // npm runs its scripts in the program's folder; the user's paths begin where the user stands.
  const { INIT_CWD: standsIn, npm_lifecycle_event: script } = process.env;
  if (script === 'city' && standsIn !== undefined) process.chdir(standsIn);
  const { stdout, stderr } = process;
  process.exitCode = await runCommand(given, { stdout, stderr, nowMs: Date.now });
}

/** Runs one command line that writes to these streams; answers the exit code. */
export async function runCommand([name, ...rest]: readonly string[], streams: Streams): Promise<ExitCode> {
  if (name === '--help' || name === 'help') {
    streams.stdout.write(`${await overview()}\n`);
    return 0;
  }
  const load = name === undefined ? undefined : COMMANDS[name];
  if (!load) {
    const fault = name === undefined ? await overview() : `没有命令“${name}”：用 --help 查看可用的命令。`;
    streams.stderr.write(`${fault}\n`);
    return 2;
  }
  const wantsJson = rest.includes('--json');
  const out = createOutput(wantsJson, streams);
  try {
    const command = await load();
    const { words, texts, flags } = parseWords(rest, command.options);
    if (flags.has('help')) {
      streams.stdout.write(`${helpOf(command)}\n`);
      return 0;
    }
    const [least, most] = command.wordCount;
    if (words.length < least || words.length > most) throw new WrongUse(`用法：${usageOf(command)}`);
    return await command.run({
      words,
      text: (option) => texts.get(option),
      flag: (option) => flags.has(option),
      dataFolder: dataFolderOf(texts.get('data')),
      dataNamed: texts.has('data'),
      out,
    });
  } catch (error) {
    out.fail(faultWords(error));
    return 2;
  }
}

function usageOf({ name, usage }: CliCommand): string {
  return `npm run --silent city -- ${name} ${usage}`.trimEnd();
}

function helpOf(command: CliCommand): string {
  const own = command.help === '' ? '' : `${command.help}\n`;
  return `${command.summary}\n\n用法：${usageOf(command)}\n\n${own}${commonHelp}`;
}

async function overview(): Promise<string> {
  const commands = await Promise.all(Object.values(COMMANDS).map((load) => load()));
  const list = commands.map(({ name, usage, summary }) => `  ${`${name} ${usage}`.trimEnd()}\n      ${summary}`);
  return `数字城管指挥台 命令行

用法：npm run --silent city -- 命令 [选项]

命令：
${list.join('\n')}

每个命令都有的选项：
${commonHelp}

退出码：0 完成；1 期望或校验不符；2 用法错误、输入不可读或 Node 版本不符`;
}
