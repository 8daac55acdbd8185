import type { FigureName } from '../contract/assessment.ts';

/** What a figure is called and how it is counted, in words, and the clauses and readings it rests on. */
export type FigureText = {
  readonly clause: string;
  readonly zh: { readonly name: string; readonly definition: string };
  readonly en: { readonly name: string; readonly definition: string };
};

type Words = readonly [name: string, definition: string];

function text(clause: string, zh: Words, en: Words): FigureText {
  return {
    clause,
    zh: { name: zh[0], definition: zh[1] },
    en: { name: en[0], definition: en[1] },
  };
}

/** Every figure of the assessment; one sentence each says what is counted and what is not. */
export const FIGURE_TEXTS: Readonly<Record<FigureName, FigureText>> = {
  due: text(
    'A2、A28',
    ['应结案', '办理时限（延时、待观察后的现行时限）在本期内的派遣。作废、收回的不计，时限内回退的不计。'],
    ['Due', 'Dispatches whose deadline in force lies in the period; void, recalled and returned ones are left out.'],
  ),
  closed: text(
    'A1、A3',
    ['已结案', '应结案中，到截至时刻核查通过而结案的。'],
    ['Closed', 'Of the due, those closed by a passed check at the cut-off.'],
  ),
  timely: text(
    'A1、A5、A14',
    ['及时结案', '已结案中，核查通过的那次反馈不晚于现行时限的；正好到时为及时。'],
    ['Timely', 'Of the closed, those whose successful feedback came no later than the deadline in force.'],
  ),
  overdueOpen: text(
    'A14、A28',
    ['超期未结', '应结案中，时限已过、到截至时刻仍未结案的；反馈后等待核查期间不算超期。'],
    ['Overdue, open', 'Of the due, those past their deadline and not closed at the cut-off.'],
  ),
  extended: text(
    'R7、A5',
    ['延时', '应结案中，获准延时的。'],
    ['Extended', 'Of the due, those with an approved extension.'],
  ),
  dueSoFar: text(
    'A2',
    ['已到期', '应结案中，时限不晚于截至时刻的。'],
    ['Due so far', 'Of the due, those whose deadline is no later than the cut-off.'],
  ),
  checked: text(
    'A11',
    ['核查案件', '本期内有核查结果（通过或不通过）的案件，一案计一件；无法核查的不计。'],
    ['Checked', 'Cases with a check result, pass or fail, in the period.'],
  ),
  reworked: text(
    'A11、R34',
    ['返工案件', '本期内至少有一次核查不通过、退回同一单位的案件。'],
    ['Reworked', 'Cases with at least one failed check in the period.'],
  ),
  reworks: text('A11', ['返工次数', '本期内核查不通过的次数。'], ['Reworks', 'Failed checks in the period.']),
  returned: text('A28', ['回退', '单位在本期内的回退。'], ['Returned', 'Returns that the unit made in the period.']),
  dispatched: text(
    'R4、R20',
    ['派遣', '本期内派给单位的派遣和指定交办；收回的不计。'],
    ['Dispatched', 'Dispatches and designations to the unit in the period; recalled ones are left out.'],
  ),
  signOffDue: text(
    'R5',
    ['应签收', '签收时限在本期内届满、已签收或已超时的派遣。'],
    ['Sign-offs due', 'Sign-off duties whose hour ends in the period, done or missed.'],
  ),
  signOffTimely: text(
    'R5',
    ['及时签收', '应签收中，派遣后 1 小时内签收的。'],
    ['Signed in time', 'Of the sign-offs due, those done within the hour.'],
  ),
  handled: text(
    'A11',
    ['处置案件', '本期内反馈过处置结果的案件，一案计一件。'],
    ['Handled', 'Cases that the unit fed back in the period.'],
  ),
  returnedJustified: text(
    'R31、A28',
    ['回退属实', '本期回退中，认定不属该单位处置范围的。'],
    ['Returns justified', 'Returns of the period that were ruled justified.'],
  ),
  returnedUnjustified: text(
    'R31',
    ['无故回退', '本期回退中，认定属该单位处置范围的。'],
    ['Returns unjustified', 'Returns of the period that were ruled unjustified.'],
  ),
  observed: text(
    'R10、A6',
    ['待观察', '到截至时刻处于待观察的案件，不论何期到期。'],
    ['Under observation', 'Cases under observation at the cut-off, whenever they are due.'],
  ),
  supervised: text(
    'R13、R35',
    ['个案督办', '应结案中，列入个案督办的。'],
    ['Supervised', 'Of the due, those under supervision.'],
  ),
  designated: text(
    'R20、A27',
    ['指定交办', '应结案中，由本单位牵头的指定交办。'],
    ['Designated', 'Of the due, those designated to the unit as lead.'],
  ),
  cooperating: text(
    'A27',
    ['配合', '本期应结案的指定交办中，由本单位配合的；不计入本单位应结案。'],
    ['Cooperating', 'Designated cases due in the period in which the unit cooperates.'],
  ),
  countedOverdues: text(
    'R23—R25、A13',
    ['计入累计的超时', '本期内时限届满时未回复或未办结、又无说明，且原因在单位的案件；一案一月计一次。'],
    ['Counted overdues', 'Cases that missed a deadline of the period without reply or explanation (A13).'],
  ),
  exemptDue: text(
    'A13',
    ['豁免期应结案', '应结案中，时限落在已签署的豁免期内的；规则判定时剔除。'],
    ['Due, exempt', 'Of the due, those whose deadline lies in a signed exemption; the rules leave them out.'],
  ),
  exemptClosed: text(
    'A13',
    ['豁免期已结案', '豁免期应结案中，已结案的。'],
    ['Closed, exempt', 'Of the exempt, those closed at the cut-off.'],
  ),
  exemptTimely: text(
    'A13',
    ['豁免期及时结案', '豁免期应结案中，及时结案的。'],
    ['Timely, exempt', 'Of the exempt, those closed in time.'],
  ),
  corrected: text(
    'A29',
    ['更正', '应结案中，申诉经两人复核均成立、改按及时计算的；原记录不改。'],
    ['Corrected', 'Of the due, those whose appeal two reviewers upheld.'],
  ),
  entered: text(
    'R12',
    ['代为录入', '座席在本期内替单位等补录、写明发生时间的事项。'],
    ['Entered on behalf', 'Acts that a seat entered for another party with a time of occurrence.'],
  ),
  provisional: text(
    'A26',
    ['暂定时限', '应结案中，时限晚于已公布日历的；日历公布后可能变动。'],
    ['Provisional', 'Of the due, those whose deadline lies after the last officially known day.'],
  ),
  closingRate: text(
    'R26、A1、A19',
    ['结案率', '已结案 ÷ 应结案。按整数比较，显示值四舍五入到两位小数。'],
    ['Closing rate', 'Closed over due; compared as whole numbers.'],
  ),
  timelyRate: text(
    'R28、R29、A1、A9',
    ['及时结案率', '及时结案 ÷ 应结案。按整数比较，显示值四舍五入到两位小数。'],
    ['Timely closing rate', 'Timely over due; compared as whole numbers.'],
  ),
  reworkRate: text(
    'R33、A10、A11',
    ['返工率', '返工案件 ÷ 核查案件（设置可改为应结案或处置案件）。按整数比较。'],
    ['Rework rate', 'Reworked cases over checked cases (or due, or handled, by the settings).'],
  ),
  signOffRate: text(
    'R5',
    ['及时签收率', '及时签收 ÷ 应签收。'],
    ['Sign-off rate', 'Sign-offs in time over sign-offs due.'],
  ),
  acceptance: text(
    'R1',
    ['受理及时率', '收到上报后 1 小时内受理的 ÷ 本期内届满的受理时限。'],
    ['Acceptance in time', 'Accepted within the hour after the report.'],
  ),
  acceptanceVerified: text(
    'R2',
    ['核实后受理及时率', '核实后 1 小时内受理的 ÷ 本期内届满的核实后受理时限；核实所用时间不计。'],
    ['Acceptance after verification', 'Accepted within the hour after the verification.'],
  ),
  dispatch: text(
    'R4',
    ['派遣及时率', '受理（或退回平台）后 1 小时内派遣的 ÷ 本期内届满的派遣时限。'],
    ['Dispatch in time', 'Dispatched within the hour after acceptance or return.'],
  ),
  check: text(
    'R11',
    ['核查及时率', '反馈后 1 小时内核查的 ÷ 本期内届满的核查时限。'],
    ['Check in time', 'Checked within the hour after the feedback.'],
  ),
};
