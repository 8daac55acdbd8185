import { AlignmentType, Document, Footer, Header, LineRuleType, Packer, PageNumber, Paragraph, TextRun } from 'docx';
import type { IParagraphPropertiesOptions } from 'docx';
import type { NoticeView } from '../../../../shared/contract/finding.ts';
import { annexPages } from './annex.ts';
import { colophon } from './colophon.ts';
import {
  PAGE,
  SIZE,
  blankLine,
  bodyParagraph,
  faceOf,
  lineOf,
  printed,
  redHead,
  redRule,
  titleParagraph,
} from './paper.ts';

/** What is printed of a notice. */
type Paper = Omit<NoticeView, 'href'>;

/** A document in print has no gap between Chinese and figures. */
const WITHOUT_GAPS: IParagraphPropertiesOptions = { autoSpaceEastAsianText: false };

/** A notice as a DOCX in official layout (GB/T 9704): red head, number, title, text, signature, annex, 版记. */
export async function noticeDocx(notice: Paper): Promise<Buffer> {
  const document = new Document({
    title: notice.title,
    creator: notice.issuer,
    description: '',
    evenAndOddHeaderAndFooters: true,
    styles: {
      default: {
        document: {
          run: { font: faceOf('body'), size: SIZE.third, language: { eastAsia: 'zh-CN' } },
          paragraph: WITHOUT_GAPS,
        },
      },
    },
    sections: [
      {
        properties: { page: PAGE },
        headers: { default: markHeader(notice.mark), even: markHeader(notice.mark) },
        footers: { default: pageNumber(AlignmentType.RIGHT), even: pageNumber(AlignmentType.LEFT) },
        children: [
          ...head(notice),
          ...notice.paragraphs.map((text, at) => bodyParagraph(text, at === notice.paragraphs.length - 1)),
          ...annexLine(notice),
          ...signature(notice),
          ...annexPages(notice.annex),
          ...foot(notice),
        ],
      },
    ],
  });
  return await Packer.toBuffer(document);
}

function head({ issuer, documentNumber, mark, title, addressee }: Paper): readonly Paragraph[] {
  return [
    redHead(issuer),
    blankLine(),
    lineOf([printed(documentNumber === '' ? `（${mark ?? '未编号'}）` : documentNumber)], {
      alignment: AlignmentType.CENTER,
    }),
    redRule(),
    blankLine(),
    titleParagraph(title),
    blankLine(),
    lineOf([printed(`${addressee}：`)]),
  ];
}

/** The annex is named below the text, an empty line apart. */
function annexLine({ annex }: Paper): readonly Paragraph[] {
  if (annex === null) return [];
  return [
    blankLine(true),
    lineOf([printed(`附件：${annex.title}`)], {
      keepNext: true,
      indent: { left: SIZE.third * 50, hanging: SIZE.third * 30 },
    }),
  ];
}

/** The date stands four signs from the edge, as a sealed document has it; the office is centred on it. */
function signature({ issuer, date }: Paper): readonly Paragraph[] {
  const sign = SIZE.third * 10;
  const dateWidth = widthOf(date) * sign;
  const right = Math.max(0, Math.round(4 * sign + dateWidth / 2 - (widthOf(issuer) * sign) / 2));
  const options = { alignment: AlignmentType.RIGHT, keepLines: true } as const;
  return [
    blankLine(true),
    blankLine(true),
    lineOf([printed(issuer)], { ...options, keepNext: true, indent: { right } }),
    lineOf([printed(date)], { ...options, indent: { right: 4 * sign } }),
  ];
}

/** In signs: a figure is half as wide as a Chinese one. */
function widthOf(text: string): number {
  return [...text].reduce((width, sign) => width + (/[\x20-\x7e]/.test(sign) ? 0.5 : 1), 0);
}

function foot({ copies, issuer, date, mark }: Paper): readonly Paragraph[] {
  if (mark !== null) return [];
  return [thread(), ...colophon({ copies, issuer, date }), thread()];
}

/** Takes no room: a frame stands between paragraphs of its own page, never at a table or at the end. */
function thread(): Paragraph {
  return lineOf([], { spacing: { line: 20, lineRule: LineRuleType.EXACT, before: 0, after: 0 } });
}

/** A draft says on every page that it is none of the office's decisions. */
function markHeader(mark: string | null): Header {
  const runs = mark === null ? [] : [printed(mark, { face: 'black' })];
  return new Header({ children: [lineOf(runs, { alignment: AlignmentType.RIGHT })] });
}

/** `— 1 —` in 4号 宋体, one sign from the outer edge. */
function pageNumber(alignment: (typeof AlignmentType)['LEFT' | 'RIGHT']): Footer {
  const side = alignment === AlignmentType.RIGHT ? 'right' : 'left';
  const run = new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], font: faceOf('song'), size: SIZE.fourth });
  return new Footer({
    children: [new Paragraph({ alignment, indent: { [side]: SIZE.fourth * 10 }, children: [run] })],
  });
}
