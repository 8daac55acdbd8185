import { startHeadless } from '../../headless.ts';
import type { HeadlessOptions } from '../../headless.ts';
import { buildScreensWhereOld } from '../../runtime/buildWhereOld.ts';
import { pageWords } from '../../runtime/pageWords.ts';
import { startFault } from '../../runtime/startFault.ts';
import type { CliCommand } from '../command.ts';
import { WrongUse } from '../command.ts';
import { rebuildWords } from '../output.ts';

/** Starts the host without a window; it runs until it is told to stop (Ctrl+C, SIGTERM). */
export const serve: CliCommand = {
  name: 'serve',
  summary: '不带窗口启动主机，供多台屏幕共用',
  usage: '[--port 端口]',
  help: `  --port 端口   本机端口，不写时从 7616 起取第一个空闲的端口`,
  options: { port: 'text' },
  wordCount: [0, 0],
  run: async ({ text, dataFolder, out }) => {
    const port = readPort(text('port'));
    await buildScreensWhereOld(out.warn);
    const onRebuild = (done: number, all: number): void => out.progress(rebuildWords(done, all));
    const { address } = await started({ dataFolder, port, onRebuild });
    out.say(pageWords(address));
    out.give({ address });
    return 0;
  },
};

async function started(
  options: HeadlessOptions & { readonly dataFolder: string },
): Promise<{ readonly address: string }> {
  try {
    return await startHeadless(options);
  } catch (fault) {
    const line = startFault(fault, options);
    throw line === undefined ? fault : new WrongUse(line);
  }
}

function readPort(given: string | undefined): number | undefined {
  if (given === undefined) return undefined;
  const port = Number(given);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new WrongUse(`端口应是 0 到 65535 的整数，写的是“${given}”。`);
}
