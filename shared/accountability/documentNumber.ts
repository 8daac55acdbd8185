import type { Settings } from '../setting/setting.ts';
import type { Clause } from './rule.ts';
import { ruleOf } from './rule.ts';

/** The kinds of documents that the ladder issues; each is numbered for itself. */
export type NoticeKind = 'notification' | 'circular' | 'feedback' | 'referral' | 'withdrawal';

/** `name`: what the document is called; `sign`: its letter in the number. */
export const NOTICE_KINDS: Readonly<Record<NoticeKind, { readonly name: string; readonly sign: string }>> = {
  notification: { name: '告知书', sign: '告' },
  circular: { name: '通报', sign: '通' },
  feedback: { name: '情况反馈函', sign: '函' },
  referral: { name: '责任追究移送函', sign: '移' },
  withdrawal: { name: '取消评先评优资格通知', sign: '知' },
};

/** Which document a finding of a clause becomes when it is issued. */
export function noticeKindOf(clause: Clause): NoticeKind {
  switch (clause) {
    case 'R23':
    case 'R24':
    case 'R36':
      return 'notification';
    case 'R27':
      return 'feedback';
    case 'R30':
    case 'R38':
      return 'referral';
    case 'R40':
      return 'withdrawal';
    default:
      return 'circular';
  }
}

/** The letters of the issuing office before the kind's own (A31: 数管中心 issues R31, the platform all others). */
export function numberPrefixOf(clause: Clause, settings: Settings): string {
  return settings[ruleOf(clause).issuer === 'centre' ? 'office.centrePrefix' : 'office.prefix'];
}

/**
 * The number of the next document of a kind in a year: 数城通〔2016〕9号, from 1 each year, one above the highest of
 * `existing` so that none is given twice. `existing` may hold numbers of any kind and year.
 */
export function nextDocumentNumber(kind: NoticeKind, year: number, existing: Iterable<string>, prefix: string): string {
  const head = `${prefix}${NOTICE_KINDS[kind].sign}〔${year}〕`;
  let last = 0;
  for (const number of existing) {
    if (!number.startsWith(head) || !number.endsWith('号')) continue;
    const serial = number.slice(head.length, -1);
    if (/^[1-9]\d*$/.test(serial)) last = Math.max(last, Number(serial));
  }
  return `${head}${last + 1}号`;
}
