import { expect, it } from 'vitest';
import { readFindings } from '../../db/read/accountability.ts';
import { executeAccountability } from '../../electron/host/service/accountability/execute.ts';
import { changeSetting } from '../../electron/host/service/cityChanges.ts';
import type { AccountabilityCommand } from '../../shared/accountability/accountabilityCommand.ts';
import { haimen } from '../fixture/findings.ts';
import { storeCity } from '../fixture/storeCity.ts';

it('amends a finding whose missed deadline lay in a period exempted later, though an extension has moved the deadline on', () => {
  const start = haimen('2016-09-05T08:00');
  using city = storeCity(start);
  const leader = { party: 'leader', unit: null } as const;
  const setting = { key: 'extension.afterDeadline', value: 'allowed' };
  changeSetting(city.store, setting, { nowMs: start, by: { ...leader, seat: '甲' } });
  city.give('report', 'centre', { source: 'public', category: 'event:06010', description: '垃圾' });
  city.give('accept', 'centre', {});
  city.give('dispatch', 'centre', { unit: 'U' });
  city.give('signOff', 'unit:U', {});
  const nowMs = haimen('2016-09-06T09:00');
  city.advance(nowMs);
  const until = haimen('2016-09-20T12:00');
  city.give('requestExtension', 'unit:U', { until, reason: '需停水抢修后方可回填路面' });
  city.give('decideExtension', 'centre', { approve: true });
  const act = (commandId: string, seat: string, given: Pick<AccountabilityCommand, 'do' | 'fields'>) => {
    const command = { by: { ...leader, seat }, ...given } as AccountabilityCommand;
    return executeAccountability(city.store, { commandId, command }, { nowMs, feedOf: null }).answer;
  };
  const span = { fromMs: start, toMs: haimen('2016-09-06T00:00') };
  const fields = { ...span, cells: [], units: [], categories: [], reason: '台风', document: '通知' };
  const proposed = act('1', '甲', { do: 'proposeExemption', fields });
  const exemption = 'sequence' in proposed ? (proposed.sequence ?? 0) : 0;
  act('2', '乙', { do: 'signExemption', fields: { exemption } });

  const found = readFindings(city.store).map(({ clause, amendments }) => [
    clause,
    ...amendments.map((one) => one.because),
  ]);
  expect(found).toEqual([['R23', 'exemption']]);
});
