import { expect, test } from 'vitest';
import { readFindings } from '../../db/read/accountability.ts';
import { lastSequence } from '../../db/read/log.ts';
import { verifyStore } from '../../db/verify/verifyStore.ts';
import { RUBBISH, runningHost } from '../fixture/runningHost.ts';

const START_MS = Date.parse('2016-09-05T09:00:00+08:00');
const LOOK_AGAIN_MS = 30_000;

// A fault in the timer ended the host with all its screens.
test('a finding that cannot be written leaves nothing behind, ends no host, and is drawn once it can be', async () => {
  await using running = await runningHost(START_MS);
  await running.give('report', 'centre', RUBBISH);
  await running.give('accept', 'centre', {});
  await running.give('dispatch', 'centre', { unit: 'U' });
  const { store } = running.host.city();
  store.sqlite.exec(
    `CREATE TEMP TRIGGER full BEFORE INSERT ON finding BEGIN SELECT raise(ABORT, 'database or disk is full'); END`,
  );
  // Four working hours from nine in the morning, and a minute more.
  const lateMs = Date.parse('2016-09-05T15:01:00+08:00');
  const before = store.prepare<[], number>(`SELECT count(*) FROM event WHERE kind = 'findingDrawn'`).pluck();
  running.clock.advanceTo(lateMs);
  const sequence = lastSequence(store);
  const call = {
    commandId: 'late',
    caseId: 1,
    expectedRevision: null,
    command: {
      do: 'urge',
      by: { party: 'centre', unit: null, seat: '席' },
      occurredAt: null,
      evidence: null,
      fields: { note: '请抓紧' },
    },
  };
  const answer = await running.send('POST', '/api/command.execute', {
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(call),
  });
  expect([answer.status, answer.text]).toEqual([500, expect.stringContaining('主机内部出错')]);
  expect([lastSequence(store), before.get()]).toEqual([sequence, 0]);
  store.sqlite.exec('DROP TRIGGER full');
  running.clock.advanceTo(lateMs + LOOK_AGAIN_MS);
  expect(readFindings(store).map(({ clause }) => clause)).toEqual(['R23']);
  expect(verifyStore(store).problems).toEqual([]);
});
