import { expect, test } from 'vitest';
import { trailOf } from '../../../shared/case/trail.ts';
import { parseIso } from '../../../shared/time/zone.ts';
import { miniCity, plainRules } from '../../fixture/miniCity.ts';
import type { MiniCity } from '../../fixture/miniCity.ts';

const at = (text: string): number => parseIso(`${text}+08:00`) ?? Number.NaN;
const REASON = '需停水抢修后方可回填路面';
const PARTS = { process: '已围挡', plan: '停水后回填', enforcement: '不涉及执法' };

function dispatched(): MiniCity {
  const city = miniCity(plainRules(), at('2016-09-05T09:00:00'));
  city.give('report', 'supervisor', { source: 'supervisor', category: 'event:06010', description: '暴露垃圾' });
  city.give('accept', 'centre', {});
  city.give('dispatch', 'centre', { unit: 'U' });
  city.give('signOff', 'unit:U', {});
  return city;
}

function trail(city: MiniCity) {
  return trailOf(city.cases.get(1)?.events ?? []);
}

test('a promised date that passes is broken, the next one stands beside it, and a late entry makes it kept again', () => {
  const city = dispatched();
  city.give('requestExtension', 'unit:U', { until: at('2016-09-06T15:00:00'), reason: REASON });
  city.give('decideExtension', 'centre', { approve: true });
  city.give('submitObservation', 'unit:U', { ...PARTS, expectedAt: at('2016-09-10T09:00:00') });
  city.give('decideObservation', 'centre', { approve: false, note: '请写明方案' });
  city.give('submitObservation', 'unit:U', { ...PARTS, expectedAt: at('2016-09-12T09:00:00') });
  city.give('decideObservation', 'centre', { approve: true });
  city.give('urge', 'centre', { note: '请按期办结' });
  city.advance(at('2016-09-12T10:00:00'));
  expect(trail(city).observations).toMatchObject([
    { unit: 'U', ...PARTS, decision: { approve: false, note: '请写明方案' }, broken: false },
    { expectedAtMs: at('2016-09-12T09:00:00'), decision: { approve: true, note: null }, broken: true },
  ]);
  expect(trail(city).urgings).toMatchObject([{ note: '请按期办结', seat: '测试' }]);

  city.give('submitObservation', 'unit:U', { ...PARTS, expectedAt: at('2016-09-20T09:00:00') });
  expect(trail(city).observations.map(({ broken, decision }) => [broken, decision === null])).toEqual([
    [false, false],
    [true, false],
    [false, true],
  ]);

  const entered = dispatched();
  entered.give('requestExtension', 'unit:U', { until: at('2016-09-06T15:00:00'), reason: REASON });
  entered.give('decideExtension', 'centre', { approve: true });
  entered.give('submitObservation', 'unit:U', { ...PARTS, expectedAt: at('2016-09-12T09:00:00') });
  entered.give('decideObservation', 'centre', { approve: true });
  entered.advance(at('2016-09-12T10:00:00'));
  entered.give('feedback', 'unit:U', { result: '已回填' }, { occurredAt: at('2016-09-12T08:50:00') });
  expect(trail(entered).observations.map(({ broken }) => broken)).toEqual([false]);
});

test('each return has its reason and the ruling on it', () => {
  const city = dispatched();
  city.give('return', 'unit:U', { reason: '不属本单位' });
  city.give('dispatch', 'centre', { unit: 'V' });
  city.give('return', 'unit:V', { reason: '已移交' });
  city.give('ruleReturn', 'centre', { unit: 'U', justified: false, note: '属管养范围' });
  expect(trail(city).returns).toEqual([
    {
      unit: 'U',
      atMs: at('2016-09-05T09:00:00'),
      reason: '不属本单位',
      ruling: { justified: false, note: '属管养范围', atMs: at('2016-09-05T09:00:00') },
    },
    { unit: 'V', atMs: at('2016-09-05T09:00:00'), reason: '已移交', ruling: null },
  ]);
});
