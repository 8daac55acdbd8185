import { expect, test } from 'vitest';
import { pageOf } from '../../../renderer/hook/useWholeRows.ts';
import { crowdShare } from '../../../renderer/screen/wall/map/sprites.ts';
import { placeLabels } from '../../../renderer/screen/wall/map/placeLabels.ts';
import type { Label } from '../../../renderer/screen/wall/map/placeLabels.ts';
import { createOverviews, overviewOf } from '../../../renderer/screen/wall/overview.ts';
import { daysBetween, rateWords, spanWords } from '../../../renderer/screen/wall/wallWords.ts';
import { timerWords } from '../../../shared/time/words.ts';
import { chinese, translator } from '../../../shared/locale/text.ts';
import { chance } from '../../../db/demo/chance.ts';
import { WALL_NOW_MS, wallCases } from '../../fixture/wallPicture.ts';

const warning = { share: 25, minutes: 60 };
const pictureOf = (plan: Parameters<typeof wallCases>[0]) => ({
  cases: new Map(wallCases(plan).map((one) => [one.id, one])),
  warning,
});

test('the lamps sum to the open cases, towns and cells too', () => {
  const picture = pictureOf({ normal: 40, soon: 5, overdue: 7, observed: 4, broken: 2, hazards: 1 });
  const { counts, total, byTown, byCell, observed, overdue, hazards } = overviewOf(picture, WALL_NOW_MS);
  expect(counts).toEqual({ normal: 40, soon: 5, overdue: 9, observation: 4, hazard: 1 });
  expect(Object.values(counts).reduce((sum, count) => sum + count)).toBe(total);
  expect([...byTown.values()].reduce((sum, count) => sum + count)).toBe(total);
  expect([...byCell.values()].reduce((sum, count) => sum + count)).toBe(total);
  expect(observed).toHaveLength(6);
  expect(hazards).toHaveLength(1);
  const late = overdue.map(({ dueAtMs }) => dueAtMs ?? 0);
  expect(late).toEqual(late.toSorted((a, b) => a - b));
});

test('thousands of overdue cases stay a texture: they shrink, and never below what can be seen', () => {
  expect([9, 150].map(crowdShare)).toEqual([1, 1]);
  expect(crowdShare(600)).toBe(0.5);
  expect(crowdShare(20_000)).toBe(0.4);
});

test('what stands in for an empty list counts the same cases', () => {
  const sum = (counts: ReadonlyMap<string, number>) => [...counts.values()].reduce((all, count) => all + count, 0);
  const { byUnit, overdueByCategory, newestMs } = overviewOf(pictureOf({ normal: 40, overdue: 7 }), WALL_NOW_MS);
  expect(sum(byUnit)).toBe(47);
  expect(sum(overdueByCategory)).toBe(7);
  expect(newestMs).toBeLessThanOrEqual(WALL_NOW_MS);
  expect(overviewOf(pictureOf({}), WALL_NOW_MS).newestMs).toBeNull();
});

test('a case turns from normal to soon to overdue as time passes, without a word from the host', () => {
  const picture = pictureOf({ soon: 1 });
  const dueAtMs = [...picture.cases.values()][0]?.dueAtMs ?? 0;
  const lampAt = (atMs: number) => overviewOf(picture, atMs).lamps.get(1)?.lamp;
  expect(lampAt(dueAtMs - 6 * 3_600_000)).toBe('normal');
  expect(lampAt(dueAtMs - 60_000)).toBe('soon');
  expect(lampAt(dueAtMs)).toBe('overdue');
});

test('an overview that goes on from the one before is the same as one from the beginning, whatever changed and however time went', () => {
  const plan = { normal: 60, soon: 30, overdue: 30, observed: 20, broken: 5, hazards: 6 };
  const draw = (round: number, word: string) => chance('overview', round, word);
  const all = wallCases(plan);
  const goOn = createOverviews();
  let open = pictureOf(plan).cases;
  let warns = warning;
  let nowMs = WALL_NOW_MS;
  for (let round = 0; round < 200; round += 1) {
    const cases = new Map(open);
    for (let i = 0; i < 5; i += 1) {
      const one = all[Math.floor(draw(round, `which ${i}`) * all.length)];
      if (one === undefined) continue;
      const dueAtMs = nowMs + Math.floor((draw(round, `due ${i}`) - 0.3) * 12 * 3_600_000);
      if (draw(round, `gone ${i}`) < 0.4) cases.delete(one.id);
      else cases.set(one.id, { ...one, dueAtMs, hazard: draw(round, `hazard ${i}`) < 0.1 ? 2 : 0 });
    }
    // What is said of the changes is of use only to who saw what stood before.
    const since = { cases: draw(round, 'missed') < 0.2 ? cases : open, ids: all.map(({ id }) => id) };
    if (draw(round, 'quiet') > 0.2) open = cases;
    if (draw(round, 'warning') < 0.05) warns = { share: 10 + round, minutes: 30 };
    nowMs += Math.floor((draw(round, 'time') - 0.1) * 1_200_000);
    const picture = { cases: open, warning: warns };
    const { changes: _, ...same } = overviewOf(picture, nowMs);
    expect(goOn({ ...picture, since }, nowMs)).toMatchObject(same);
  }
});

test('what falls due next is the nearest of all, and all within the hour', () => {
  const next = (plan: Parameters<typeof wallCases>[0]) => overviewOf(pictureOf(plan), WALL_NOW_MS).nextDue;
  const sorted = (plan: Parameters<typeof wallCases>[0]) =>
    wallCases(plan)
      .filter(({ dueAtMs, stage }) => dueAtMs !== null && dueAtMs > WALL_NOW_MS && stage !== 'observation')
      .toSorted((a, b) => (a.dueAtMs ?? 0) - (b.dueAtMs ?? 0) || a.id - b.id);
  for (const plan of [{ normal: 300, soon: 30, overdue: 9 }, { normal: 300 }, { normal: 5, soon: 2 }, {}]) {
    const all = sorted(plan);
    expect(next(plan)).toEqual(all.slice(0, Math.max(12, plan.soon ?? 0)));
  }
});

test('a list turns by whole pages, and the last one is full too', () => {
  expect(pageOf(10, 4, 0)).toEqual({ from: 0, to: 4, page: 0, pages: 3 });
  expect(pageOf(10, 4, 2)).toEqual({ from: 6, to: 10, page: 2, pages: 3 });
  expect(pageOf(10, 4, 3)).toEqual({ from: 0, to: 4, page: 0, pages: 3 });
  expect(pageOf(0, 4, 5)).toEqual({ from: 0, to: 0, page: 0, pages: 1 });
});

test('a label moves away from a marker and from another label, and an optional one is left out', () => {
  const label = (key: string, x: number, y: number, optional = false): Label => ({
    key,
    kind: 'town',
    name: key,
    count: 1,
    x,
    y,
    width: 100,
    height: 34,
    optional,
  });
  const obstacles = [{ x: 300, y: 300, width: 26, height: 26 }];
  const placed = placeLabels({
    labels: [label('甲', 300, 300), label('乙', 300, 300)],
    obstacles,
    width: 600,
    height: 600,
  });
  const touches = (a: Label, b: { x: number; y: number; width: number; height: number }) =>
    Math.abs(a.x - b.x) < (a.width + b.width) / 2 && Math.abs(a.y - b.y) < (a.height + b.height) / 2;
  const [first, second] = placed;
  if (!first || !second) throw new Error('both are placed');
  expect(touches(first, second)).toBe(false);
  expect(placed.some((one) => obstacles.some((box) => touches(one, box)))).toBe(false);
  expect(placeLabels({ labels: [label('丁', 700, 300)], obstacles, width: 600, height: 600 })).toEqual([]);
  const everywhere = [{ x: 300, y: 300, width: 600, height: 600 }];
  expect(
    placeLabels({ labels: [label('丙', 300, 300, true)], obstacles: everywhere, width: 600, height: 600 }),
  ).toEqual([]);
});

test('times and rates stand in the words of an office', () => {
  const t = translator(chinese);
  const minute = 60_000;
  expect(spanWords(17.9 * minute, t)).toBe('17 分');
  expect(spanWords(238 * minute, t)).toBe('3时58分');
  expect(spanWords((51 * 60 + 4) * minute, t)).toBe('2天03时');
  expect(timerWords(171_000)).toBe('02:51');
  expect(timerWords(3_771_000)).toBe('1:02:51');
  expect(rateWords(0, 0)).toBe('—');
  expect(rateWords(1799, 2000)).toBe('89.9');
  expect(rateWords(8999, 10_000)).toBe('89.9');
  expect(daysBetween(WALL_NOW_MS, Date.parse('2016-10-27T00:00:00+08:00'), 'Asia/Shanghai')).toBe(1);
});
