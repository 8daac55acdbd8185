import { describe, expect, test } from 'vitest';
import { noticeOf } from '../../../shared/accountability/notice.ts';
import type { NoticeFacts } from '../../../shared/accountability/notice.ts';
import { CLAUSES, ruleOf } from '../../../shared/accountability/rule.ts';
import type { Measured } from '../../../shared/accountability/finding.ts';
import { INITIAL_SETTINGS } from '../../../shared/setting/setting.ts';
import { aFinding, anEvidenceCase, haimen, issued, twoUnits } from '../../fixture/findings.ts';

const facts: NoticeFacts = {
  settings: INITIAL_SETTINGS,
  units: twoUnits,
  zone: 'Asia/Shanghai',
  todayMs: haimen('2016-11-02T10:00'),
  cases: [],
};

const october = aFinding('R26', {
  evidence: {
    measured: { kind: 'rate', part: 79, whole: 92 },
    threshold: 90,
    cases: { open: [1, 2] },
    figures: { due: 92, closed: 79, timely: 68 },
  },
});

test('writes the circular on a closing rate with exact figures, clause and list', () => {
  const cases = [
    anEvidenceCase(2, { dueAtMs: haimen('2016-10-12T09:30'), closedAtMs: haimen('2016-11-01T10:00') }),
    anEvidenceCase(1, { address: null }),
    anEvidenceCase(3, { role: 'timely' }),
  ];
  const finding = issued(october, { at: '2016-11-05T09:00', number: '数城通〔2016〕9号' });
  expect(noticeOf(finding, { ...facts, cases })).toEqual({
    kind: '通报',
    issuer: '海门市数字化城市管理平台',
    documentNumber: '数城通〔2016〕9号',
    mark: null,
    title: '关于三星镇2016年10月数字城管结案率的通报',
    addressee: '三星镇人民政府',
    paragraphs: [
      '2016年10月，你镇数字城管案件应结案92件，结案79件，结案率85.87%，低于90%；其中及时结案68件，及时结案率73.91%。未结案13件。清单附后。',
      '依据《市政府办公室关于进一步提升数字城管办理质效的意见》（海政办发〔2016〕103号）第四部分第（一）项“1个月内累计出现上述情况3次或月度结案率低于90%的，数字城管平台予以通报”的规定，现予通报。',
      '请你镇查明原因，抓紧办结清单所列案件，落实整改。',
    ],
    annex: {
      title: '三星镇2016年10月未结案案件清单',
      heading: ['序号', '案件编号', '问题类别', '地点', '处置时限', '办理情况'],
      rows: [
        ['1', '20161003-01001', '暴露垃圾', '—', '2016年10月9日15时', '未结案'],
        ['2', '20161003-01002', '暴露垃圾', '家纺城东门', '2016年10月12日9时30分', '期末未结案，2016年11月1日结案'],
      ],
    },
    copies: ['市政府督查室'],
    date: '2016年11月5日',
    href: '/file/notice/77.docx',
  });
});

test('an issued notice says what it said at its issue, whatever months come after', () => {
  const low = (part: number, months: readonly string[]) =>
    ({
      measured: { kind: 'count', count: part },
      threshold: 3,
      cases: {},
      months: months.map((month) => ({ month, part: 8, whole: 10, line: 90 })),
      figures: {},
      withExempt: null,
    }) as const;
  const drawn = aFinding('R27', { period: '2016', evidence: low(3, ['2016-01', '2016-03', '2016-05']) });
  const fourth = {
    atMs: haimen('2016-07-01T00:00'),
    evidence: low(4, ['2016-01', '2016-03', '2016-05', '2016-06']),
  };
  const after = { ...issued(drawn, { at: '2016-06-05T09:00', number: '数城函〔2016〕2号' }), extensions: [fourth] };
  const before = { ...issued(drawn, { at: '2016-07-05T09:00', number: '数城函〔2016〕2号' }), extensions: [fourth] };
  expect(noticeOf(after, facts).paragraphs[0]).toContain('累计3个月');
  expect(noticeOf(before, facts).paragraphs[0]).toContain('累计4个月');
  expect(noticeOf({ ...drawn, extensions: [fourth] }, facts).paragraphs[0]).toContain('累计4个月');
});

describe('a notice that was not issued bears no number', () => {
  test('a proposal', () => {
    expect(noticeOf(october, facts)).toMatchObject({ documentNumber: '', mark: '未认定', date: '2016年11月2日' });
  });
  test('a dismissed one', () => {
    const by = { party: 'leader', unit: null, seat: '值班长' } as const;
    const decision = { state: 'dismissed', atMs: 0, by, reason: '台风', documentNumber: null } as const;
    expect(noticeOf({ ...october, state: 'dismissed', decision }, facts)).toMatchObject({
      documentNumber: '',
      mark: '不予认定',
    });
  });
  test('a trial, whatever it says of itself', () => {
    const finding = issued(october, { at: '2016-11-05T09:00', number: '数城通〔2016〕9号' });
    expect(noticeOf(finding, { ...facts, trial: true })).toMatchObject({ documentNumber: '', mark: '试算' });
  });
});

test('speaks to the deputy head in charge, who answers within the days of the setting (R23)', () => {
  const finding = aFinding('R23', { period: '20161003-01001', caseId: 1, evidence: { cases: { subject: [1] } } });
  const cases = [anEvidenceCase(1, { role: 'subject' })];
  expect(noticeOf(finding, { ...facts, cases })).toMatchObject({
    kind: '告知书',
    addressee: '三星镇人民政府分管副镇长',
    title: '关于三星镇未按时限回复案件的告知书',
    paragraphs: [
      '你镇承办的案件20161003-01001（暴露垃圾，家纺城东门），至处置时限（2016年10月9日15时）届满未回复，也未说明情况。',
      expect.stringMatching(/现予告知。$/),
      // Drawn up on 2 November: 15 days of 24 hours later is the 17th, to its end.
      '请对有关责任人员进行内部处理，于2016年11月17日前（含当日）将处理结果书面报送我平台。',
    ],
    annex: null,
    copies: [],
  });
  const later = issued(
    { ...finding, replyDueAtMs: haimen('2016-11-20T23:59') },
    { at: '2016-11-05T09:00', number: 'x' },
  );
  expect(noticeOf(later, { ...facts, cases }).paragraphs.at(-1)).toContain('于2016年11月20日前');
});

test('knows a deputy head by name and a body within the unit', () => {
  expect(noticeOf(aFinding('R24', { unit: 'B01' }), facts).addressee).toBe('城市管理局分管领导张三');
  expect(noticeOf(aFinding('R36', { unit: 'B01' }), facts).addressee).toBe('城管局派驻纪检监察组');
  expect(noticeOf(aFinding('R36'), facts).addressee).toBe('三星镇纪委');
});

test('reports the low months to 督查室 and 效能监察, with a copy to the unit (R27)', () => {
  const months = [
    { month: '2016-06', part: 52, whole: 59, line: 90 },
    { month: '2016-09', part: 63, whole: 72, line: 90 },
    { month: '2016-10', part: 79, whole: 92, line: 90 },
  ];
  const finding = aFinding('R27', {
    period: '2016',
    evidence: { measured: { kind: 'count', count: 3 }, threshold: 3, months },
  });
  expect(noticeOf(finding, facts)).toMatchObject({
    kind: '情况反馈函',
    title: '关于反馈三星镇2016年数字城管结案率情况的函',
    addressee: '市政府督查室、市效能监察部门',
    copies: ['三星镇人民政府'],
  });
  expect(noticeOf(finding, facts).paragraphs[0]).toBe(
    '2016年，三星镇数字城管案件月度结案率低于90%的月份累计3个月，达到3个月：6月应结案59件、结案52件、88.14%；9月应结案72件、结案63件、87.50%；10月应结案92件、结案79件、85.87%。',
  );
});

test('lets 数管中心 issue the circular on a return without reason (R31, A31)', () => {
  const finding = aFinding('R31', { unit: 'B01', period: '20161003-01001' });
  expect(noticeOf(finding, facts)).toMatchObject({ issuer: '海门市数字化城市管理中心', addressee: '城市管理局' });
  expect(noticeOf(finding, facts).paragraphs[0]).toContain('你局无故回退');
});

test('says which line is in force where the city set another, and what exempted cases would change', () => {
  const evidence = {
    ...october.evidence,
    threshold: 85.9,
    withExempt: { kind: 'rate', part: 79, whole: 95 } as Measured,
  };
  expect(noticeOf({ ...october, evidence }, facts).paragraphs[0]).toContain(
    '低于现行标准85.9%；其中及时结案68件，及时结案率73.91%。未结案13件。经认定的豁免期内到期的案件未计入上述数字；一并计入时为79 / 95 = 83.16%。',
  );
});

test('says what was corrected after the drawing, beside the figures as they were', () => {
  const amendments = [
    { atMs: haimen('2016-11-01T09:00'), because: 'appeal', caseId: 1, note: '案件20161003-01001申诉成立。' } as const,
  ];
  expect(noticeOf({ ...october, amendments }, facts).paragraphs[1]).toBe(
    '上述数字为记录形成时的数字。其后更正1项：2016年11月1日，案件20161003-01001申诉成立。',
  );
});

test('withdraws eligibility of unit and posts, never of names (R40, A23)', () => {
  const finding = aFinding('R40', {
    period: '2016',
    evidence: { measured: { kind: 'judgement', words: '调查证实慢作为' } },
  });
  const settings = { ...INITIAL_SETTINGS, 'honours.years': 2 };
  const notice = noticeOf(finding, { ...facts, settings, posts: ['分管副镇长'] });
  expect(notice).toMatchObject({ kind: '取消评先评优资格通知', addressee: '市考核评先评优主管部门' });
  expect(notice.paragraphs[1]).toContain('取消三星镇及相关责任人员（分管副镇长）2016至2017年度考核评先评优资格。');
});

test.each(CLAUSES)('writes a whole notice for %s', (clause) => {
  const judged = ruleOf(clause).figure === 'judgement';
  const isRate = ['R26', 'R29', 'R33'].includes(clause);
  const measured: Measured = judged
    ? { kind: 'judgement', words: '谎报处置结果' }
    : isRate
      ? { kind: 'rate', part: 1, whole: 7 }
      : { kind: 'count', count: 5 };
  const months = [{ month: '2015-12', part: 1, whole: 2, line: 90 }];
  const notice = noticeOf(aFinding(clause, { evidence: { measured, months } }), facts);
  const text = [notice.title, notice.addressee, ...notice.paragraphs, ...notice.copies, notice.date].join('\n');
  expect(text).not.toMatch(/undefined|null|NaN|\{|。。|，。|：。|“”/);
  expect(text).not.toMatch(/[,;!?()]/);
  expect(text).toContain('海政办发〔2016〕103号');
  expect(text).toContain(ruleOf(clause).text);
  expect(notice.addressee).not.toBe('');
});
