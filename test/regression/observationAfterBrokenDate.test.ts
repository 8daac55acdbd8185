import { expect, test } from 'vitest';
import { figuresOf } from '../../shared/assessment/figures.ts';
import { isOverdue } from '../../shared/case/caseFile.ts';
import { parseIso, periodRange } from '../../shared/time/zone.ts';
import { miniCity, plainRules } from '../fixture/miniCity.ts';

const at = (text: string): number => parseIso(`${text}+08:00`) ?? Number.NaN;

// A1, A2: the agreed expected date is the effective deadline; the broken one stays on record (scenario, submitObservation).
test('a new expected date after a broken one is the deadline by which the case is judged', () => {
  const rules = plainRules();
  const city = miniCity(rules, at('2016-09-05T08:00:00'));
  city.give('report', 'centre', { source: 'public', category: 'event:06010', description: '垃圾' });
  city.give('accept', 'centre', {});
  city.give('dispatch', 'centre', { unit: 'U' });
  city.give('signOff', 'unit:U', {});
  city.give('requestExtension', 'unit:U', { until: at('2016-09-08T17:00:00'), reason: '需停水抢修后方可回填路面' });
  city.give('decideExtension', 'centre', { approve: true });
  const parts = { process: '围挡', plan: '更换', enforcement: '约谈' };
  city.give('submitObservation', 'unit:U', { ...parts, expectedAt: at('2016-10-20T17:00:00') });
  city.give('decideObservation', 'centre', { approve: true });
  city.advance(at('2016-10-22T09:00:00'));
  expect(isOverdue(city.file(), at('2016-10-22T09:00:00'))).toBe(true);
  city.give('submitObservation', 'unit:U', { ...parts, expectedAt: at('2016-11-05T17:00:00') });
  city.give('decideObservation', 'centre', { approve: true });
  expect(isOverdue(city.file(), at('2016-10-22T09:00:00'))).toBe(false);
  const november = periodRange('2016-11', 'Asia/Shanghai');
  const count = (asOfMs: number) =>
    figuresOf(city.rows(), { period: november, asOfMs, readings: rules.settings }).get('U');
  expect(count(at('2016-11-01T00:00:00'))).toMatchObject({ due: 1, closed: 0, overdueOpen: 0 });
  city.advance(at('2016-11-04T09:00:00'));
  city.give('feedback', 'unit:U', { result: '已更换' });
  city.give('recordCheck', 'supervisor', { result: 'pass' });
  expect(city.file().expectedDates).toHaveLength(2);
  expect(count(at('2016-12-01T00:00:00'))).toMatchObject({ due: 1, closed: 1, timely: 1 });
});
