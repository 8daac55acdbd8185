import { SaxesParser } from 'saxes';
import { expect, test } from 'vitest';
import { noticeDocx } from '../../../../electron/host/service/document/noticeDocx.ts';
import { noticeOf } from '../../../../shared/accountability/notice.ts';
import { INITIAL_SETTINGS } from '../../../../shared/setting/setting.ts';
import { aFinding, anEvidenceCase, haimen, issued, twoUnits } from '../../../fixture/findings.ts';
import { unzipped } from '../../../fixture/unzipped.ts';

const facts = {
  settings: INITIAL_SETTINGS,
  units: twoUnits,
  zone: 'Asia/Shanghai',
  todayMs: haimen('2016-11-02T10:00'),
  cases: [anEvidenceCase(1), anEvidenceCase(2, { address: '<三星>大街 &\u0001 家纺城' })],
};
const october = aFinding('R26', {
  evidence: { measured: { kind: 'rate', part: 79, whole: 92 }, threshold: 90, figures: { timely: 68 } },
});
const circular = noticeOf(issued(october, { at: '2016-11-05T09:00', number: '数城通〔2016〕9号' }), facts);

type Element = { readonly name: string; readonly attributes: Readonly<Record<string, string>> };
type Line = { readonly text: string; readonly elements: readonly Element[] };

/** The paragraphs of a part in their order, each with what it says and how it is printed. */
function linesOf(xml: string): readonly Line[] {
  const lines: { text: string; elements: Element[] }[] = [];
  const parser = new SaxesParser({ xmlns: false as const });
  let inText = false;
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'w:p') lines.push({ text: '', elements: [] });
    inText = name === 'w:t';
    lines.at(-1)?.elements.push({ name, attributes });
  });
  parser.on('closetag', () => {
    inText = false;
  });
  parser.on('text', (text) => {
    const last = lines.at(-1);
    if (inText && last) last.text += text;
  });
  parser.write(xml).close();
  return lines;
}

function part(parts: ReadonlyMap<string, string>, name: string): string {
  const found = parts.get(name);
  if (found === undefined) throw new Error(`no ${name} in ${[...parts.keys()].join(', ')}`);
  return found;
}

async function documentOf(notice: typeof circular): Promise<ReadonlyMap<string, string>> {
  return await unzipped(await noticeDocx(notice));
}

function find(lines: readonly Line[], text: string): Line {
  const found = lines.find((line) => line.text === text);
  if (!found) throw new Error(`no line “${text}” in ${lines.map((line) => line.text).join('|')}`);
  return found;
}

const attributesOf = (line: Line, name: string) => line.elements.find((element) => element.name === name)?.attributes;

test('says the notice whole and in its order', async () => {
  const lines = linesOf(part(await documentOf(circular), 'word/document.xml')).map(({ text }) => text);
  expect(lines.filter((text) => text !== '')).toEqual([
    '海门市数字化城市管理平台',
    '数城通〔2016〕9号',
    '关于三星镇2016年10月数字城管结案率的通报',
    '三星镇人民政府：',
    ...circular.paragraphs,
    '附件：三星镇2016年10月未结案案件清单',
    '海门市数字化城市管理平台',
    '2016年11月5日',
    '附件',
    '三星镇2016年10月未结案案件清单',
    ...(circular.annex?.heading ?? []),
    // What no XML may hold is left out.
    ...(circular.annex?.rows.flat() ?? []).map((text) => text.replace('\u0001', '')),
    '　抄送：市政府督查室。',
    '　海门市数字化城市管理平台2016年11月5日印发',
  ]);
});

test('keeps to the page, the faces and the sizes of GB/T 9704', async () => {
  const parts = await documentOf(circular);
  const xml = part(parts, 'word/document.xml');
  const lines = linesOf(xml);
  // 210 mm × 297 mm, 37 mm above, 28 mm at the binding edge; 20 twips are a point.
  expect(xml).toMatch(/<w:pgSz w:w="11905" w:h="16837"/);
  expect(xml).toMatch(/<w:pgMar w:top="2097" w:right="1474" w:bottom="1984" w:left="1587"/);

  const head = find(lines, '海门市数字化城市管理平台');
  expect(attributesOf(head, 'w:rFonts')?.['w:eastAsia']).toBe('方正小标宋简体');
  expect(attributesOf(head, 'w:color')?.['w:val']).toBe('E60012');
  expect(xml).toMatch(/<w:pBdr><w:bottom w:val="single" w:color="E60012"/);

  const title = find(lines, circular.title);
  expect(attributesOf(title, 'w:rFonts')?.['w:eastAsia']).toBe('方正小标宋简体');
  expect(attributesOf(title, 'w:sz')?.['w:val']).toBe('44');
  expect(attributesOf(title, 'w:jc')?.['w:val']).toBe('center');

  const body = find(lines, circular.paragraphs[0] ?? '');
  expect(attributesOf(body, 'w:rFonts')).toMatchObject({ 'w:eastAsia': '仿宋', 'w:ascii': '仿宋' });
  expect(attributesOf(body, 'w:sz')?.['w:val']).toBe('32');
  expect(attributesOf(body, 'w:spacing')).toMatchObject({ 'w:line': '560', 'w:lineRule': 'exact' });
  // Two signs of 16 pt.
  expect(attributesOf(body, 'w:ind')?.['w:firstLine']).toBe('640');

  const annex = find(lines, '附件');
  expect(annex.elements.map(({ name }) => name)).toContain('w:pageBreakBefore');
  expect(xml.match(/<w:tblHeader\/>/g)).toHaveLength(1);
});

test('numbers the pages — 1 — at the outer edge, odd and even ones apart', async () => {
  const parts = await documentOf(circular);
  expect(part(parts, 'word/settings.xml')).toContain('<w:evenAndOddHeaders/>');
  const feet = [...parts].filter(([name]) => /^word\/footer\d+\.xml$/.test(name)).map(([, xml]) => xml);
  expect(new Set(feet.map((xml) => /<w:jc w:val="(\w+)"/.exec(xml)?.[1]))).toEqual(new Set(['left', 'right']));
  for (const xml of feet) expect(xml).toMatch(/— [\s\S]*PAGE[\s\S]* —/);
});

test('marks a draft on every page, and gives it neither number nor 版记', async () => {
  const parts = await documentOf(noticeOf(october, facts));
  const lines = linesOf(part(parts, 'word/document.xml')).map(({ text }) => text);
  expect(lines).toContain('（未认定）');
  expect(lines.join('')).not.toMatch(/数城|抄送|印发/);
  const heads = [...parts].filter(([name]) => /^word\/header\d+\.xml$/.test(name)).map(([, xml]) => xml);
  expect(heads).toHaveLength(2);
  for (const xml of heads) expect(xml).toContain('未认定');
});
