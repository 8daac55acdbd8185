import {
  FrameAnchorType,
  FrameWrap,
  HorizontalPositionAlign,
  LineRuleType,
  Paragraph,
  ShadingType,
  TabStopType,
  VerticalPositionAlign,
} from 'docx';
import type { TextRun } from 'docx';
import { SIZE, TYPE_AREA_MM, millimetres, printed, tab } from './paper.ts';
import type { Print } from './paper.ts';

const SMALL: Print = { size: SIZE.fourth };
/** 0.35 mm outside and 0.25 mm between, in twentieths of a point. */
const [THICK, THIN] = [20, 14] as const;

/** The paragraphs share one frame, which lies at the foot of the type area of the page that they end on. */
const FRAME = {
  type: 'alignment',
  width: millimetres(TYPE_AREA_MM),
  wrap: FrameWrap.AROUND,
  anchor: { horizontal: FrameAnchorType.MARGIN, vertical: FrameAnchorType.MARGIN },
  alignment: { x: HorizontalPositionAlign.LEFT, y: VerticalPositionAlign.BOTTOM },
} as const;

/** 版记 in 4号: to whom copies go, and who printed it when, between two thick rules. */
export function colophon({
  copies,
  issuer,
  date,
}: {
  readonly copies: readonly string[];
  readonly issuer: string;
  readonly date: string;
}): readonly Paragraph[] {
  const sent = copies.length > 0 ? [line([printed(`　抄送：${copies.join('，')}。`, SMALL)]), rule(THIN)] : [];
  const print = line([printed(`　${issuer}`, SMALL), tab(), printed(`${date}印发`, SMALL)]);
  return [rule(THICK), ...sent, print, rule(THICK)];
}

function line(children: readonly TextRun[]): Paragraph {
  return new Paragraph({
    frame: FRAME,
    spacing: { line: 520, lineRule: LineRuleType.EXACT, before: 0, after: 0 },
    tabStops: [{ type: TabStopType.RIGHT, position: millimetres(TYPE_AREA_MM) - SIZE.fourth * 10 }],
    children,
  });
}

/** A black line as a paragraph of its height: not every program draws the borders of a framed paragraph. */
function rule(twips: number): Paragraph {
  return new Paragraph({
    frame: FRAME,
    spacing: { line: twips, lineRule: LineRuleType.EXACT, before: 0, after: 0 },
    shading: { type: ShadingType.CLEAR, color: 'auto', fill: '000000' },
    children: [],
  });
}
