import { DAY_KEY } from '../../../../shared/time/periodKey.ts';
import { periodRange } from '../../../../shared/time/zone.ts';
import { readCity } from '../../../../db/read/city.ts';
import { erasePhotoOrigins } from '../../service/photo/eraseOrigins.ts';
import type { CliCommand } from '../command.ts';
import { WrongUse } from '../command.ts';
import { withStore } from '../withStore.ts';

const BY = { party: 'host', unit: null, seat: '命令行' } as const;

/** Erases time, position and device that were kept of pictures, where no host runs; beside one, `/admin` does it. */
export const erase: CliCommand = {
  name: 'erase',
  summary: '删除照片的拍摄时间、位置和设备（个人信息），照片和案件不变',
  usage: '--before 2026-01-01 [--case 案件编号] --reason 理由',
  help: `  --before 日期  只删除此日之前存入的照片的信息；与 --case 至少写一个
  --case 编号    只删除一件案件的照片的信息
  --reason 理由  记入日志，必填

删除后不能恢复，日志记下删除的张数、席位和理由，verify 仍然通过。以前的备份中还有这些信息，请重新备份后销毁旧备份。
主机运行时请在“管理”页的“个人信息”中删除。
`,
  options: { before: 'text', case: 'text', reason: 'text' },
  wordCount: [0, 0],
  run: async ({ text, dataFolder, out }) => {
    const [before, number, reason = ''] = [text('before'), text('case')?.trim() || null, text('reason')?.trim()];
    if (before !== undefined && (!DAY_KEY.test(before) || Number.isNaN(Date.parse(before))))
      throw new WrongUse(`--before 应写成 2026-01-01 的样子，写的是“${before}”。`);
    if (before === undefined && number === null) throw new WrongUse('请用 --before 或 --case 写明删除哪些照片的信息。');
    if (reason === '') throw new WrongUse('请用 --reason 写明删除的理由。');
    return await withStore(dataFolder, { create: false, out }, (store) => {
      const nowMs = Date.now();
      const beforeMs = before === undefined ? nowMs + 1 : periodRange(before, readCity(store).zone).fromMs;
      const answer = erasePhotoOrigins(store, { by: BY, case: number, beforeMs, reason }, nowMs);
      if (answer.kind === 'refused') throw new WrongUse(`${answer.problems.join('；')}。`);
      out.say(`已删除 ${answer.count} 张照片的拍摄信息。以前的备份中还有这些信息，请重新备份后销毁旧备份。`);
      out.give({ count: answer.count, sequence: answer.sequence });
      return Promise.resolve(0 as const);
    });
  },
};
