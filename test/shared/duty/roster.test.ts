import { expect, test } from 'vitest';
import { dutyRosterProblem, onDutyAt } from '../../../shared/duty/roster.ts';
import type { DutyRoster } from '../../../shared/duty/roster.ts';
import { parseIso } from '../../../shared/time/zone.ts';

const ZONE = 'Asia/Shanghai';
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
const posts = [{ post: '值班长', seats: ['坐席 01'] }];
const DAY = { name: '白班', from: '08:00', to: '18:00', weekdays: [1, 2, 3, 4, 5], posts };
const NIGHT = { name: '夜班', from: '18:00', to: '08:00', weekdays: EVERY_DAY, posts };
const SATURDAY = { name: '周六', from: '09:00', to: '12:00', weekdays: [6], posts };

function onDuty(roster: DutyRoster, iso: string): readonly [readonly string[], string | undefined] {
  const { now, next } = onDutyAt(roster, parseIso(iso) ?? 0, ZONE);
  return [now.map(({ name }) => name), next?.name];
}

test('a shift holds from its first minute to the last before its end, over midnight by the day on which it began', () => {
  const roster = [DAY, NIGHT, SATURDAY];
  // 2026-11-27 is a Friday.
  expect(onDuty(roster, '2026-11-27T07:59:59+08:00')).toEqual([['夜班'], '白班']);
  expect(onDuty(roster, '2026-11-27T08:00:00+08:00')).toEqual([['白班'], '夜班']);
  expect(onDuty(roster, '2026-11-27T17:59:59+08:00')).toEqual([['白班'], '夜班']);
  expect(onDuty(roster, '2026-11-27T18:00:00+08:00')).toEqual([['夜班'], '周六']);
  expect(onDuty(roster, '2026-11-28T00:30:00+08:00')).toEqual([['夜班'], '周六']);
  expect(onDuty(roster, '2026-11-28T09:00:00+08:00')).toEqual([['周六'], '夜班']);
  expect(onDuty(roster, '2026-11-28T13:00:00+08:00')).toEqual([[], '夜班']);
});

test('a night shift of one weekday ends on the morning after and does not begin on that day', () => {
  const roster = [{ ...NIGHT, weekdays: [7] }];
  expect(onDuty(roster, '2026-11-29T20:00:00+08:00')).toEqual([['夜班'], '夜班']);
  expect(onDuty(roster, '2026-11-30T03:00:00+08:00')).toEqual([['夜班'], '夜班']);
  expect(onDuty(roster, '2026-11-30T20:00:00+08:00')).toEqual([[], '夜班']);
});

test('a shift whose times are one runs round the clock; an empty roster has nobody', () => {
  const roster = [{ ...DAY, from: '08:00', to: '08:00', weekdays: EVERY_DAY }];
  for (const time of ['00:00', '07:59', '08:00', '23:59'])
    expect(onDuty(roster, `2026-11-27T${time}:00+08:00`)[0]).toEqual(['白班']);
  expect(onDuty([], '2026-11-27T08:00:00+08:00')).toEqual([[], undefined]);
});

test('a roster that a wall could not show is refused in words', () => {
  expect(dutyRosterProblem([])).toBeNull();
  expect(dutyRosterProblem([DAY, NIGHT])).toBeNull();
  expect(dutyRosterProblem({})).toContain('应写作');
  expect(dutyRosterProblem([{ ...DAY, more: 1 }])).toContain('应写作');
  expect(dutyRosterProblem([{ ...DAY, name: '' }])).toContain('班次名称');
  expect(dutyRosterProblem([{ ...DAY, from: '8:00' }])).toBe('中“白班”的起止时刻应写作 08:00 的样子');
  expect(dutyRosterProblem([{ ...DAY, weekdays: [] }])).toContain('至少一个星期');
  expect(dutyRosterProblem([{ ...DAY, weekdays: [1, 1] }])).toContain('各选一次');
  expect(dutyRosterProblem([{ ...DAY, weekdays: [8] }])).toContain('至少一个星期');
  expect(dutyRosterProblem([{ ...DAY, posts: [] }])).toContain('岗位应为 1 至 8 个');
  expect(dutyRosterProblem([{ ...DAY, posts: [{ post: '受理', seats: [] }] }])).toContain('每岗 1 至 12 席');
  expect(dutyRosterProblem(Array.from({ length: 13 }, () => DAY))).toBe('中班次最多 12 个');
});
