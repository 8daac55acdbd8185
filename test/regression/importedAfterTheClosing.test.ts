import { expect, it } from 'vitest';
import { findFinding, readFinding } from '../../db/read/accountability.ts';
import { appendCaseEvents } from '../../db/write/caseLog.ts';
import { appendCityEvents } from '../../db/write/cityLog.ts';
import { changeSetting } from '../../electron/host/service/cityChanges.ts';
import { haimen } from '../fixture/findings.ts';
import { storeCity } from '../fixture/storeCity.ts';

it('rests on the cases that a month had when it was closed, not on those that were imported into it later', () => {
  const start = haimen('2016-09-05T08:00');
  using city = storeCity(start);
  const by = { party: 'leader', unit: null, seat: '值班长' } as const;
  changeSetting(city.store, { key: 'rule.R27.months', value: 2 }, { nowMs: start, by });
  for (const [id, day] of [
    [1, '2016-09-05'],
    [2, '2016-10-10'],
  ] as const) {
    city.advance(haimen(`${day}T09:00`));
    city.give('report', 'centre', { source: 'public', category: 'event:06010', description: '垃圾' }, { id });
    city.give('accept', 'centre', {}, { id });
    city.give('dispatch', 'centre', { unit: 'U' }, { id });
  }
  const head = { occurredAtMs: haimen('2016-09-06T08:00'), by: { ...by, party: 'import' }, evidence: null } as const;
  const batch = { batch: 1, file: '旧案件.csv', digest: '', profile: '' };
  appendCityEvents(city.store, [{ ...head, kind: 'batchBegun', body: batch }], haimen('2016-10-11T08:00'));
  const facts = {
    number: 'M-1',
    source: 'other',
    category: 'event:06010',
    description: '垃圾',
    address: null,
  } as const;
  const place = { lat: null, lng: null, cell: null, batch: 1, flags: [] };
  const dueAtMs = haimen('2016-09-08T08:00');
  appendCaseEvents(city.store, {
    file: null,
    caseId: 3,
    events: [
      { ...head, kind: 'imported', body: { ...facts, ...place } },
      { ...head, kind: 'importedDispatch', body: { task: 1, unit: 'U', dispatchedAtMs: head.occurredAtMs, dueAtMs } },
    ],
    recordedAtMs: haimen('2016-10-11T08:00'),
  });
  city.advance(haimen('2016-11-01T00:00'));

  const found = readFinding(city.store, findFinding(city.store, 'R27', 'U', '2016') ?? 0);
  expect(found?.evidence.months.map(({ month, part, whole }) => [month, part, whole])).toEqual([
    ['2016-09', 0, 1],
    ['2016-10', 0, 1],
  ]);
  expect(found?.evidence.cases).toEqual({ open: [1, 2] });
});
