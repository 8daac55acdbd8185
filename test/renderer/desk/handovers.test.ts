import { expect, test } from 'vitest';
import { handoversOf } from '../../../renderer/screen/desk/case/handovers.ts';
import { parseIso } from '../../../shared/time/zone.ts';
import { storeCity } from '../../fixture/storeCity.ts';

const MONDAY = parseIso('2016-09-05T09:00:00+08:00') ?? 0;
const HOUR_MS = 3_600_000;

test('a case that went from unit to unit shows each dispatch beside its unit and how it ended', () => {
  using city = storeCity(MONDAY);
  city.give('report', 'centre', { source: 'public', category: 'event:06013', description: '路边堆有垃圾' });
  city.give('accept', 'centre', {});
  city.give('dispatch', 'centre', { unit: 'U' });
  expect(handoversOf(city.file())).toBeNull();
  city.advance(MONDAY + HOUR_MS / 2);
  city.give('return', 'unit:U', { reason: '不属本单位' });
  city.give('dispatch', 'centre', { unit: 'V' });
  city.give('ruleReturn', 'centre', { unit: 'U', justified: false });
  city.advance(MONDAY + HOUR_MS);
  city.give('recall', 'centre', { reason: '应由原单位办理' });
  city.give('dispatch', 'centre', { unit: 'U' });
  const { units, steps } = handoversOf(city.file()) ?? { units: [], steps: [] };
  expect(units).toEqual(['U', 'V']);
  expect(steps.map(({ row, end, fromMs, toMs }) => [row, end, toMs === null ? null : toMs - fromMs])).toEqual([
    [0, 'unjustified', HOUR_MS / 2],
    [1, 'recalled', HOUR_MS / 2],
    [0, 'held', null],
  ]);
});
