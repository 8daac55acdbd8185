import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Logger } from 'pino';
import { WebSocketServer } from 'ws';
import type { RawData, WebSocket } from 'ws';
import { z } from 'zod';
import type { FeedHello, FeedMessage, FeedPresence, FeedShowing, Present } from '../../../shared/contract/feed.ts';
import { wallShownSchema } from '../../../shared/contract/wallControl.ts';
import type { WallControl, WallShown } from '../../../shared/contract/wallControl.ts';
import { realClock } from '../clock.ts';
import { isOwnHost, isOwnOrigin } from '../gateway/address.ts';
import type { Entry } from '../gateway/entry.ts';

/** A screen says little: its hello, and which case is open. */
const MESSAGE_LIMIT_BYTES = 4096;
/** A screen that has so much waiting does not keep up; it is dropped, comes back and resumes. */
const WAITING_LIMIT_BYTES = 8 * 1024 * 1024;
const SCREENS_LIMIT = 2000;
const HELLO_WITHIN_MS = 10_000;
const PING_EVERY_MS = 20_000;
/** Closing codes of RFC 6455: the host goes away; the message breaks the rules; try again later. */
const GOING_AWAY = 1001;
const POLICY = 1008;

const helloSchema = z.strictObject({
  since: z.int().min(0).nullable(),
  screen: z.string().max(100),
}) satisfies z.ZodType<FeedHello>;
const presenceSchema = z.strictObject({
  type: z.literal('presence'),
  caseId: z.int().positive().nullable(),
  seat: z.string().trim().min(1).max(100),
  doing: z.string().max(40).nullable().default(null),
}) satisfies z.ZodType<FeedPresence>;
const showingSchema = z.strictObject({
  type: z.literal('showing'),
  shown: wallShownSchema,
}) satisfies z.ZodType<FeedShowing>;
const sayingSchema = z.discriminatedUnion('type', [presenceSchema, showingSchema]);

export type Screens = {
  /** Sends the same bytes to every screen, at once. */
  readonly tell: (message: FeedMessage) => void;
  readonly count: () => number;
  /** Every connected wall and what it shows, in the order of their names. */
  readonly walls: () => readonly WallShown[];
  /** Tells the walls that an order is for; answers how many they are. */
  readonly order: (control: Pick<WallControl, 'wall' | 'order'>) => number;
  readonly close: () => void;
};

export type ScreensOptions = {
  readonly server: Server;
  readonly port: number;
  readonly log: Logger;
  readonly entry: Entry | null;
  /** The host's time, by which seats see since when others are there. */
  readonly nowMs: () => number;
  /** What a screen is told first, by the sequence that it has seen. */
  readonly welcome: (hello: FeedHello) => readonly FeedMessage[];
};

/** Lines live in the machine's time, also where the city's time is simulated. */
const line = realClock();

/** Keeps the sockets of all screens on `/feed`. */
export function openScreens({ server, port, log, entry, nowMs, welcome }: ScreensOptions): Screens {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MESSAGE_LIMIT_BYTES, perMessageDeflate: false });
  const joined = new Set<WebSocket>();
  const shows = new Map<WebSocket, WallShown>();
  const seats = new Map<WebSocket, Present & { readonly caseId: number }>();
  const alive = new WeakSet<WebSocket>();

  function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const { host, origin, cookie } = request.headers;
    const path = request.url?.split('?')[0];
    if (!isOwnHost(host, port) || !isOwnOrigin(origin, port)) return refuse(socket, '403 Forbidden');
    if (entry !== null && !entry.admits(cookie)) return refuse(socket, '401 Unauthorized');
    if (path !== '/feed') return refuse(socket, '404 Not Found');
    if (sockets.clients.size >= SCREENS_LIMIT) return refuse(socket, '503 Service Unavailable');
    sockets.handleUpgrade(request, socket, head, greet);
  }

  function greet(socket: WebSocket): void {
    alive.add(socket);
    const giveUp = line.after(HELLO_WITHIN_MS, () => socket.close(POLICY));
    socket.on('pong', () => alive.add(socket));
    // A broken frame or a lost line; the close that follows does the rest.
    socket.on('error', (fault) => log.debug({ fault: fault.message }, 'screen failed'));
    socket.on('close', () => {
      giveUp();
      joined.delete(socket);
      sit(socket, null);
      if (shows.delete(socket)) tellWalls();
    });
    socket.once('message', (data) => {
      giveUp();
      const hello = helloSchema.safeParse(parsed(data));
      if (!hello.success) return socket.close(POLICY);
      // Joining and reading the backlog happen in one go, so that nothing falls between them and nothing comes twice.
      joined.add(socket);
      for (const message of welcome(hello.data)) send(socket, bytesOf(message));
      log.info({ screen: hello.data.screen, screens: joined.size }, 'screen joined');
      socket.on('message', (later) => hear(socket, later));
    });
  }

  function hear(socket: WebSocket, data: RawData): void {
    const said = sayingSchema.safeParse(parsed(data));
    if (!said.success) return socket.close(POLICY);
    if (said.data.type === 'showing') {
      shows.set(socket, said.data.shown);
      tellWalls();
      return;
    }
    const { caseId, seat, doing } = said.data;
    sit(socket, caseId === null ? null : { caseId, seat, doing });
  }

  function walls(): readonly WallShown[] {
    return [...shows.values()].toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : b.width - a.width));
  }

  function tellWalls(): void {
    tell({ type: 'walls', walls: walls() });
  }

  function order({ wall, order: told }: Pick<WallControl, 'wall' | 'order'>): number {
    const reached = [...shows].filter(([, { name }]) => wall === null || wall === name);
    const bytes = bytesOf({ type: 'order', order: told });
    for (const [socket] of reached) send(socket, bytes);
    return reached.length;
  }

  /** Notes which case a desk has open, and tells all who else is there. */
  function sit(socket: WebSocket, next: (Omit<Present, 'sinceMs'> & { readonly caseId: number }) | null): void {
    const before = seats.get(socket);
    if (next) seats.set(socket, { ...next, sinceMs: before?.caseId === next.caseId ? before.sinceMs : nowMs() });
    else seats.delete(socket);
    if (before && before.caseId !== next?.caseId) tellPresence(before.caseId);
    if (next) tellPresence(next.caseId);
  }

  function tellPresence(caseId: number): void {
    const there = [...seats.values()].filter((present) => present.caseId === caseId);
    const present = there.map(({ seat, sinceMs, doing }) => ({ seat, sinceMs, doing }));
    tell({ type: 'presence', caseId, seats: present });
  }

  function tell(message: FeedMessage): void {
    if (joined.size === 0) return;
    const bytes = bytesOf(message);
    for (const socket of joined) send(socket, bytes);
  }

  function send(socket: WebSocket, bytes: Buffer): void {
    if (socket.bufferedAmount > WAITING_LIMIT_BYTES) {
      log.warn({ waiting: socket.bufferedAmount }, 'slow screen dropped');
      socket.terminate();
      return;
    }
    socket.send(bytes, { binary: false });
  }

  let stopPinging = line.after(PING_EVERY_MS, ping);
  function ping(): void {
    for (const socket of sockets.clients) {
      if (!alive.delete(socket)) socket.terminate();
      else socket.ping();
    }
    stopPinging = line.after(PING_EVERY_MS, ping);
  }

  server.on('upgrade', upgrade);
  return {
    tell,
    count: () => joined.size,
    walls,
    order,
    close() {
      stopPinging();
      server.off('upgrade', upgrade);
      for (const socket of sockets.clients) {
        socket.close(GOING_AWAY);
        // A screen that does not answer its close must not hold the host up.
        line.after(1000, () => socket.terminate());
      }
      sockets.close();
    },
  };
}

function bytesOf(message: FeedMessage): Buffer {
  return Buffer.from(JSON.stringify(message));
}

function parsed(data: RawData): unknown {
  try {
    return JSON.parse((data as Buffer).toString()) as unknown;
  } catch {
    return undefined;
  }
}

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
