import { AlignmentType, BorderStyle, LineRuleType, Paragraph, Tab, TextRun, convertMillimetersToTwip } from 'docx';
import type { IParagraphOptions, IRunOptions } from 'docx';

/** GB/T 9704: A4, a type area of 156 mm × 225 mm, 37 mm above it and 28 mm at the binding edge. */
export const PAGE = {
  size: { width: millimetres(210), height: millimetres(297) },
  margin: {
    top: millimetres(37),
    bottom: millimetres(35),
    left: millimetres(28),
    right: millimetres(26),
    header: millimetres(25),
    // The page number stands 7 mm below the type area.
    footer: millimetres(23),
  },
} as const;
export const TYPE_AREA_MM = 156;

/** The sizes of print in half points, as a document names them: 2号 is 22 pt, 3号 16 pt, 4号 14 pt. */
export const SIZE = { second: 44, third: 32, fourth: 28, smallFourth: 24, fifth: 21 } as const;
/** 22 lines a page. */
export const LINE_TWIPS = 560;
export const RED = 'E60012';

const FACES = { song: '宋体', title: '方正小标宋简体', body: '仿宋', black: '黑体' } as const;
export type Face = keyof typeof FACES;

export function millimetres(length: number): number {
  return convertMillimetersToTwip(length);
}

/** The same face for Chinese and for figures, so that a document has none that nobody chose. */
export function faceOf(face: Face): NonNullable<IRunOptions['font']> {
  const name = FACES[face];
  return { ascii: name, hAnsi: name, eastAsia: name, cs: name, hint: 'eastAsia' };
}

export type Print = { readonly face?: Face; readonly size?: number; readonly color?: string };

/** Text as it prints; signs that no XML may hold are left out. */
export function printed(text: string, { face = 'body', size = SIZE.third, color }: Print = {}): TextRun {
  return new TextRun({
    text: text.replace(/\p{Cc}|[\uFFFE\uFFFF]/gu, ''),
    font: faceOf(face),
    size,
    ...(color !== undefined && { color }),
  });
}

export function tab(): TextRun {
  return new TextRun({ children: [new Tab()] });
}

/** A paragraph of body text: 3号 仿宋, two signs indented. `last`: the signature never stands on a page without text. */
export function bodyParagraph(text: string, last: boolean): Paragraph {
  return lineOf([printed(text)], {
    keepNext: last,
    alignment: AlignmentType.BOTH,
    indent: { firstLine: SIZE.third * 20 },
  });
}

/** One or more runs on the page's lines. */
export function lineOf(runs: readonly TextRun[], options: IParagraphOptions = {}): Paragraph {
  return new Paragraph({
    spacing: { line: LINE_TWIPS, lineRule: LineRuleType.EXACT, before: 0, after: 0 },
    ...options,
    children: runs,
  });
}

/** `keepNext`: on the page of what follows. */
export function blankLine(keepNext = false): Paragraph {
  return lineOf([printed('')], { keepNext });
}

/** The name of the office in red as wide as the type area allows, as every document with a red head begins. */
export function redHead(issuer: string): Paragraph {
  const points = Math.min(52, Math.floor(((TYPE_AREA_MM / 25.4) * 72) / Math.max(issuer.length, 1)));
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { line: points * 26, lineRule: LineRuleType.EXACT, before: 0, after: 0 },
    children: [printed(issuer, { face: 'title', size: points * 2, color: RED })],
  });
}

/** An empty line whose lower edge is the red rule, 4 mm below the number. */
export function redRule(): Paragraph {
  return new Paragraph({
    spacing: { line: millimetres(4), lineRule: LineRuleType.EXACT, before: 0, after: 0 },
    border: { bottom: { style: BorderStyle.SINGLE, size: 12, color: RED, space: 0 } },
    children: [],
  });
}

/** The title in 2号 小标宋, each line centred. */
export function titleParagraph(title: string): Paragraph {
  const [first = '', ...others] = titleLines(title);
  const print: Print = { face: 'title', size: SIZE.second };
  const runs = [printed(first, print)];
  for (const text of others) runs.push(new TextRun({ text, break: 1, font: faceOf('title'), size: SIZE.second }));
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { line: 640, lineRule: LineRuleType.EXACT, before: 0, after: 0 },
    keepNext: true,
    children: runs,
  });
}

/** A long title breaks where a new word begins, so that no line ends within one. */
function titleLines(title: string): readonly string[] {
  const most = 18;
  if (title.length <= most) return [title];
  const middle = title.length / 2;
  const breaks = [...title.matchAll(/数字城管|案件|责任|考核|的(?=通报|函|通知|告知书)/g)]
    .map(({ index }) => index)
    .filter((at) => at > 4 && at <= most && title.length - at <= most);
  const [best] = breaks.toSorted((one, other) => Math.abs(one - middle) - Math.abs(other - middle));
  return best === undefined ? [title] : [title.slice(0, best), title.slice(best)];
}
