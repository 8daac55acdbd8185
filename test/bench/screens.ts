import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { WebSocket } from 'ws';

/**
 * A process of its own with many screens: one set on the host's feed, one on the bare server. It gives commands as a desk
 * does and tells when each screen has got the change. Times are of the machine's own stopwatch, the same in all processes.
 */
export type Order =
  | { readonly do: 'connect'; readonly feed: string; readonly bare: string; readonly screens: number }
  | { readonly do: 'command'; readonly url: string; readonly body: string };

/** `atNs`: when the command was called, and when each screen had the message; `text`: the message. */
export type Report = { readonly calledAtNs: number; readonly atNs: readonly number[]; readonly text: string };

let screens = 0;
let calledAtNs = 0;
let receipts: number[] = [];

function nowNs(): number {
  return Number(process.hrtime.bigint());
}

function heard(text: string): void {
  if (!text.startsWith('{"type":"changes"')) return;
  receipts.push(nowNs());
  if (receipts.length < screens) return;
  process.send?.({ calledAtNs, atNs: receipts, text } satisfies Report);
  receipts = [];
}

async function connect(url: string, hello: string | null): Promise<void> {
  for (let i = 0; i < screens; i += 1) {
    const socket = new WebSocket(url, { perMessageDeflate: false });
    socket.on('message', (data) => heard((data as Buffer).toString()));
    await once(socket, 'open');
    if (hello !== null) socket.send(hello);
  }
}

const agent = new Agent({ keepAlive: true });

function call(url: string, body: string): void {
  calledAtNs = nowNs();
  const posted = request(
    url,
    { method: 'POST', agent, headers: { 'content-type': 'application/json' } },
    (response) => {
      if (response.statusCode !== 200) throw new Error(`the host answered ${response.statusCode}`);
      response.resume();
    },
  );
  posted.end(body);
}

process.on('message', (order: Order) => {
  if (order.do === 'command') call(order.url, order.body);
  if (order.do !== 'connect') return;
  ({ screens } = order);
  void connect(order.feed, JSON.stringify({ since: null, screen: '测速' }))
    .then(() => connect(order.bare, null))
    .then(() => process.send?.('connected'));
});
