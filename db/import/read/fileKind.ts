import { UnreadableFile } from './unreadable.ts';

const binaries: readonly (readonly [magic: string, what: string])[] = [
  ['25504446', 'PDF 文件'],
  ['89504e47', '图片'],
  ['ffd8ff', '图片'],
  ['47494638', '图片'],
  ['1f8b', '压缩文件'],
  ['377abcaf', '压缩文件'],
  ['52617221', '压缩文件'],
  ['53514c69746520666f726d', '数据库文件'],
];

/**
 * Tells a workbook from a text by its first bytes, whatever the file's name says.
 * @throws {UnreadableFile} for what is neither, with the way to a readable file.
 */
export function fileKind(head: Buffer): 'workbook' | 'text' {
  if (head.length === 0) throw new UnreadableFile('文件是空的，请重新导出。');
  const hex = head.subarray(0, 16).toString('hex');
  if (hex.startsWith('504b0304') || hex.startsWith('504b0506')) return 'workbook';
  if (hex.startsWith('d0cf11e0'))
    throw new UnreadableFile(
      '这是旧版 .xls、WPS .et 或加了密码的表格。请在 Excel 或 WPS 中打开（去掉密码），另存为 .xlsx 后再导入。',
    );
  const binary = binaries.find(([magic]) => hex.startsWith(magic));
  if (binary) throw new UnreadableFile(`这是${binary[1]}，不是表格。请导入 CSV、XLSX 或 JSON 文件。`);
  const start = head
    .toString('latin1')
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart()
    .slice(0, 512)
    .toLowerCase();
  if (/^(?:<!doctype html|<html|<table|<\?xml|<meta)/.test(start))
    throw new UnreadableFile('这是网页或 XML 格式的表格。请在 Excel 或 WPS 中打开，另存为 .xlsx 后再导入。');
  return 'text';
}
