import { expect, it } from 'vitest';
import { foldCase } from '../../shared/case/apply.ts';
import type { CaseEvent, EventBody, EventKind } from '../../shared/case/event.ts';
import { rowsOf } from '../../shared/case/rows.ts';
import { haimen } from '../fixture/findings.ts';

it('does not say of a case that its source had closed in time that its unit never answered', () => {
  let revision = 0;
  function event<K extends EventKind>(kind: K, at: string, body: EventBody[K]): CaseEvent {
    revision += 1;
    const party = kind.startsWith('import') ? 'import' : 'leader';
    const times = { occurredAtMs: haimen(at), recordedAtMs: Math.max(haimen(at), haimen('2016-09-10T08:00')) };
    const by = { party, unit: null, seat: '测试' } as const;
    return { kind, caseId: 1, revision, ...times, by, evidence: null, body } as CaseEvent;
  }
  const facts = {
    number: 'M-1',
    source: 'other',
    category: 'event:06010',
    description: '垃圾',
    address: null,
  } as const;
  const dueAtMs = haimen('2016-09-12T12:00');
  const place = { lat: null, lng: null, cell: null };
  const file = foldCase([
    event('imported', '2016-09-08T08:00', { ...facts, ...place, batch: 1, flags: [] }),
    event('importedDispatch', '2016-09-08T08:00', {
      task: 1,
      unit: 'U',
      dispatchedAtMs: haimen('2016-09-08T08:00'),
      dueAtMs,
    }),
    event('importedClosing', '2016-09-09T08:00', { known: true, onTime: null }),
    event('reopened', '2016-09-11T08:00', { reason: '复查', dutyDueAtMs: haimen('2016-09-11T09:00') }),
    event('checked', '2016-09-11T08:30', {
      result: 'fail',
      note: null,
      resume: { basis: { kind: 'fixed', untilMs: dueAtMs, atInterval: 1 }, dueAtMs },
    }),
    event('limitMissed', '2016-09-12T12:01', { duty: 'handling', task: 1, dueAtMs }),
  ]);
  expect(rowsOf(file).tasks.map(({ missKind }) => missKind)).toEqual(['R24']);
});
