import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';
import type { CommandAnswer, CommandCall } from '../../shared/contract/desk.ts';
import { lifeCommands } from '../bench/commandLives.ts';

export type Acknowledged = { readonly call: CommandCall; readonly answer: CommandAnswer & { readonly kind: 'done' } };

export type Seats = {
  /** Every command that a host has answered, in the order of the answers. */
  readonly acknowledged: readonly Acknowledged[];
  /** Works until the host is gone; what was not answered is sent first the next time, under its old id. */
  readonly work: (address: string) => Promise<void>;
};

/** Desks that play whole lives of cases, all at once, each one command after the other. */
export function openSeats(count: number): Seats {
  const acknowledged: Acknowledged[] = [];
  const seats = Array.from({ length: count }, (_, i) => openSeat(i, acknowledged));
  return {
    acknowledged,
    work: async (address) => {
      const agent = new Agent({ keepAlive: true });
      await Promise.all(seats.map((work) => work(address, agent)));
      agent.destroy();
    },
  };
}

function openSeat(seat: number, acknowledged: Acknowledged[]): (address: string, agent: Agent) => Promise<void> {
  const calls = lives(seat);
  let { value: call } = calls.next();
  return async (address, agent) => {
    for (;;) {
      const answer = await give(address, agent, call);
      if (answer === null) return;
      if (answer.kind !== 'done') throw new Error(`${call.command.do}: ${answer.rejection.message}`);
      acknowledged.push({ call, answer });
      ({ value: call } = calls.next(answer));
    }
  };
}

/** The next call, by the answer to the one before. */
function* lives(seat: number): Generator<CommandCall, never, Acknowledged['answer']> {
  for (let n = seat; ; n += 1) {
    let before = null as Acknowledged['answer'] | null;
    const plan = { unit: 'B01', category: 'event:06010', untilMs: Date.now() + 90 * 86_400_000 };
    for (const command of lifeCommands(n, plan))
      before = yield {
        commandId: randomUUID(),
        caseId: before?.caseId ?? null,
        expectedRevision: before?.revision ?? null,
        command,
      };
  }
}

/** Sends one call; null: the host went away before it answered. */
export async function give(address: string, agent: Agent, call: CommandCall): Promise<CommandAnswer | null> {
  try {
    const answered = await new Promise<string>((resolve, reject) => {
      const headers = { 'content-type': 'application/json' };
      const sent = request(`${address}/api/command.execute`, { method: 'POST', agent, headers }, (response) => {
        text(response).then(resolve, reject);
      });
      sent.on('error', reject);
      sent.end(JSON.stringify(call));
    });
    return (JSON.parse(answered) as { readonly result: { readonly data: CommandAnswer } }).result.data;
  } catch (fault) {
    if (fault instanceof TypeError) throw fault;
    return null;
  }
}
