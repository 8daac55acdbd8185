const help = `数字城管指挥台 命令行

用法：npm run --silent city -- 命令 [选项]

选项：
  --help      显示本说明

退出码：0 完成；1 期望或校验不符；2 用法错误、输入不可读或 Node 版本不符`;

/** Runs one command line and sets the exit code: 0 done, 1 an expectation failed, 2 wrong use. */
export function run(words: readonly string[]): void {
  const [command] = words;
  if (command === '--help') {
    console.log(help);
    return;
  }
  console.error(command === undefined ? help : `没有命令“${command}”：用 --help 查看可用的命令。`);
  process.exitCode = 2;
}
