import { parseArgs } from 'node:util';
import type { HeadlessOptions } from '../headless.ts';

export const usage = `用法：npm start -- [--data 数据目录] [--port 端口]
  --data 目录   数据目录，不写时用本用户的默认目录
  --port 端口   只用这一个端口，不写时用 7616 起第一个空闲端口`;

/**
 * Reads the words behind `npm start --`, or says in one line what is wrong with them. `env`: npm keeps for itself, without
 * a word, what stands before the `--`; a store elsewhere must not be opened for that.
 */
export function readOptions(
  words: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): HeadlessOptions | string {
  if (env['npm_config_data'] !== undefined || env['npm_config_port'] !== undefined) {
    return '选项要写在“--”之后，否则会被 npm 收走：npm start -- --data 数据目录';
  }
  let data: string | undefined;
  let port: string | undefined;
  try {
    const options = { data: { type: 'string' }, port: { type: 'string' } } as const;
    ({ data, port } = parseArgs({ args: [...words], options }).values);
  } catch {
    return `不认识“${words.join(' ')}”，或选项后面缺少内容。`;
  }
  if (data === '') return '选项 --data 后面要写一个目录。';
  if (port === undefined) return { dataFolder: data, port: undefined };
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) return `端口“${port}”不对：请写 0 到 65535 的整数。`;
  return { dataFolder: data, port: Number(port) };
}
