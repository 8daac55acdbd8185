import type { EvidenceCase, NoticeView } from '../contract/finding.ts';
import type { Settings } from '../setting/setting.ts';
import { officialDate, officialPeriod } from '../time/officialDate.ts';
import type { TimeZone } from '../time/zone.ts';
import type { Unit } from '../unit/unit.ts';
import { addresseeName, addressWord, officeName } from './addressee.ts';
import { NOTICE_KINDS, noticeKindOf } from './documentNumber.ts';
import { noticeAnnex } from './noticeAnnex.ts';
import { exemptWords, factWords } from './noticeWords.ts';
import type { NoticeMatter } from './noticeWords.ts';
import { evidenceOfNotice } from './finding.ts';
import type { Finding } from './finding.ts';
import { replyDueAtMs } from './reply.ts';
import { ruleOf } from './rule.ts';
import type { Rule } from './rule.ts';

/** The policy under which the product holds to account, as every notice cites it. */
export const OPINIONS = '《市政府办公室关于进一步提升数字城管办理质效的意见》（海政办发〔2016〕103号）';

/** What a notice is written from beside its finding. */
export type NoticeFacts = {
  readonly settings: Settings;
  /** By code. */
  readonly units: ReadonlyMap<string, Unit>;
  readonly zone: TimeZone;
  /** The day that a draft bears; an issued notice bears that of its issue. */
  readonly todayMs: number;
  /** The cases of the evidence, for the list behind the notice. */
  readonly cases: readonly EvidenceCase[];
  /** Drawn for a period before the rules took effect: never more than a trial (A30). */
  readonly trial?: boolean;
  /** R40: the posts that lose their eligibility, from the finding that was marked as major. */
  readonly posts?: readonly string[];
};

/** Where the DOCX of a finding's notice lies at the host. */
export function noticePath(finding: number): string {
  return `/file/notice/${finding}.docx`;
}

/**
 * The notice of a finding as it prints: who speaks to whom, what happened in exact figures, under which words of the
 * Opinions, what follows, and the cases behind it (R23–R40, A31). Until it is issued it is a draft without a number.
 */
export function noticeOf(finding: Finding, facts: NoticeFacts): NoticeView {
  const { settings, zone } = facts;
  const rule = ruleOf(finding.clause);
  const unit = facts.units.get(finding.unit) ?? unknownUnit(finding.unit);
  const unitName = unit.shortName || unit.name;
  const speaksToUnit = rule.addressees.every(
    (one) => one === 'unit' || one === 'deputyHead' || one === 'disciplinaryBody',
  );
  const evidence = evidenceOfNotice(finding);
  const subject = facts.cases.find(({ role, id }) => role === 'subject' || id === finding.caseId) ?? null;
  const unitWord = speaksToUnit ? addressWord(unit) : unitName;
  const matter: NoticeMatter = { finding, rule, evidence, subject, unitName, unitWord, settings, zone };
  const annex = noticeAnnex(finding, facts.cases, { unitName, zone });
  const issued = finding.state === 'issued' && finding.decision !== null && facts.trial !== true;
  const dateMs = issued ? (finding.decision?.atMs ?? facts.todayMs) : facts.todayMs;
  const office = rule.issuer === 'centre' ? settings['office.centre'] : settings['office.platform'];
  const self = rule.issuer === 'centre' ? '我中心' : '我平台';
  return {
    kind: NOTICE_KINDS[noticeKindOf(finding.clause)].name,
    issuer: officeName(office, settings['city.name']),
    documentNumber: issued ? (finding.decision?.documentNumber ?? '') : '',
    mark: facts.trial === true ? '试算' : issued ? null : finding.state === 'dismissed' ? '不予认定' : '未认定',
    title: titleWords(matter),
    addressee: rule.addressees.map((one) => addresseeName(one, unit, settings)).join('、'),
    paragraphs: [
      [factWords(matter), exemptWords(matter), annex === null ? null : '清单附后。'].filter(Boolean).join(''),
      ...amendmentWords(finding, zone),
      `依据${OPINIONS}第四部分第${itemOf(rule)}项“${rule.text}”的规定，${actWords(matter, facts)}`,
      ...requestWords(matter, self, replyDay(finding, facts)),
    ],
    annex,
    copies: copiesOf(rule, unit, settings),
    date: officialDate(dateMs, zone),
    href: noticePath(finding.id),
  };
}

/** 四（一） is item （一） of part four. */
function itemOf({ article }: Rule): string {
  return article.slice(1);
}

function titleWords({ finding: { clause, period }, unitName }: NoticeMatter): string {
  const of = `${unitName}${officialPeriod(period)}`;
  switch (clause) {
    case 'R23':
      return `关于${unitName}未按时限回复案件的告知书`;
    case 'R24':
      return `关于${unitName}未按时限办结案件的告知书`;
    case 'R25':
      return `关于${of}数字城管案件超时未回复未说明情况的通报`;
    case 'R26':
      return `关于${of}数字城管结案率的通报`;
    case 'R27':
      return `关于反馈${of}数字城管结案率情况的函`;
    case 'R28':
      return `关于${of}数字城管及时结案率的通报`;
    case 'R29':
      return `关于${of}全年数字城管及时结案率的通报`;
    case 'R30':
      return `关于移送${of}数字城管案件办理问题线索的函`;
    case 'R31':
      return `关于${unitName}无故回退数字城管案件的通报`;
    case 'R32':
      return `关于${unitName}数字城管案件多次返工的通报`;
    case 'R33':
      return `关于${of}数字城管案件返工率的通报`;
    case 'R34':
      return `关于${of}数字城管返工案件的通报`;
    case 'R36':
      return `关于${unitName}案件处置问题的告知书`;
    case 'R37':
      return `关于${unitName}案件处置问题的通报`;
    case 'R38':
      return `关于移送${unitName}案件处置问题线索的函`;
    case 'R40':
      return `关于取消${unitName}考核评先评优资格的通知`;
  }
}

/** What the issuer does with this document. */
function actWords({ finding, unitWord, settings }: NoticeMatter, { posts = [] }: NoticeFacts): string {
  switch (finding.clause) {
    case 'R23':
    case 'R24':
    case 'R36':
      return '现予告知。';
    case 'R27':
      return '现将上述情况予以反馈。';
    case 'R28':
    case 'R29':
      return '现予通报，并对相关情况进行调查。';
    case 'R30':
    case 'R38':
      return '现将有关情况移送，请依规依纪追究相关人员责任。';
    case 'R32':
    case 'R33':
    case 'R34':
      return '现予通报，并视情上报纪检监察部门。';
    case 'R40': {
      const persons = posts.length > 0 ? `及相关责任人员（${posts.join('、')}）` : '及相关责任人员';
      return `取消${unitWord}${persons}${honoursWords(finding, settings['honours.years'])}考核评先评优资格。`;
    }
    default:
      return '现予通报。';
  }
}

/** A23: from the year of the decision on; 2016年度, 2016至2017年度. */
function honoursWords({ period }: Finding, years: number): string {
  const first = Number(period.slice(0, 4));
  return years > 1 ? `${first}至${first + years - 1}年度` : `${first}年度`;
}

/** What the addressee is asked to do, and by when. */
function requestWords({ finding, unitWord }: NoticeMatter, self: string, replyBy: string | null): readonly string[] {
  const reply = replyBy === null ? '' : `于${replyBy}前（含当日）将处理结果书面报送${self}`;
  switch (finding.clause) {
    case 'R23':
    case 'R24':
      return [`请对有关责任人员进行内部处理，${reply}。`];
    case 'R36':
      return [`请进行调查处置，${reply}。`];
    case 'R25':
      return [`请${unitWord}查明原因，理顺处置流程，确保案件在规定时限内回复和办结。`];
    case 'R26':
      return [`请${unitWord}查明原因，抓紧办结清单所列案件，落实整改。`];
    case 'R28':
    case 'R29':
      return [`请${unitWord}配合调查，查明超期原因，落实整改。`];
    case 'R32':
    case 'R33':
    case 'R34':
      return [`请${unitWord}对返工案件逐件查明原因，提高处置质量，落实整改。`];
    case 'R31':
    case 'R37':
      return [`请${unitWord}引以为戒，严格按照职责处置案件，落实整改。`];
    case 'R40':
      return ['请在考核评先评优工作中予以执行。'];
    default:
      return [];
  }
}

/** The day that the reply is asked for; a draft counts from today. Null: no reply is asked for. */
function replyDay(finding: Finding, { settings, zone, todayMs }: NoticeFacts): string | null {
  if (!ruleOf(finding.clause).reply) return null;
  const dueAtMs = finding.replyDueAtMs ?? replyDueAtMs(todayMs, settings['result.days'], zone);
  return officialDate(dueAtMs, zone);
}

/** The finding stays as it was drawn; what was corrected since is said beside it. */
function amendmentWords({ amendments }: Finding, zone: TimeZone): readonly string[] {
  if (amendments.length === 0) return [];
  const notes = amendments.map(({ atMs, note }) => `${officialDate(atMs, zone)}，${note.replace(/。$/, '')}`);
  return [`上述数字为记录形成时的数字。其后更正${amendments.length}项：${notes.join('；')}。`];
}

/** A circular is copied to 督查室; what goes over the unit's head is copied to the unit. */
function copiesOf({ clause }: Rule, unit: Unit, settings: Settings): readonly string[] {
  switch (noticeKindOf(clause)) {
    case 'circular':
      return [settings['office.inspectorate']];
    case 'feedback':
    case 'withdrawal':
      return [unit.name];
    case 'notification':
    case 'referral':
      return [];
  }
}

/** A code that the city's table does not know stands for itself. */
function unknownUnit(code: string): Unit {
  return {
    code,
    name: code,
    shortName: code,
    group: 'bureau',
    deputyHead: '',
    liaison: '',
    telephone: '',
    disciplinaryBody: '',
    validFrom: null,
    validTo: null,
    successor: null,
  };
}
