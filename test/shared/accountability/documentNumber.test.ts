import { expect, test } from 'vitest';
import {
  NOTICE_KINDS,
  nextDocumentNumber,
  noticeKindOf,
  numberPrefixOf,
} from '../../../shared/accountability/documentNumber.ts';
import { CLAUSES } from '../../../shared/accountability/rule.ts';
import { INITIAL_SETTINGS } from '../../../shared/setting/setting.ts';

test('numbers each kind of a year for itself, one above the highest', () => {
  const existing = [
    '数城通〔2016〕8号',
    '数城通〔2016〕3号',
    '数城告〔2016〕40号',
    '数城通〔2015〕99号',
    '数管通〔2016〕12号',
  ];
  expect(nextDocumentNumber('circular', 2016, existing, '数城')).toBe('数城通〔2016〕9号');
  expect(nextDocumentNumber('notification', 2016, existing, '数城')).toBe('数城告〔2016〕41号');
  expect(nextDocumentNumber('circular', 2017, existing, '数城')).toBe('数城通〔2017〕1号');
  expect(nextDocumentNumber('circular', 2016, existing, '数管')).toBe('数管通〔2016〕13号');
  expect(nextDocumentNumber('feedback', 2016, [], '数城')).toBe('数城函〔2016〕1号');
});

test('passes over what is no number of ours', () => {
  const existing = ['', '数城通〔2016〕号', '数城通〔2016〕09号', '数城通〔2016〕7', '数城通〔2016〕2号'];
  expect(nextDocumentNumber('circular', 2016, existing, '数城')).toBe('数城通〔2016〕3号');
});

test('gives every clause its kind, and letters that differ', () => {
  const kinds = Object.fromEntries(CLAUSES.map((clause) => [clause, noticeKindOf(clause)]));
  expect(kinds).toMatchObject({ R23: 'notification', R24: 'notification', R36: 'notification' });
  expect(kinds).toMatchObject({ R27: 'feedback', R30: 'referral', R38: 'referral', R40: 'withdrawal' });
  for (const clause of ['R25', 'R26', 'R28', 'R29', 'R31', 'R32', 'R33', 'R34', 'R37'] as const)
    expect(noticeKindOf(clause)).toBe('circular');
  const signs = Object.values(NOTICE_KINDS).map(({ sign }) => sign);
  expect(new Set(signs).size).toBe(signs.length);
});

test('lets 数管中心 number its own circulars (A31)', () => {
  expect(numberPrefixOf('R31', INITIAL_SETTINGS)).toBe('数管');
  expect(numberPrefixOf('R26', INITIAL_SETTINGS)).toBe('数城');
});
