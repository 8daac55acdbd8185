import { expect, test } from 'vitest';
import { runningHost } from '../fixture/runningHost.ts';

const START_MS = Date.parse('2016-09-05T09:00:00+08:00');

/** A host that leaves one city for another goes on; a timer of the first one would then ask a closed store and end it. */
test('a limit that comes in while the city stops leaves no timer behind that asks the closed store', async () => {
  await using running = await runningHost(START_MS);
  await running.give('report', 'supervisor', {
    source: 'supervisor',
    category: 'event:06010',
    description: '暴露垃圾',
  });
  await running.give('accept', 'centre', {});
  const city = running.host.city();
  const stopping = running.host.stop();
  const answer = city.execute({
    commandId: 'late',
    caseId: 1,
    expectedRevision: null,
    command: {
      do: 'dispatch',
      by: { party: 'centre', unit: null, seat: '派遣 01 席' },
      occurredAt: null,
      evidence: null,
      fields: { unit: 'U', until: START_MS + 1000 },
    },
  });
  await stopping;
  expect(answer.kind).toBe('done');
  expect(() => running.clock.advanceTo(START_MS + 60_000)).not.toThrow();
});
