import { settleFolder } from '../../../../db/demo/beginEmpty.ts';
import { fillAll } from '../../../../db/demo/fill.ts';
import { setUpDemo } from '../../../../db/demo/setUp.ts';
import { readCity } from '../../../../db/read/city.ts';
import { lastSequence } from '../../../../db/read/log.ts';
import { makeFolder } from '../../../../db/store/folder.ts';
import { lockFolder } from '../../../../db/store/lock.ts';
import { closeStore, openStore } from '../../../../db/store/openStore.ts';
import { evaluateClosing } from '../../service/accountability/closing.ts';
import { fillAccount } from '../../service/demoAccount/fillAccount.ts';
import type { CliCommand } from '../command.ts';
import { WrongUse } from '../command.ts';
import { rebuildWords } from '../output.ts';

/** Makes the whole demonstration city in one go; broken off, the same command goes on where it stopped. */
export const demo: CliCommand = {
  name: 'demo',
  summary: '一次生成完整的演示城市；中断后再次运行可接着生成',
  usage: '[--cases 件数]',
  help: `  --cases 件数  只生成最近的若干件案件，不写时生成两年（约 13 万件）`,
  options: { cases: 'text' },
  wordCount: [0, 0],
  run: async ({ text, dataFolder, out }) => {
    const cases = readCases(text('cases'));
    makeFolder(dataFolder);
    const unlock = lockFolder(dataFolder);
    try {
      settleFolder(dataFolder);
      const onRebuild = (done: number, all: number): void => out.progress(rebuildWords(done, all));
      const store = openStore(dataFolder, { nowMs: Date.now(), create: { demo: true }, onRebuild });
      try {
        if (!readCity(store).demo)
          throw new WrongUse(`${dataFolder} 中已有案件库，且不是演示城市：请用 --data 指定空目录。`);
        const world = setUpDemo(store, cases);
        const { history } = world;
        if (cases !== null && history.cases !== cases)
          out.warn(`该目录的演示城市按 ${history.cases} 件开始生成，现按此件数补齐。`);
        fillAll(store, world, (done) => out.progress(`已生成案件 ${done} 件，共 ${history.cases} 件`));
        out.progress('正在生成问责记录');
        await fillAccount(store, {
          evaluate: (closing) => Promise.resolve(evaluateClosing(store, closing)),
          rest: () => Promise.resolve(true),
        });
        const result = { cases: history.cases, events: lastSequence(store), data: dataFolder };
        out.say(`演示城市已生成：案件 ${result.cases} 件，日志 ${result.events} 条，数据目录 ${dataFolder}。`);
        out.give(result);
      } finally {
        closeStore(store);
      }
    } finally {
      unlock();
    }
    return 0;
  },
};

function readCases(given: string | undefined): number | null {
  if (given === undefined) return null;
  const cases = Number(given);
  if (Number.isInteger(cases) && cases >= 1 && cases <= 1_000_000) return cases;
  throw new WrongUse(`件数应是 1 到 1000000 的整数，写的是“${given}”。`);
}
