import { createServer } from 'node:net';
import { join } from 'node:path';
import helmet from '@fastify/helmet';
import serveFiles from '@fastify/static';
import fastify from 'fastify';
import { top } from './runtime/top.ts';

const defaultPort = 7616;

/** `dataFolder`: where the store lies, the user's own place by default. `port`: exactly this one. */
export type HeadlessOptions = { readonly dataFolder: string | undefined; readonly port: number | undefined };

/**
 * Starts the host as a plain Node program on 127.0.0.1, on the given port or else on the first free one from 7616,
 * and stops it on SIGINT and SIGTERM. Returns its address, `http://127.0.0.1:PORT`.
 */
export async function startHeadless({ port }: HeadlessOptions): Promise<{ readonly address: string }> {
  const server = fastify();
  await server.register(helmet);
  await server.register(serveFiles, { root: join(top, 'dist/renderer') });
  for (const path of ['/', '/wall', '/desk']) server.get(path, (_request, reply) => reply.sendFile('index.html'));
  const address = await server.listen({ host: '127.0.0.1', port: port ?? (await freePort(defaultPort)) });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void server.close());
  return { address };
}

/** The first port from `port` on that nobody listens on. */
function freePort(port: number): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => {
      resolve(freePort(port + 1));
    });
    probe.listen({ host: '127.0.0.1', port }, () => probe.close(() => resolve(port)));
  });
}
