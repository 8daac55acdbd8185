import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LimitUnit } from '../../../shared/deadline/clock.ts';
import { limitWords, parseLimit } from '../../../shared/handbook/limit.ts';

test.each([
  ['2紧急工作时', 2, 'urgentHour'],
  ['2 紧急工作小时', 2, 'urgentHour'],
  ['2U', 2, 'urgentHour'],
  ['1紧急工作日', 1, 'urgentDay'],
  ['1UD', 1, 'urgentDay'],
  ['4 工作时', 4, 'workHour'],
  ['1.5工作时', 1.5, 'workHour'],
  ['4w', 4, 'workHour'],
  [' １５　工作日 ', 15, 'workDay'],
  ['5D', 5, 'workDay'],
] as const)('reads %s', (text, amount, per) => {
  expect(parseLimit(text)).toEqual({ amount, per });
});

// A silent guess here would become a wrong deadline that nobody notices.
test.each([
  '',
  '4',
  '工作时',
  '4小时',
  '2天',
  '3自然日',
  '两工作日',
  '0工作时',
  '-1工作日',
  '1.33工作时',
  '1e2工作时',
  '2000工作日',
  '1紧急',
  '2紧急工作时/5工作日',
  '制止2紧急工作日',
  '4工作时内',
  '4WD',
])('does not guess at %j', (text) => {
  expect(parseLimit(text)).toBeNull();
});

test('reads back its own words', () => {
  const per = fc.constantFrom<LimitUnit>('urgentHour', 'urgentDay', 'workHour', 'workDay');
  const amount = fc.integer({ min: 1, max: 4000 }).map((quarters) => quarters / 4);
  fc.assert(
    fc.property(fc.record({ amount, per }), (limit) => {
      expect(parseLimit(limitWords(limit))).toEqual(limit);
    }),
  );
  expect(limitWords({ amount: 2, per: 'urgentDay' })).toBe('2 紧急工作日');
});
