import { unfinishedBatches } from '../../../../db/import/batch.ts';
import { verifyStore } from '../../../../db/verify/verifyStore.ts';
import type { CliCommand } from '../command.ts';
import { withReadable } from '../withStore.ts';

/** Checks the log's chain and that every projection equals the one rebuilt from it; also beside a running host. */
export const verify: CliCommand = {
  name: 'verify',
  summary: '校验事件日志，并与重建的结果比对；不符时退出码为 1',
  usage: '',
  help: '',
  options: {},
  wordCount: [0, 0],
  run: async ({ dataFolder, out }) =>
    await withReadable(dataFolder, (store) => {
      for (const { no, file, rowsDone } of unfinishedBatches(store))
        out.warn(`导入批次 ${no}（${file}）未完成，已写入 ${rowsDone} 行；重新运行同一导入命令可接着导入。`);
      const found = verifyStore(store, (events) => out.progress(`已校验日志 ${events} 条`));
      for (const problem of found.problems) out.say(problem);
      const result = found.ok ? '校验通过' : '校验不通过';
      out.say(`${result}：日志 ${found.events} 条，案件 ${found.cases} 件。`);
      out.give(found);
      return found.ok ? 0 : 1;
    }),
};
