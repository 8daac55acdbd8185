import { UnreadableFile } from '../unreadable.ts';
import { readWhole, readXml } from './xml.ts';
import type { Archive } from './zip.ts';
import { openArchive } from './zip.ts';

export type SheetPart = { readonly name: string; readonly part: string; readonly hidden: boolean };

export type Workbook = {
  readonly archive: Archive;
  /** Visible sheets first. */
  readonly sheets: readonly SheetPart[];
  readonly sharedStrings: readonly string[];
  /** Whether a cell of that style shows a date or time. */
  readonly isDateStyle: readonly boolean[];
  /** Days to add to a serial of a workbook that counts from 1904. */
  readonly serialOffset: number;
};

/** Shared strings lie in memory while the sheet is read. */
const STRINGS_LIMIT_BYTES = 512 * 1024 ** 2;
const DAYS_TO_1904 = 1462;

/** @throws {UnreadableFile} when it is no XLSX workbook. The caller closes the archive. */
export async function openWorkbook(path: string): Promise<Workbook> {
  const archive = await openArchive(path);
  try {
    return await readWorkbook(archive);
  } catch (error) {
    archive.close();
    throw error;
  }
}

async function readWorkbook(archive: Archive): Promise<Workbook> {
  if (!archive.has('xl/workbook.xml')) {
    const isTable = archive.has('xl/workbook.bin') || archive.has('content.xml');
    const what = isTable ? '这种表格格式（.xlsb、.ods 一类）不能直接读取' : '这是压缩文件，不是表格';
    throw new UnreadableFile(`${what}。请在 Excel 或 WPS 中打开表格，另存为 .xlsx 后再导入。`);
  }
  const targets = await readTargets(archive);
  const found: { name: string; id: string; hidden: boolean }[] = [];
  let serialOffset = 0;
  await readWhole(archive, 'xl/workbook.xml', {
    open: (tag, { name = '', 'r:id': id = '', state = 'visible', date1904 = '0' }) => {
      if (tag === 'sheet') found.push({ name, id, hidden: state !== 'visible' });
      if (tag === 'workbookPr' && (date1904 === '1' || date1904 === 'true')) serialOffset = DAYS_TO_1904;
    },
  });
  const sheets = found
    .map(({ name, id, hidden }) => ({ name, hidden, part: targets.byId.get(id) ?? '' }))
    .filter(({ part }) => part.includes('worksheets/') && archive.has(part))
    .toSorted((a, b) => Number(a.hidden) - Number(b.hidden));
  if (sheets.length === 0) throw new UnreadableFile('表格文件里没有工作表。请在 Excel 或 WPS 中打开后另存为 .xlsx。');
  const { strings, styles } = targets;
  return {
    archive,
    sheets,
    sharedStrings: strings ? await readSharedStrings(archive, strings) : [],
    isDateStyle: styles ? await readDateStyles(archive, styles) : [],
    serialOffset,
  };
}

async function readTargets(archive: Archive) {
  const byId = new Map<string, string>();
  let strings: string | null = null;
  let styles: string | null = null;
  await readWhole(archive, 'xl/_rels/workbook.xml.rels', {
    open: (tag, { Id: id = '', Target: target = '', Type: type = '' }) => {
      if (tag !== 'Relationship') return;
      const part = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
      byId.set(id, part);
      if (type.endsWith('/sharedStrings') && archive.has(part)) strings = part;
      if (type.endsWith('/styles') && archive.has(part)) styles = part;
    },
  });
  return { byId, strings: strings as string | null, styles: styles as string | null };
}

async function readSharedStrings(archive: Archive, part: string): Promise<readonly string[]> {
  if (archive.bytesOf(part) > STRINGS_LIMIT_BYTES)
    throw new UnreadableFile('表格的文字太多（超过 512 MB）。请另存为“CSV UTF-8”再导入。');
  const strings: string[] = [];
  let text = '';
  let inText = false;
  let inReading = false;
  const handler = {
    open: (tag: string) => {
      if (tag === 'si') text = '';
      // The reading of Japanese characters stands beside them and is none of the text.
      else if (tag === 'rPh') inReading = true;
      else if (tag === 't') inText = !inReading;
    },
    close: (tag: string) => {
      if (tag === 'si') strings.push(unescape(text));
      else if (tag === 'rPh') inReading = false;
      else if (tag === 't') inText = false;
    },
    text: (piece: string) => {
      if (inText) text += piece;
    },
  };
  for await (const _ of readXml(archive, part, handler));
  return strings;
}

async function readDateStyles(archive: Archive, part: string): Promise<readonly boolean[]> {
  const formats = new Map<number, string>();
  const isDate: boolean[] = [];
  let inCellFormats = false;
  await readWhole(archive, part, {
    open: (tag, { numFmtId = '0', formatCode = '' }) => {
      if (tag === 'numFmt') formats.set(Number(numFmtId), formatCode);
      else if (tag === 'cellXfs') inCellFormats = true;
      else if (tag === 'xf' && inCellFormats) isDate.push(isDateFormat(Number(numFmtId), formats));
    },
    close: (tag) => {
      if (tag === 'cellXfs') inCellFormats = false;
    },
  });
  return isDate;
}

/** The built-in formats of dates, those of East Asian editions included, and own formats with a sign of date or time. */
function isDateFormat(id: number, formats: ReadonlyMap<number, string>): boolean {
  const code = formats.get(id);
  if (code === undefined)
    return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
  const bare = code.replace(/"[^"]*"|\\.|_.|\*./g, '').replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '');
  return /[ymdhs]/i.test(bare.split(';')[0]?.replace(/general/i, '') ?? '');
}

/** `_x000D_` stands for a sign that XML cannot hold. */
export function unescape(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([\dA-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
