import type { SettingKey } from '../setting/setting.ts';

/** The clauses of section four that the engine or a person draws a finding by (R23–R34, R36–R38, R40). */
export type Clause =
  | 'R23'
  | 'R24'
  | 'R25'
  | 'R26'
  | 'R27'
  | 'R28'
  | 'R29'
  | 'R30'
  | 'R31'
  | 'R32'
  | 'R33'
  | 'R34'
  | 'R36'
  | 'R37'
  | 'R38'
  | 'R40';

/** The six steps of the ladder, from 内部处理 to 取消评先评优 (requirements 3.3). */
export type LadderStep = 0 | 1 | 2 | 3 | 4 | 5;

/** What a rule reads. */
export type RuleFigure =
  /** A case without reply or explanation when its deadline passed (A13). */
  | 'overdueCase'
  /** Such cases of one month. */
  | 'countedOverdues'
  | 'closingRate'
  | 'timelyRate'
  /** Months of a year whose closing rate was below the line of R26. */
  | 'lowClosingMonths'
  | 'lowTimelyMonths'
  | 'caseReworks'
  | 'reworkRate'
  | 'reworkedCases'
  /** Entered by people with grounds. */
  | 'judgement';

/** One rule as data: what the text says, what is compared with what, in which span, and what follows. */
export type Rule = {
  readonly clause: Clause;
  /** `四（一）`. */
  readonly article: string;
  /** The words of the Opinions. */
  readonly text: string;
  readonly figure: RuleFigure;
  /** Strictness is fixed by the Opinions; null: a judgement or a fact. */
  readonly comparison: '<' | '>' | '≥' | null;
  readonly span: 'case' | 'month' | 'year';
  readonly threshold: SettingKey | null;
  readonly step: LadderStep;
  /** What follows, as the Opinions say it. */
  readonly consequence: string;
  /** A31: 数管中心 for R31, the platform for the others. */
  readonly issuer: 'centre' | 'platform';
  readonly addressees: readonly Addressee[];
  /** Whether the unit has to answer in writing within `result.days`. */
  readonly reply: boolean;
};

/** To whom a notice speaks; offices have been renamed since 2016, so their names are settings (A31). */
export type Addressee =
  'unit' | 'deputyHead' | 'disciplinaryBody' | 'inspectorate' | 'efficiency' | 'discipline' | 'honours';

const OVERDUE =
  '因联动单位处置流程不畅导致案件未在规定时限内回复的或案件在办理时限内不能办结又未进行情况说明的，数字城管平台要及时告知联动单位分管领导，对有关责任人员进行内部处理';
const CIRCULAR_1 = '1个月内累计出现上述情况3次或月度结案率低于90%的，数字城管平台予以通报';
const INVESTIGATED =
  '联动单位累计3个月及时结案率低于80%或全年及时结案率低于90%的，数字城管平台予以通报，并对相关情况进行调查';
const REWORKED =
  '联动单位单例案件返工次数达3次以上（含3次）或1个月内返工率高于10%或返工案件高于20例的，数字城管平台予以通报，并视情上报纪检监察部门';
const HANDLING = '处置过程中，联动单位不配合相关工作或谎报相关事实情况或在处置过程中存在问题，';

type Bare = Pick<Rule, 'clause' | 'text' | 'figure' | 'span' | 'step' | 'consequence'> & Partial<Rule>;

function rule(article: string, bare: Bare): Rule {
  return {
    article,
    comparison: null,
    threshold: null,
    issuer: 'platform',
    addressees: ['unit'],
    reply: false,
    ...bare,
  };
}

/** Section four of the Opinions as a table; the engine holds no other knowledge of the clauses. */
export const RULES: readonly Rule[] = [
  rule('四（一）', {
    clause: 'R23',
    text: OVERDUE,
    figure: 'overdueCase',
    span: 'case',
    step: 0,
    consequence: '告知分管领导，由单位内部处理',
    addressees: ['deputyHead'],
    reply: true,
  }),
  rule('四（一）', {
    clause: 'R24',
    text: OVERDUE,
    figure: 'overdueCase',
    span: 'case',
    step: 0,
    consequence: '告知分管领导，由单位内部处理',
    addressees: ['deputyHead'],
    reply: true,
  }),
  rule('四（一）', {
    clause: 'R25',
    text: CIRCULAR_1,
    figure: 'countedOverdues',
    comparison: '≥',
    threshold: 'rule.R25.count',
    span: 'month',
    step: 1,
    consequence: '通报',
  }),
  rule('四（一）', {
    clause: 'R26',
    text: CIRCULAR_1,
    figure: 'closingRate',
    comparison: '<',
    threshold: 'rule.R26.rate',
    span: 'month',
    step: 1,
    consequence: '通报',
  }),
  rule('四（一）', {
    clause: 'R27',
    text: '年度累计3个月结案率低于90%的，数字城管平台将情况反馈市政府督查室和效能监察部门',
    figure: 'lowClosingMonths',
    comparison: '≥',
    threshold: 'rule.R27.months',
    span: 'year',
    step: 3,
    consequence: '反馈市政府督查室和效能监察部门',
    addressees: ['inspectorate', 'efficiency'],
  }),
  rule('四（二）', {
    clause: 'R28',
    text: INVESTIGATED,
    figure: 'lowTimelyMonths',
    comparison: '≥',
    threshold: 'rule.R28.months',
    span: 'year',
    step: 2,
    consequence: '通报并调查',
  }),
  rule('四（二）', {
    clause: 'R29',
    text: INVESTIGATED,
    figure: 'timelyRate',
    comparison: '<',
    threshold: 'rule.R29.rate',
    span: 'year',
    step: 2,
    consequence: '通报并调查',
  }),
  rule('四（二）', {
    clause: 'R30',
    text: '调查证实是部门不作为、慢作为、乱作为的情况报纪检监察部门追究相关人员责任',
    figure: 'judgement',
    span: 'year',
    step: 4,
    consequence: '报纪检监察部门追究相关人员责任',
    addressees: ['discipline'],
  }),
  rule('四（三）', {
    clause: 'R31',
    text: '联动单位对数字城管派遣案件无故进行回退，后又证实是该联动单位处置范围内的，数管中心予以通报',
    figure: 'judgement',
    span: 'case',
    step: 1,
    consequence: '通报',
    issuer: 'centre',
  }),
  rule('四（三）', {
    clause: 'R32',
    text: REWORKED,
    figure: 'caseReworks',
    comparison: '≥',
    threshold: 'rule.R32.count',
    span: 'case',
    step: 2,
    consequence: '通报，视情上报纪检监察部门',
  }),
  rule('四（三）', {
    clause: 'R33',
    text: REWORKED,
    figure: 'reworkRate',
    comparison: '>',
    threshold: 'rule.R33.rate',
    span: 'month',
    step: 2,
    consequence: '通报，视情上报纪检监察部门',
  }),
  rule('四（三）', {
    clause: 'R34',
    text: REWORKED,
    figure: 'reworkedCases',
    comparison: '>',
    threshold: 'rule.R34.count',
    span: 'month',
    step: 2,
    consequence: '通报，视情上报纪检监察部门',
  }),
  rule('四（四）', {
    clause: 'R36',
    text: `${HANDLING}情节较轻的，数字城管平台告知该单位纪检监察机构进行调查处置，并在规定期限内将处理结果书面材料报数字城管平台`,
    figure: 'judgement',
    span: 'case',
    step: 0,
    consequence: '告知单位纪检监察机构调查处置，限期书面报告结果',
    addressees: ['disciplinaryBody'],
    reply: true,
  }),
  rule('四（四）', {
    clause: 'R37',
    text: `${HANDLING}情节较重的，数字城管平台予以通报`,
    figure: 'judgement',
    span: 'case',
    step: 1,
    consequence: '通报',
  }),
  rule('四（四）', {
    clause: 'R38',
    text: `${HANDLING}情节严重的，数字城管平台报纪检效能部门进行责任追究`,
    figure: 'judgement',
    span: 'case',
    step: 4,
    consequence: '报纪检效能部门进行责任追究',
    addressees: ['discipline', 'efficiency'],
  }),
  rule('四（五）', {
    clause: 'R40',
    text: '有重大责任追究案件的部门及相关个人取消考核评先评优资格',
    figure: 'judgement',
    span: 'year',
    step: 5,
    consequence: '取消考核评先评优资格',
    addressees: ['honours'],
  }),
];

const BY_CLAUSE: ReadonlyMap<Clause, Rule> = new Map(RULES.map((one) => [one.clause, one]));

/** The rule of a clause. */
export function ruleOf(clause: Clause): Rule {
  const found = BY_CLAUSE.get(clause);
  if (!found) throw new Error(`no rule ${clause}`);
  return found;
}

export const CLAUSES: readonly Clause[] = RULES.map(({ clause }) => clause);

/** The steps of the ladder from the lowest (requirements 3.3). */
export const LADDER: readonly { readonly step: LadderStep; readonly name: string; readonly note: string }[] = [
  { step: 0, name: '内部处理', note: '告知分管领导或单位纪检监察机构' },
  { step: 1, name: '通报', note: '结案、回退、处置问题' },
  { step: 2, name: '通报，调查或视情上报', note: '及时结案、返工' },
  { step: 3, name: '报督查室、效能监察', note: '年内累计' },
  { step: 4, name: '报纪检监察追责', note: '调查证实，情节严重' },
  { step: 5, name: '取消评先评优', note: '重大责任追究' },
];
