import { existsSync, writeFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { unfinishedBatches } from '../../../../db/import/batch.ts';
import { FEED_FORMATS } from '../../../../shared/accountability/feedItem.ts';
import type { FeedFormat } from '../../../../shared/accountability/feedItem.ts';
import { MONTH_KEY } from '../../../../shared/time/periodKey.ts';
import { monthKey } from '../../../../shared/time/zone.ts';
import { checksumLine, feedBytes, feedSheet, weighted } from '../../service/document/feedFile.ts';
import type { FeedSheet } from '../../service/document/feedFile.ts';
import type { CliCommand, CommandCall, ExitCode } from '../command.ts';
import { WrongUse } from '../command.ts';
import { textTable } from '../textTable.ts';
import { withReadable } from '../withStore.ts';

/** Prints or writes a month's items for the 12345 assessment (R35, R39), also beside a running host. */
export const feed: CliCommand = {
  name: 'feed',
  summary: '某月报 12345 考核的各单位项目，可写成 XLSX、CSV 或 JSON 文件',
  usage: '--month 2016-09 [--out 文件]',
  help: `  --month 月    如 2016-09；已结束的月份按月末 24:00 已知的内容计算，冻结过的按冻结的内容
  --out 文件    按扩展名写成 .xlsx、.csv 或 .json，旁边另写一个同名加 .sha256 的校验文件；已有的文件不会被覆盖

没有设定比例（feed.weights）的项目只报数量，不折算，并在提示中列出。
`,
  options: { month: 'text', out: 'text' },
  wordCount: [0, 0],
  run: async (call) => {
    const month = call.text('month') ?? '';
    if (!MONTH_KEY.test(month)) throw new WrongUse(`--month 应写成 2016-09 的样子，写的是“${month}”。`);
    const target = targetOf(call.text('out'));
    return await withReadable(call.dataFolder, async (store): Promise<ExitCode> => {
      const nowMs = Date.now();
      for (const { no, file, rowsDone } of unfinishedBatches(store))
        call.out.warn(`导入批次 ${no}（${file}）未完成，只写入了 ${rowsDone} 行，数字不全。`);
      const sheet = feedSheet(store, month, nowMs);
      warn(call, sheet, nowMs);
      const { view } = sheet;
      if (target === null) {
        call.out.say(`${sheet.demo ? '演示数据　' : ''}${month}　校验值 ${view.digest}\n`);
        call.out.say(tableOf(sheet));
      } else {
        const bytes = await feedBytes(sheet, target.format);
        // Never over a file that came to be meanwhile.
        writeFileSync(target.path, bytes, { flag: 'wx' });
        writeFileSync(target.checksum, checksumLine(bytes, basename(target.path)), { flag: 'wx' });
        call.out.say(`已写入 ${target.path}（${view.items.length} 项）和 ${target.checksum}。`);
      }
      const { items, changes, honours, missingWeights, digest, frozen } = view;
      const written = target === null ? {} : { file: target.path, checksumFile: target.checksum };
      call.out.give({ month, digest, frozen, missingWeights, changes, honours, items, ...written });
      return 0;
    });
  },
};

type Target = { readonly path: string; readonly checksum: string; readonly format: FeedFormat };

function targetOf(out: string | undefined): Target | null {
  if (out === undefined) return null;
  const extension = /\.([^./\\]+)$/.exec(out)?.[1]?.toLowerCase();
  const format = FEED_FORMATS.find((one) => one === extension);
  if (!format)
    throw new WrongUse(`--out 的扩展名应为 ${FEED_FORMATS.map((one) => `.${one}`).join('、')} 之一，写的是“${out}”。`);
  const path = resolve(out);
  const checksum = `${path}.sha256`;
  for (const one of [path, checksum]) if (existsSync(one)) throw new WrongUse(`${one} 已存在，请换一个文件名。`);
  return { path, checksum, format };
}

/** What a reader must know before using the numbers. */
function warn({ out }: CommandCall, { view, zone }: FeedSheet, nowMs: number): void {
  const { month, missingWeights, frozen } = view;
  const now = monthKey(nowMs, zone);
  if (month > now) out.warn(`${month} 还没有开始。`);
  else if (month === now) out.warn(`${month} 尚未结束，数字截至现在。`);
  else if (frozen === null) out.warn(`${month} 尚未冻结，数字仍可能变化。`);
  if (missingWeights.length > 0)
    out.warn(
      `未设定比例（feed.weights）的 ${missingWeights.length} 项只报数量，不折算：${missingWeights.join('、')}。`,
    );
}

/** The units against the items that any of them has; the file holds them all. */
function tableOf({ view, unitName }: FeedSheet): string {
  const shown = view.items.filter(({ count }) => count > 0);
  if (shown.length === 0) return '本月各单位各项均为 0。';
  const rows = shown.map((one) => [
    one.unit,
    unitName(one.unit),
    one.item,
    one.kind,
    String(one.count),
    one.weight === null ? '未设定' : String(one.weight),
    String(weighted(one) ?? '—'),
  ]);
  return textTable([['编码', '单位', '考核项目', '类别', '数量', '比例', '折算'], ...rows], 4);
}
