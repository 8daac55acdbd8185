import { expect, test } from 'vitest';
import { linesOf, missingField } from '../../../renderer/screen/accountability/act.ts';
import { findingActs } from '../../../renderer/screen/accountability/findingActs.ts';
import {
  cutOffWords,
  daysBetween,
  gravest,
  measureParts,
  roleCounts,
  stateWords,
} from '../../../renderer/screen/accountability/findingWords.ts';
import { readTrial } from '../../../renderer/screen/accountability/trial.ts';
import type { FindingRow } from '../../../shared/contract/finding.ts';
import { chinese, translator } from '../../../shared/locale/text.ts';
import { FINDING_ROWS, findingView } from '../../fixture/accountabilityCity.ts';

const zone = 'Asia/Shanghai';
const t = translator(chinese);

function rowOf(clause: FindingRow['clause']): FindingRow {
  const row = FINDING_ROWS.find((one) => one.clause === clause);
  if (!row) throw new Error(`no ${clause}`);
  return row;
}

test('a decision is named after its step of the ladder', () => {
  expect(stateWords(rowOf('R26'), zone, t)).toBe('待定');
  expect(stateWords(rowOf('R32'), zone, t)).toMatch(/^1[01]-\d\d 已通报$/);
  expect(stateWords(rowOf('R25'), zone, t)).toBe('不予通报');
  expect(stateWords({ ...rowOf('R27'), state: 'dismissed' }, zone, t)).toBe('不予上报');
  expect(stateWords({ ...rowOf('R23'), state: 'dismissed' }, zone, t)).toBe('不予告知');
});

test('the end of a month is its 24:00, also one second before', () => {
  expect(cutOffWords(Date.parse('2026-10-31T23:59:59+08:00'), zone)).toBe('10-31 24:00');
  expect(cutOffWords(Date.parse('2026-11-01T00:00:00+08:00'), zone)).toBe('10-31 24:00');
  expect(cutOffWords(Date.parse('2026-10-20T08:30:00+08:00'), zone)).toBe('10-20 08:30');
});

test('days are counted by the calendar, not by hours', () => {
  const at = Date.parse('2026-10-20T23:50:00+08:00');
  expect(daysBetween(at, Date.parse('2026-10-21T00:10:00+08:00'), zone)).toBe(1);
  expect(daysBetween(at, Date.parse('2026-10-18T12:00:00+08:00'), zone)).toBe(-2);
});

test('a measure shows what stands over what', () => {
  expect(measureParts({ kind: 'rate', part: 79, whole: 92 })).toEqual({ part: '79', whole: '92', value: '85.87%' });
  expect(measureParts({ kind: 'count', count: 3 })).toEqual({ part: '3', whole: null, value: null });
});

test('every case of the evidence has its square, and the open ones stand first below', () => {
  const view = findingView(rowOf('R26'));
  expect(roleCounts(view.finding)).toEqual([
    { role: 'timely', count: 68 },
    { role: 'late', count: 11 },
    { role: 'open', count: 13 },
  ]);
  expect(gravest(view.cases).map(({ role }) => role)).toEqual([
    ...Array.from({ length: 13 }, () => 'open'),
    ...Array.from({ length: 11 }, () => 'late'),
  ]);
});

test('a leader may issue or dismiss; everybody sees why others may not', () => {
  const view = findingView(rowOf('R26'));
  const leader = { party: 'leader', name: '甲', unit: null } as const;
  expect(findingActs(view, leader, t).map(({ name, refusal }) => [name, refusal])).toEqual([
    ['issue', null],
    ['dismiss', null],
  ]);
  expect(findingActs(view, { ...leader, party: 'centre' }, t)[0]?.refusal).toContain('更换席位');
  expect(findingActs(view, null, t)[0]?.refusal).toBe('请先选择席位');
  const issued = findingActs(findingView(rowOf('R32')), leader, t);
  expect(issued.map(({ name }) => name)).toEqual(['result', 'major']);
  const by = { party: 'leader', unit: null, seat: '甲（未登录）' } as const;
  expect(issued[1]?.commandOf(by, { grounds: ' 依据 ', posts: '分管副镇长\n\n城管办主任；' })).toMatchObject({
    do: 'markMajor',
    fields: { grounds: '依据', posts: ['分管副镇长', '城管办主任'] },
  });
  expect(findingActs(findingView(rowOf('R25')), leader, t)).toEqual([]);
});

test('a reason of blanks is none', () => {
  const field = { name: 'reason', label: 'accountability.field.reason', kind: 'text', required: true } as const;
  expect(missingField([field], { reason: '  \n' })).toBe(field);
  expect(missingField([field], { reason: '事实清楚' })).toBeNull();
  expect(linesOf(' 甲 \n；乙')).toEqual(['甲', '乙']);
});

test('a trial is sent only whole', () => {
  const months = { fromMonth: '2026-01', toMonth: '2026-10' };
  expect(readTrial({ ...months, kind: 'setting', key: 'rule.R26.rate', value: '85' })).toEqual({
    kind: 'query',
    query: { ...months, change: { kind: 'setting', key: 'rule.R26.rate', value: 85 } },
  });
  expect(readTrial({ ...months, kind: 'setting', key: 'rule.R26.rate', value: '' })).toMatchObject({
    problem: 'setting',
  });
  expect(readTrial({ ...months, kind: 'setting', key: 'rule.T1.explained', value: 'counts' })).toMatchObject({
    kind: 'query',
  });
  expect(readTrial({ ...months, kind: 'day', day: '2026-02-30' })).toMatchObject({ problem: 'day' });
  expect(readTrial({ ...months, kind: 'limit', category: 'event:06010', amount: '0' })).toMatchObject({
    problem: 'limit',
  });
  expect(readTrial({ kind: 'day', day: '2026-10-08', fromMonth: '2026-10', toMonth: '2026-01' })).toMatchObject({
    problem: 'months',
  });
});
