import { existsSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { readFinding } from '../../../../db/read/accountability.ts';
import type { NoticeView } from '../../../../shared/contract/finding.ts';
import { noticeView } from '../../service/accountability/notice.ts';
import { noticeDocx } from '../../service/document/noticeDocx.ts';
import type { CliCommand, ExitCode } from '../command.ts';
import { WrongUse } from '../command.ts';
import { textTable } from '../textTable.ts';
import { withReadable } from '../withStore.ts';

/** Prints the notice of a finding or writes it as a DOCX, also beside a running host. */
export const notice: CliCommand = {
  name: 'notice',
  summary: '某条问责的文书（通报、告知书等），可写成 DOCX 文件',
  usage: '编号 [--out 文件.docx]',
  help: `  --out 文件    写成公文格式的 .docx；已有的文件不会被覆盖

编号见 findings 命令。未认定的为草稿，不编文号。
`,
  options: { out: 'text' },
  wordCount: [1, 1],
  run: async ({ words: [id = ''], text, dataFolder, out }) => {
    const given = text('out');
    if (!/^[1-9]\d{0,14}$/.test(id)) throw new WrongUse(`编号应为数字，写的是“${id}”。`);
    if (given !== undefined && !given.toLowerCase().endsWith('.docx'))
      throw new WrongUse(`--out 的扩展名应为 .docx，写的是“${given}”。`);
    const path = given === undefined ? null : resolve(given);
    if (path !== null && existsSync(path)) throw new WrongUse(`${path} 已存在，请换一个文件名。`);
    return await withReadable(dataFolder, async (store): Promise<ExitCode> => {
      const finding = readFinding(store, Number(id));
      if (!finding) throw new WrongUse(`没有编号为 ${id} 的问责，请用 findings 命令核对。`);
      const { href: _, ...view } = noticeView(store, finding, Date.now());
      if (view.mark !== null) out.warn(`${view.mark}：仅为草稿，不编文号。`);
      if (path === null) out.say(wordsOf(view));
      else {
        // Never over a file that came to be meanwhile.
        writeFileSync(path, await noticeDocx(view), { flag: 'wx' });
        out.say(`已写入 ${path}。`);
      }
      out.give(path === null ? view : { ...view, file: path });
      return 0;
    });
  },
};

function wordsOf({
  issuer,
  documentNumber,
  title,
  addressee,
  paragraphs,
  annex,
  copies,
  date,
}: Omit<NoticeView, 'href'>) {
  const head = documentNumber === '' ? [issuer] : [issuer, documentNumber];
  const list = annex === null ? [] : ['', `附件：${annex.title}`, textTable([annex.heading, ...annex.rows], 6)];
  const sent = copies.length === 0 ? [] : ['', `抄送：${copies.join('，')}`];
  return [
    ...head,
    title,
    '',
    `${addressee}：`,
    ...paragraphs.map((text) => `　　${text}`),
    '',
    issuer,
    date,
    ...list,
    ...sent,
  ].join('\n');
}
