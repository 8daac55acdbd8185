import { expect, test } from 'vitest';
import type { UnitMonth } from '../../../shared/contract/wall.ts';
import { parseIso } from '../../../shared/time/zone.ts';
import { RUBBISH, runningHost } from '../../fixture/runningHost.ts';

const at = (time: string): number => parseIso(`${time}:00+08:00`) ?? 0;

test('a unit has its last twelve months: an ended one as it stood at its end, the running one due so far', async () => {
  await using running = await runningHost(at('2016-09-05T09:00'));
  const dispatch = async (id: number): Promise<void> => {
    await running.give('report', 'centre', RUBBISH, { id });
    await running.give('accept', 'centre', {}, { id });
    await running.give('dispatch', 'centre', { unit: 'U' }, { id });
  };
  await dispatch(1);
  running.clock.advanceTo(at('2016-11-08T09:00'));
  await dispatch(2);
  const monthsNow = () => running.ask<readonly UnitMonth[]>('wall.unitMonths', { unit: 'U' });
  const before = await monthsNow();
  expect([before.length, before[0]?.month, before.at(-1)?.month]).toEqual([12, '2015-12', '2016-11']);
  expect(before.filter(({ due }) => due > 0)).toEqual([{ month: '2016-09', due: 1, closed: 0, timely: 0 }]);
  running.clock.advanceTo(at('2016-11-08T18:00'));
  expect((await monthsNow()).at(-1)).toEqual({ month: '2016-11', due: 1, closed: 0, timely: 0 });
});
