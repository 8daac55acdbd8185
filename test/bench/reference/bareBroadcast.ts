import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';

/** Reference of `feedFanOut`: a bare `ws` server that sends the same bytes to every socket, and does nothing else. */
export async function bareBroadcast(): Promise<{
  readonly url: string;
  readonly send: (bytes: Buffer) => void;
  readonly close: () => void;
}> {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false });
  await new Promise((resolve) => {
    server.once('listening', resolve);
  });
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
    send: (bytes) => {
      for (const socket of server.clients) socket.send(bytes, { binary: false });
    },
    close: () => {
      for (const socket of server.clients) socket.terminate();
      server.close();
    },
  };
}
