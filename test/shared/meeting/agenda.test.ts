import { expect, test } from 'vitest';
import { draftAgenda } from '../../../shared/meeting/agenda.ts';
import type { AgendaCase, AgendaMaterial } from '../../../shared/meeting/agenda.ts';

const HOUR_MS = 3_600_000;
const NOW = 1000 * HOUR_MS;
const RULES = {
  closingLine: 90,
  timelyLine: 80,
  reworks: 2,
  returns: 2,
  unitName: (code: string) => `单位${code}`,
  categoryName: () => '占道经营',
};
const NOTHING: AgendaMaterial = {
  lines: [],
  overdue: [],
  reworked: [],
  returned: [],
  broken: [],
  designation: [],
  unsettled: [],
  supervised: [],
};

function listed(id: number, count = 1, missedAtMs: number | null = null): AgendaCase {
  return { id, number: `N${id}`, category: 'event:09006', unit: 'U', count, missedAtMs };
}

test('a quarter in which nothing is wrong has an empty draft', () => {
  const lines = [
    { unit: 'U', name: '甲', due: 10, closed: 9, timely: 8 },
    { unit: 'V', name: '乙', due: 0, closed: 0, timely: 0 },
  ];
  expect(draftAgenda({ ...NOTHING, lines }, RULES, NOW)).toEqual([]);
});

test('a unit below a line is an item with its figures and its overdue cases; rates are cut, never rounded up to the line', () => {
  const lines = [{ unit: 'U', name: '甲', due: 1000, closed: 899, timely: 799 }];
  const [item] = draftAgenda({ ...NOTHING, lines, overdue: [listed(1, 1, NOW - 50 * HOUR_MS)] }, RULES, NOW);
  expect(item).toEqual({
    part: 'problems',
    title: '甲结案率低于 90%、及时结案率低于 80%',
    reason: '本季度应结案 1000 件，结案 899 件（89.9%），及时 799 件（79.9%）（R18）',
    count: 1,
    cases: [{ id: 1, number: 'N1' }],
    line: lines[0],
  });
});

test('each kind of trouble is one item with its number and its worst case', () => {
  const agenda = draftAgenda(
    {
      ...NOTHING,
      overdue: [listed(1, 1, NOW - 50 * HOUR_MS), listed(2, 1, NOW - HOUR_MS)],
      reworked: [listed(3, 4), listed(4, 2)],
      returned: [listed(5, 3)],
      broken: [listed(6, 2)],
      designation: [listed(7, 2)],
      unsettled: [listed(8, 1)],
      supervised: [listed(9)],
    },
    RULES,
    NOW,
  );
  expect(agenda.map(({ part, title, reason }) => [part, title, reason])).toEqual([
    ['projects', '督办案件落实情况', '1 件督办案件尚未结案（R13、R16）'],
    ['problems', '超期未结案件', '2 件超期未结，最长 2 天，最多的是占道经营 2 件和单位U 2 件（R13、R18）'],
    ['problems', '多次返工的案件', '2 件案件返工 2 次以上仍未结案，最多 4 次（R13、R18）'],
    ['difficult', '未按承诺日期办结的待观察案件', '1 件案件的预期时间已过或已推迟，最多 2 次（R10、R19）'],
    ['difficult', '拟指定交办的案件', '1 件案件被 2 家以上单位回退，责任主体不明（R20）'],
    ['difficult', '多次回退的案件', '1 件案件回退 2 次以上仍未结案，最多 3 次（R19）'],
    ['difficult', '待裁定的回退', '1 件回退尚未裁定是否有理由（R31）'],
  ]);
});

test('a long list names twenty cases and tells how many there are', () => {
  const overdue = Array.from({ length: 30 }, (_, id) => listed(id, 1, NOW));
  const [item] = draftAgenda({ ...NOTHING, overdue }, RULES, NOW);
  expect(item?.cases).toHaveLength(20);
  expect(item?.count).toBe(30);
  expect(item?.reason).toContain('30 件超期未结');
});
