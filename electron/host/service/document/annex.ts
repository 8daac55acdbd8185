import {
  AlignmentType,
  BorderStyle,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlign,
  WidthType,
} from 'docx';
import type { NoticeAnnex } from '../../../../shared/contract/finding.ts';
import { SIZE, TYPE_AREA_MM, blankLine, lineOf, millimetres, printed, titleParagraph } from './paper.ts';
import type { Face } from './paper.ts';

/** The share of each column in the type area: number, case, category, place, deadline, state. */
const SHARES = [7, 20, 15, 22, 20, 16] as const;
const RULE = { style: BorderStyle.SINGLE, size: 4, color: '000000' } as const;

/** The list of cases on pages of its own, its headings again on each of them; nothing without one. */
export function annexPages(annex: NoticeAnnex | null): readonly (Paragraph | Table)[] {
  if (annex === null) return [];
  return [
    lineOf([printed('附件', { face: 'black' })], { pageBreakBefore: true }),
    blankLine(),
    titleParagraph(annex.title),
    blankLine(),
    tableOf(annex),
  ];
}

function tableOf({ heading, rows }: NoticeAnnex): Table {
  const whole = SHARES.reduce((sum, share) => sum + share, 0);
  const widths = heading.map((_, at) => Math.floor((millimetres(TYPE_AREA_MM) * (SHARES[at] ?? 10)) / whole));
  const rowOf = (cells: readonly string[], face: Face, tableHeader: boolean) =>
    new TableRow({
      cantSplit: true,
      tableHeader,
      children: cells.map((text, at) =>
        cellOf(text, face, { width: widths[at] ?? 0, centred: tableHeader || at !== 3 }),
      ),
    });
  return new Table({
    width: { size: millimetres(TYPE_AREA_MM), type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders: { top: RULE, bottom: RULE, left: RULE, right: RULE, insideHorizontal: RULE, insideVertical: RULE },
    rows: [rowOf(heading, 'black', true), ...rows.map((cells) => rowOf(cells, 'body', false))],
  });
}

function cellOf(
  text: string,
  face: Face,
  { width, centred }: { readonly width: number; readonly centred: boolean },
): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    margins: { left: 60, right: 60, top: 40, bottom: 40 },
    children: [
      new Paragraph({
        alignment: centred ? AlignmentType.CENTER : AlignmentType.LEFT,
        spacing: { line: 300, lineRule: LineRuleType.EXACT, before: 0, after: 0 },
        children: [printed(text, { face, size: SIZE.fifth })],
      }),
    ],
  });
}
