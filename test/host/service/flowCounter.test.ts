import { expect, test } from 'vitest';
import { createFlowCounter, flowBeginsMs } from '../../../electron/host/service/flowCounter.ts';
import { parseIso } from '../../../shared/time/zone.ts';

const zone = 'Asia/Shanghai';
const at = (text: string): number => parseIso(`${text}+08:00`) ?? 0;
const reported = (text: string) => ({ kind: 'reported', body: '', occurredAtMs: at(text) });

test('today counts until now, yesterday until the same time of day', () => {
  const flow = createFlowCounter(zone, [
    reported('2026-11-22T23:59:59'),
    reported('2026-11-23T00:00:00'),
    reported('2026-11-23T10:00:00'),
    reported('2026-11-23T10:00:01'),
    reported('2026-11-24T00:00:00'),
  ]);
  const nowMs = at('2026-11-24T10:00:00');
  expect(flow.countOf('reported', nowMs)).toMatchObject({ today: 1, yesterday: 2 });
  flow.add(reported('2026-11-24T09:30:00'));
  expect(flow.countOf('reported', nowMs)).toMatchObject({ today: 2, yesterday: 2 });
  expect(flow.hoursOf('reported', nowMs, 'today').flatMap((count, hour) => (count > 0 ? [hour] : []))).toEqual([0, 9]);
  expect(flow.hoursOf('reported', nowMs, 'yesterday')[10]).toBe(2);
  const tomorrow = at('2026-11-25T00:00:00');
  expect(flow.countOf('reported', tomorrow)).toMatchObject({ today: 0, yesterday: 1 });
  expect(flowBeginsMs(tomorrow, zone)).toBe(at('2026-11-24T00:00:00'));
});

test('a check counts by its result: a pass closes too, one that was impossible counts for nothing', () => {
  const checked = (result: string) => ({
    kind: 'checked',
    body: JSON.stringify({ result }),
    occurredAtMs: at('2026-11-24T09:00:00'),
  });
  const flow = createFlowCounter(zone, ['pass', 'fail', 'unable'].map(checked));
  const nowMs = at('2026-11-24T10:00:00');
  expect(flow.countOf('checked', nowMs).today).toBe(2);
  expect(flow.countOf('closed', nowMs).today).toBe(1);
});

test('the trend counts the last twelve hours one by one, over midnight, and nothing older or still to come', () => {
  const flow = createFlowCounter(zone, [
    reported('2026-11-23T20:00:00'),
    reported('2026-11-23T20:00:01'),
    reported('2026-11-23T23:30:00'),
    reported('2026-11-24T07:00:00'),
    reported('2026-11-24T07:00:01'),
    reported('2026-11-24T08:00:00'),
    reported('2026-11-24T08:00:01'),
  ]);
  expect(flow.countOf('reported', at('2026-11-24T08:00:00')).trend).toEqual([1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 2]);
});
