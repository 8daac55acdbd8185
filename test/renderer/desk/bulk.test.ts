import { expect, test } from 'vitest';
import { sendRest } from '../../../renderer/screen/desk/bulk/bulkWork.ts';
import type { BulkWork } from '../../../renderer/screen/desk/bulk/bulkWork.ts';
import type { CommandAnswer, CommandCall } from '../../../shared/contract/desk.ts';
import { parseIso } from '../../../shared/time/zone.ts';
import { RUBBISH, runningHost } from '../../fixture/runningHost.ts';
import type { RunningHost } from '../../fixture/runningHost.ts';

const MONDAY_MS = parseIso('2016-09-05T08:00:00+08:00') ?? Number.NaN;
const BY = { party: 'centre', unit: null, seat: '派遣 02 席' } as const;

async function sendTo({ send }: RunningHost, call: CommandCall): Promise<CommandAnswer> {
  const headers = { 'content-type': 'application/json' };
  const { text } = await send('POST', '/api/command.execute', { headers, body: JSON.stringify(call) });
  return (JSON.parse(text) as { readonly result: { readonly data: CommandAnswer } }).result.data;
}

/** The last word of an act on many cases, of which `send` carries each. */
async function course(
  from: Pick<BulkWork, 'answers' | 'rest'>,
  send: (call: CommandCall) => Promise<CommandAnswer>,
): Promise<BulkWork> {
  const told: BulkWork[] = [];
  await sendRest(from, send, (work) => void told.push(work));
  const last = told.at(-1);
  if (!last) throw new Error('nothing was told');
  return last;
}

test('an act on many cases, cut in the middle and sent again, writes each once and lists what was refused', async () => {
  await using running = await runningHost(MONDAY_MS);
  for (let id = 1; id <= 5; id += 1) {
    await running.give('report', 'centre', RUBBISH);
    // The second one is not accepted yet.
    if (id !== 2) await running.give('accept', 'centre', {}, { id });
  }
  const command = { do: 'dispatch', by: BY, occurredAt: null, evidence: null, fields: { unit: 'U' } } as const;
  const rest = [1, 2, 3, 4, 5].map((id) => ({
    picked: { id, number: String(id), revision: 2 },
    call: { commandId: `bulk-${id}`, caseId: id, expectedRevision: id === 2 ? 1 : 2, command },
  }));
  // Somebody else has moved the fourth on meanwhile.
  await running.give('amend', 'centre', { description: '垃圾两堆', reason: '补充' }, { id: 4 });
  // The third is written, but its answer never comes.
  let asked = 0;
  const cut = await course({ answers: [], rest }, async (call) => {
    asked += 1;
    const answer = await sendTo(running, call);
    if (asked === 3) throw new Error('the line is cut');
    return answer;
  });
  expect([cut.state, cut.answers.map(({ reason }) => reason), cut.rest.map(({ picked }) => picked.id)]).toEqual([
    'lost',
    [null, '案件待受理，此时不能办理'],
    [3, 4, 5],
  ]);
  const whole = await course(cut, async (call) => await sendTo(running, call));
  expect([whole.state, whole.rest, whole.answers.map(({ reason }) => reason)]).toEqual([
    'ended',
    [],
    [null, '案件待受理，此时不能办理', null, '案件已被他人更新，请查看最新情况后再办理', null],
  ]);
  // Even all of it once more changes nothing.
  await course({ answers: [], rest }, async (call) => await sendTo(running, call));
  const { store } = running.host.city();
  const written = "SELECT case_id FROM event WHERE kind = 'dispatched' ORDER BY sequence";
  expect(store.prepare(written).pluck().all()).toEqual([1, 3, 5]);
});
