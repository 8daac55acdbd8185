import type { FeedHello, FeedMessage, FeedSaying } from '../../shared/contract/feed.ts';
import { backoffMs } from './backoff.ts';

export type FeedOptions = {
  /** Names this screen in the host's log. */
  readonly screen: string;
  /** The last sequence that this screen has applied, asked at every connection; null: from now on. */
  readonly since: () => number | null;
  readonly onMessage: (message: FeedMessage) => void;
  /** The line is up; by `say` a desk tells which case it has open and a wall what it shows, again at every connection. */
  readonly onOpen?: (say: (saying: FeedSaying) => void) => void;
  /** The line is down; `attempt` counts the reconnections since it was up. */
  readonly onLost: (attempt: number) => void;
  /** A line on which nothing comes for so long is taken for dead. */
  readonly silenceMs: number;
};

/** Opens the live feed and keeps it open: reconnects with spread-out pauses and resumes by sequence. Returns its end. */
export function openFeed(options: FeedOptions): () => void {
  let socket: WebSocket | null = null;
  let pause: ReturnType<typeof setTimeout> | undefined;
  let watch: ReturnType<typeof setTimeout> | undefined;
  let attempt = 0;
  let ended = false;

  function connect(): void {
    const opened = new WebSocket(new URL('/feed', window.location.href));
    socket = opened;
    listen(opened);
    opened.addEventListener('open', () => {
      const hello: FeedHello = { since: options.since(), screen: options.screen };
      opened.send(JSON.stringify(hello));
      options.onOpen?.((saying) => {
        if (opened.readyState === WebSocket.OPEN) opened.send(JSON.stringify(saying));
      });
    });
    opened.addEventListener('message', ({ data }) => {
      if (socket !== opened) return;
      attempt = 0;
      listen(opened);
      options.onMessage(JSON.parse(String(data)) as FeedMessage);
    });
    opened.addEventListener('close', () => drop(opened));
  }

  function listen(line: WebSocket): void {
    clearTimeout(watch);
    watch = setTimeout(() => drop(line), options.silenceMs);
  }

  function drop(line: WebSocket): void {
    if (ended || socket !== line) return;
    socket = null;
    clearTimeout(watch);
    // A dead line may take minutes to report its own close.
    line.close();
    attempt += 1;
    options.onLost(attempt);
    pause = setTimeout(connect, backoffMs(attempt, Math.random()));
  }

  connect();
  return () => {
    ended = true;
    clearTimeout(pause);
    clearTimeout(watch);
    socket?.close();
  };
}
