import { once } from 'node:events';
import { WebSocket } from 'ws';

/**
 * A process of its own with many screens: one set on the host's feed, one on the bare server. It tells when each screen has
 * got a change. Times are of the machine's own stopwatch, the same in all processes.
 */
export type Order = { readonly feed: string; readonly bare: string; readonly screens: number };

/** `atNs`: when each screen had the message; `text`: the message. */
export type Report = { readonly atNs: readonly number[]; readonly text: string };

let screens = 0;
let receipts: number[] = [];

function heard(text: string): void {
  if (!text.startsWith('{"type":"changes"')) return;
  receipts.push(Number(process.hrtime.bigint()));
  if (receipts.length < screens) return;
  process.send?.({ atNs: receipts, text } satisfies Report);
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

process.on('message', (order: Order) => {
  ({ screens } = order);
  void connect(order.feed, JSON.stringify({ since: null, screen: '测速' }))
    .then(() => connect(order.bare, null))
    .then(() => process.send?.('connected'));
});
