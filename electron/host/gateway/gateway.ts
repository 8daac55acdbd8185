import { existsSync } from 'node:fs';
import type { Server } from 'node:http';
import { join } from 'node:path';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import serveFiles from '@fastify/static';
import { fastifyTRPCPlugin } from '@trpc/server/adapters/fastify';
import fastify from 'fastify';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { PAGES } from '../../../shared/shell/address.ts';
import type { HostContext } from '../api/procedure.ts';
import { router } from '../api/router.ts';
import type { Router } from '../api/router.ts';
import { top } from '../runtime/top.ts';
import type { BaseMap } from '../service/baseMap/baseMap.ts';
import type { PreparedBody } from '../service/preparedBody.ts';
import { listenProblem } from './address.ts';
import { addEntry } from './entry.ts';
import type { Entry } from './entry.ts';
import { addExports } from './exports.ts';
import { addFiles } from './files.ts';
import { addGrid } from './grid.ts';
import { addGuards } from './guards.ts';
import { wallPolicy } from './wallPolicy.ts';
import { addPhotos } from './photos.ts';
import { sendPrepared } from './prepared.ts';
import { addReplay } from './replay.ts';
import { addTiles } from './tiles.ts';

/** Enough for the longest text of a command; files are imported by path, never sent. */
const BODY_LIMIT_BYTES = 256 * 1024;
/** All screens and seats of a centre stay far below, a runaway loop far above. */
const REQUESTS_PER_MINUTE = 60_000;
const SWEEP_MS = 50;
const POLICY = 'content-security-policy';
const KEPT_FOR_GOOD = 'public, max-age=31536000, immutable';

export type GatewayOptions = {
  readonly address: string;
  /** 0: any free port. */
  readonly port: number;
  readonly context: HostContext;
  readonly log: Logger;
  /** Keeps the host to the windows of one desktop program; null: everyone on this machine. */
  readonly entry: Entry | null;
  /** Bodies that are kept ready between requests. */
  readonly wall: () => PreparedBody;
  readonly map: () => PreparedBody;
  /** Tiles of the base map. */
  readonly base: BaseMap;
  readonly health: () => object;
};

export type Gateway = {
  readonly server: Server;
  readonly port: number;
  /** Refuses new requests, lets the running ones finish. */
  readonly close: () => Promise<void>;
};

/**
 * Opens the host's HTTP side: the screens' files, the calls under `/api`, `GET /map`, `GET /file/…`,
 * `GET /export/…`, `GET /replay/…`, `GET /tile/…`, the
 * grid, pictures of cases, and `GET /health`.
 * @throws {Error} with a line that says why, for an address other than this machine's own.
 */
export async function openGateway(options: GatewayOptions): Promise<Gateway> {
  const problem = listenProblem(options.address);
  if (problem !== null) throw new Error(problem);
  const server = fastify({
    bodyLimit: BODY_LIMIT_BYTES,
    return503OnClosing: true,
    routerOptions: { ignoreTrailingSlash: true },
    forceCloseConnections: 'idle',
    frameworkErrors: (_fault, _request, reply) =>
      void (reply as FastifyReply).code(400).send({ message: '请求不正确。' }),
  });
  let port = options.port;
  addGuards(server, () => port, options.entry);
  await server.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        // antd writes its styles into the page; scripts come as files only.
        styleSrc: ["'self'", "'unsafe-inline'"],
        scriptSrc: ["'self'"],
        connectSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        // The host speaks HTTP on this machine; there is nothing to upgrade to.
        upgradeInsecureRequests: null,
      },
    },
    strictTransportSecurity: false,
  });
  await server.register(rateLimit, {
    max: REQUESTS_PER_MINUTE,
    timeWindow: 60_000,
    errorResponseBuilder: () => Object.assign(new Error('请求过于频繁，请稍后再试。'), { statusCode: 429 }),
  });
  addErrorAnswers(server, options.log);
  if (options.entry !== null) addEntry(server, options.entry);
  addPreparedBodies(server, options);
  addFiles(server, options.context);
  addExports(server, options.context);
  addReplay(server, options.context);
  addTiles(server, options.base);
  addGrid(server, options.context);
  addPhotos(server, options.context);
  await server.register(fastifyTRPCPlugin<Router>, {
    prefix: '/api',
    trpcOptions: {
      router,
      allowBatching: false,
      createContext: () => options.context,
      onError: ({ error, path }) => {
        if (error.code === 'INTERNAL_SERVER_ERROR')
          options.log.error({ path, fault: error.cause ?? error }, 'call failed');
      },
    },
  });
  await addScreens(server);
  await server.listen({ host: options.address, port: options.port });
  port = (server.server.address() as { readonly port: number }).port;
  return { server: server.server, port, close: () => drain(server) };
}

/** Lets what runs finish. A browser keeps its lines open for more, so each is closed as soon as its answer is out. */
async function drain(server: FastifyInstance): Promise<void> {
  const sweep = setInterval(() => server.server.closeIdleConnections(), SWEEP_MS);
  try {
    await server.close();
  } finally {
    clearInterval(sweep);
  }
}

function addPreparedBodies(server: FastifyInstance, { wall, map, health }: GatewayOptions): void {
  // The same path as the router's procedure, with the answer kept ready: fixed paths come before `/api/:path`.
  server.get('/api/wall.snapshot', (request, reply) => sendPrepared(wall(), request, reply));
  server.get('/map', (request, reply) => sendPrepared(map(), request, reply));
  server.get('/health', () => health());
}

async function addScreens(server: FastifyInstance): Promise<void> {
  const root = join(top, 'dist/renderer');
  // A host without screens (a test, a service before its build) still answers calls.
  const hasScreens = existsSync(root);
  if (hasScreens) {
    await server.register(serveFiles, {
      root,
      preCompressed: true,
      // A file under `assets` bears the hash of its content in its name; the page that names them is asked for anew.
      cacheControl: false,
      setHeaders: (reply, path): void =>
        void reply.header('cache-control', path.startsWith(join(root, 'assets')) ? KEPT_FOR_GOOD : 'no-cache'),
    });
    for (const path of PAGES) if (path !== '/wall') server.get(path, (_request, reply) => reply.sendFile('index.html'));
    server.get('/wall', (request, reply) => {
      const policy = wallPolicy(String(reply.getHeader(POLICY)), request.headers.host ?? '');
      return reply.header(POLICY, policy).sendFile('wall.html');
    });
  }
  server.setNotFoundHandler((request, reply) => {
    const asksForPage = request.method === 'GET' && (request.headers.accept?.includes('text/html') ?? false);
    // The screens' own page tells in the screen's language that there is no such address.
    if (hasScreens && asksForPage) return reply.code(404).sendFile('index.html');
    return reply.code(404).send({ message: '没有这个地址。' });
  });
}

/** A request's address without its query, which may hold what people look for. */
function pathOf({ url }: FastifyRequest): string | undefined {
  return url.split('?')[0];
}

/** No answer carries a stack or the words of a library. */
function addErrorAnswers(server: FastifyInstance, log: Logger): void {
  server.setErrorHandler((fault: FastifyError, request, reply) => {
    const status = fault.statusCode ?? 500;
    if (status >= 500) log.error({ path: pathOf(request), fault }, 'request failed');
    const words: Readonly<Record<number, string>> = {
      413: '请求内容过大。',
      415: '请求内容须为 JSON（application/json）。',
      429: '请求过于频繁，请稍后再试。',
    };
    return reply
      .code(status)
      .send({ message: words[status] ?? (status >= 500 ? '主机内部出错，请查看日志。' : '请求不正确。') });
  });
}
