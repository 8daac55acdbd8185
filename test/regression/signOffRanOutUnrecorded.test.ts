import { expect, test } from 'vitest';
import { figuresAsOf } from '../../db/read/figures.ts';
import { parseIso, periodRange } from '../../shared/time/zone.ts';
import { storeCity } from '../fixture/storeCity.ts';

const at = (text: string): number => parseIso(`${text}+08:00`) ?? Number.NaN;

// A host that is off records nothing; the hour of the sign-off has run out all the same (R5, A14).
test('a sign-off hour that ran out counts as missed before any clock has written it', () => {
  using city = storeCity(at('2016-09-05T08:00:00'));
  city.give('report', 'centre', { source: 'public', category: 'event:06010', description: '垃圾' });
  city.give('accept', 'centre', {});
  city.advance(at('2016-09-05T09:00:00'));
  city.give('dispatch', 'centre', { unit: 'U' });
  const period = periodRange('2016-09', 'Asia/Shanghai');
  const signOffs = (asOf: string) => {
    const found = figuresAsOf(city.store, { period, asOfMs: at(asOf) }).get('U');
    return { due: found?.signOffDue, timely: found?.signOffTimely };
  };
  expect(signOffs('2016-09-05T10:00:00')).toEqual({ due: 0, timely: 0 });
  expect(signOffs('2016-09-05T10:00:01')).toEqual({ due: 1, timely: 0 });
  city.advance(at('2016-09-05T12:00:00'));
  city.give('signOff', 'unit:U', {});
  expect(signOffs('2016-09-05T10:00:00')).toEqual({ due: 0, timely: 0 });
  expect(signOffs('2016-09-05T10:00:01')).toEqual({ due: 1, timely: 0 });
  expect(signOffs('2016-09-05T13:00:00')).toEqual({ due: 1, timely: 0 });
});
