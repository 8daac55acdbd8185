import { rateWords } from '../assessment/rate.ts';
import type { EvidenceCase } from '../contract/finding.ts';
import { SETTINGS } from '../setting/setting.ts';
import type { Settings } from '../setting/setting.ts';
import { officialPeriod, officialTime } from '../time/officialDate.ts';
import type { TimeZone } from '../time/zone.ts';
import type { Evidence, Finding, Measured } from './finding.ts';
import type { Rule } from './rule.ts';

/** What the sentences of a notice are written from. */
export type NoticeMatter = {
  readonly finding: Finding;
  readonly rule: Rule;
  readonly evidence: Evidence;
  /** The one case that the finding is about. */
  readonly subject: EvidenceCase | null;
  /** 三星镇. */
  readonly unitName: string;
  /** Whom the document means by the unit: 你镇 where it speaks to it, else its name. */
  readonly unitWord: string;
  readonly settings: Settings;
  readonly zone: TimeZone;
};

/** What happened, with exact figures: the first paragraph. */
export function factWords(matter: NoticeMatter): string {
  const { finding, evidence, unitWord } = matter;
  const { measured, figures } = evidence;
  const period = officialPeriod(finding.period);
  const line = lineWords(matter);
  switch (finding.clause) {
    case 'R23':
    case 'R24':
      return overdueWords(matter);
    case 'R25':
      return `${period}，${unitWord}承办的案件未在规定时限内回复，或在办理时限内未办结又未说明情况的，累计${countOf(measured)}次，达到${line('次')}。`;
    case 'R26': {
      const { part, whole } = rateOf(measured);
      const timely =
        figures.timely === undefined
          ? ''
          : `；其中及时结案${figures.timely}件，及时结案率${rateWords(figures.timely, whole)}`;
      return `${period}，${unitWord}数字城管案件应结案${whole}件，结案${part}件，结案率${rateWords(part, whole)}，低于${line('%')}${timely}。未结案${whole - part}件。`;
    }
    case 'R27':
      return `${period}，${unitWord}数字城管案件月度结案率低于${monthLines(matter)}的月份累计${countOf(measured)}个月，达到${line('个月')}：${monthsWords(matter, '结案')}。`;
    case 'R28':
      return `${period}，${unitWord}数字城管案件及时结案率低于${monthLines(matter)}的月份累计${countOf(measured)}个月，达到${line('个月')}：${monthsWords(matter, '及时结案')}。`;
    case 'R29': {
      const { part, whole } = rateOf(measured);
      return `${period}全年，${unitWord}数字城管案件应结案${whole}件，及时结案${part}件，全年及时结案率${rateWords(part, whole)}，低于${line('%')}。`;
    }
    case 'R32':
      return `${unitWord}承办的案件${subjectWords(matter)}，经核查不通过返工${countOf(measured)}次，达到${line('次')}。`;
    case 'R33': {
      const { part, whole } = rateOf(measured);
      // The base is a reading of A11; only where it is the checked cases may the text say so.
      const base = (figures.checked ?? whole) === whole ? '有核查结果的案件' : '计入返工率基数的案件';
      return `${period}，${unitWord}${base}${whole}件，其中返工${part}件，返工率${rateWords(part, whole)}，高于${line('%')}。`;
    }
    case 'R34':
      return `${period}，${unitWord}返工案件${countOf(measured)}件，高于${line('例')}。`;
    case 'R31':
      return `案件${subjectWords(matter)}派遣后，${unitWord}无故回退，后经证实属${unitWord}处置范围。${judgementOf(measured)}`;
    case 'R30':
      return `我平台对${unitWord}${period}数字城管案件办理情况进行了调查。${judgementOf(measured)}`;
    case 'R36':
      return `${unitWord}在处置案件${subjectWords(matter)}过程中存在下列问题，情节较轻：${judgementOf(measured)}`;
    case 'R37':
      return `${unitWord}在处置案件${subjectWords(matter)}过程中存在下列问题，情节较重：${judgementOf(measured)}`;
    case 'R38':
      return `${unitWord}在处置案件${subjectWords(matter)}过程中存在下列问题，情节严重：${judgementOf(measured)}`;
    case 'R40':
      return `${period}，${unitWord}有重大责任追究案件：${judgementOf(measured)}`;
  }
}

/** What of the evidence reads otherwise when the cases of exempted periods count after all; null: none was exempted. */
export function exemptWords({ evidence: { withExempt } }: NoticeMatter): string | null {
  if (withExempt === null) return null;
  return `经认定的豁免期内到期的案件未计入上述数字；一并计入时为${measureWords(withExempt)}。`;
}

/** A measure as a list shows it: `79 / 92 = 85.87%`, `3`, or the words of a judgement. */
export function measureWords(measured: Measured): string {
  switch (measured.kind) {
    case 'rate':
      return `${measured.part} / ${measured.whole} = ${rateWords(measured.part, measured.whole)}`;
    case 'count':
      return String(measured.count);
    case 'judgement':
      return measured.words;
  }
}

/** The line in force, and that it is the city's own where it differs from the words of the clause. */
function lineWords({ rule, evidence, settings }: NoticeMatter): (unit: string) => string {
  return (unit) => {
    if (rule.threshold === null) return '';
    const value = evidence.threshold ?? Number(settings[rule.threshold]);
    return value === SETTINGS[rule.threshold].initial ? `${value}${unit}` : `现行标准${value}${unit}`;
  };
}

function overdueWords(matter: NoticeMatter): string {
  const { finding, subject, unitWord, zone } = matter;
  const due = subject?.dueAtMs ?? null;
  const limit = due === null ? '处置时限' : `处置时限（${officialTime(due, zone)}）`;
  const head = `${unitWord}承办的案件${subjectWords(matter)}，`;
  return finding.clause === 'R23'
    ? `${head}至${limit}届满未回复，也未说明情况。`
    : `${head}在时限内反馈后经核查不通过，至${limit}届满仍未办结，又未说明情况。`;
}

/** The number of the case with its category and place: 20161009-00012（暴露垃圾，家纺城东门）. */
function subjectWords({ finding, subject }: NoticeMatter): string {
  const place = [subject?.categoryName, subject?.address].filter((word) => word).join('，');
  return `${subject?.number ?? finding.period}${place ? `（${place}）` : ''}`;
}

/** The line of the months: each as it was in force at its own end, so there may be two. */
function monthLines({ evidence }: NoticeMatter): string {
  return [...new Set(evidence.months.map(({ line }) => `${line}%`))].join('、');
}

/** A month of another year than the finding's (`rule.R28.window`) is named with it. */
function monthsWords({ finding, evidence }: NoticeMatter, part: string): string {
  const year = `${finding.period.slice(0, 4)}年`;
  return evidence.months
    .map((one) => {
      const month = officialPeriod(one.month).replace(year, '');
      return `${month}应结案${one.whole}件、${part}${one.part}件、${rateWords(one.part, one.whole)}`;
    })
    .join('；');
}

function rateOf(measured: Measured): { readonly part: number; readonly whole: number } {
  return measured.kind === 'rate' ? measured : { part: 0, whole: 0 };
}

function countOf(measured: Measured): number {
  return measured.kind === 'count' ? measured.count : 0;
}

/** A judgement in words, as a sentence. */
function judgementOf(measured: Measured): string {
  const words = measured.kind === 'judgement' ? measured.words.trim() : '';
  return words === '' || /[。！？]$/.test(words) ? words : `${words}。`;
}
