import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countedOverdues, isCountedOverdue, overdueMonth } from '../../../shared/accountability/overdueCount.ts';
import type { OverdueFacts } from '../../../shared/accountability/overdueCount.ts';
import { foldCase } from '../../../shared/case/apply.ts';
import { rowsOf } from '../../../shared/case/rows.ts';
import { parseIso, periodRange } from '../../../shared/time/zone.ts';
import { naiveOverdues } from '../../fixture/naiveOverdues.ts';
import { playSteps, randomSteps } from '../../fixture/randomHistory.ts';

const START_MS = parseIso('2016-09-20T08:00:00+08:00') ?? Number.NaN;
const ZONE = 'Asia/Shanghai';

const missed: OverdueFacts = {
  missKind: 'R23',
  explained: 0,
  cause: null,
  corrected: 0,
  ruledJustified: null,
  excluded: 0,
};

test.each<[string, Partial<OverdueFacts>, 'excuses' | 'counts', boolean]>([
  ['without feedback and without a word', {}, 'excuses', true],
  ['that missed nothing', { missKind: null }, 'excuses', false],
  ['explained in time', { explained: 1 }, 'excuses', false],
  ['explained in time, where that does not excuse', { explained: 1 }, 'counts', true],
  [
    'explained in time, whose check failed, where that does not excuse',
    { missKind: 'R24', explained: 1 },
    'counts',
    false,
  ],
  ['whose check failed', { missKind: 'R24' }, 'excuses', true],
  ['that the unit itself caused', { cause: 'unit' }, 'excuses', true],
  ['that the platform caused', { cause: 'platform' }, 'excuses', false],
  ['by force majeure', { cause: 'forceMajeure' }, 'counts', false],
  ['taken back by two reviewers', { corrected: 1 }, 'counts', false],
  ['returned late with good reason', { ruledJustified: 1 }, 'excuses', false],
  ['returned late without', { ruledJustified: 0 }, 'excuses', true],
  ['of a voided case', { excluded: 1 }, 'excuses', false],
])('an overdue %s', (_, facts, explained, counts) => {
  expect(isCountedOverdue({ ...missed, ...facts }, explained)).toBe(counts);
});

test('an overdue belongs to the month of the missed deadline, by the clock of the city', () => {
  expect(overdueMonth(parseIso('2016-09-30T23:59:59+08:00') ?? 0, ZONE)).toBe('2016-09');
  expect(overdueMonth(parseIso('2016-10-01T00:00:00+08:00') ?? 0, ZONE)).toBe('2016-10');
});

test('the counted overdues of a random history equal a naive reading of its log, as of any instant', () => {
  const settings = fc.record({
    'return.afterDeadline': fc.constantFrom('forbidden' as const, 'allowed' as const),
    'extension.afterDeadline': fc.constantFrom('forbidden' as const, 'allowed' as const),
  });
  let compared = 0;
  fc.assert(
    fc.property(randomSteps, settings, fc.double({ min: 0, max: 1, noNaN: true }), (steps, chosen, share) => {
      const { city, endMs } = playSteps(steps, START_MS, chosen);
      const asOfMs = START_MS + Math.floor((share * (endMs - START_MS)) / 1000) * 1000;
      const histories = [...city.cases.values()].map(({ events }) => events);
      for (const cutMs of [asOfMs, endMs]) {
        const tasks = histories.flatMap((events) => {
          const known = events.filter(({ recordedAtMs }) => recordedAtMs <= cutMs);
          return known.length === 0 ? [] : rowsOf(foldCase(known)).tasks;
        });
        for (const month of ['2016-09', '2016-10', '2016-11', '2016-12'])
          for (const explained of ['excuses', 'counts'] as const) {
            const counted = countedOverdues(tasks, { month: periodRange(month, ZONE), explained });
            for (const unit of ['U', 'V', 'W']) {
              const wanted = { unit, month, asOfMs: cutMs, explainedCounts: explained === 'counts' };
              expect([month, unit, counted.get(unit) ?? []]).toEqual([month, unit, naiveOverdues(histories, wanted)]);
              compared += counted.get(unit)?.length ?? 0;
            }
          }
      }
    }),
    { numRuns: 300 },
  );
  expect(compared).toBeGreaterThan(50);
});
