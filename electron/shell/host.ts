import { app, dialog, session, utilityProcess } from 'electron';
import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { loopbackOrigin } from '../../shared/shell/address.ts';
import type { HostState } from '../../shared/shell/channels.ts';
import { ENTER_PATH } from '../../shared/shell/hostMessage.ts';
import type { FromHost, TicketOffer, ToHost } from '../../shared/shell/hostMessage.ts';
import { afterEnd } from '../../shared/shell/restart.ts';
import { words } from './words.ts';

const DRAIN_MS = 5_000;

/**
 * Runs the host in a utility process, starts it again when it ends by itself, and lets it finish its work before the
 * program ends. `onReady` gets the origin to load, each time after the session was let in.
 */
export function setupHost({
  dataFolder,
  onReady,
  onState,
}: {
  readonly dataFolder: string | null;
  readonly onReady: (origin: string) => void;
  readonly onState: (state: HostState) => void;
}): void {
  const logFile = join(app.getPath('logs'), 'host.log');
  mkdirSync(app.getPath('logs'), { recursive: true });
  const log = createWriteStream(logFile, { flags: 'a', mode: 0o600 });
  let child: Electron.UtilityProcess | null = null;
  let port: number | null = null;
  let endsMs: readonly number[] = [];
  let isEnding = false;

  function start(): void {
    onState('starting');
    const host = utilityProcess.fork(join(import.meta.dirname, '../host/utility.js'), [], {
      serviceName: 'chengguan-host',
      stdio: 'pipe',
    });
    child = host;
    host.stdout?.pipe(log, { end: false });
    host.stderr?.pipe(log, { end: false });
    host.on('message', (message: FromHost) => {
      if (message.kind === 'refused') giveUp(words('shell.host.refused'), message.message);
      else void enter(host, message);
    });
    host.once('exit', () => {
      child = null;
      if (!isEnding) restart();
    });
    tell(host, { kind: 'start', dataFolder, port });
  }

  async function enter(host: Electron.UtilityProcess, ready: Extract<FromHost, { kind: 'ready' }>): Promise<void> {
    const origin = loopbackOrigin(ready.port);
    try {
      const answer = await session.defaultSession.fetch(origin + ENTER_PATH, {
        method: 'POST',
        credentials: 'include',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ ticket: ready.ticket } satisfies TicketOffer),
      });
      if (!answer.ok) throw new Error(`the host answered ${answer.status}`);
    } catch (fault) {
      log.write(`${String(fault)}\n`);
      host.kill();
      return;
    }
    port = ready.port;
    onState('ready');
    onReady(origin);
  }

  function restart(): void {
    const next = afterEnd(endsMs, Date.now());
    endsMs = next.endsMs;
    onState(next.delayMs === null ? 'stopped' : 'starting');
    if (next.delayMs === null) giveUp(words('shell.host.stopped'), words('shell.host.stoppedText', { file: logFile }));
    else setTimeout(start, next.delayMs);
  }

  /** Asks a person: once more, or end. */
  function giveUp(message: string, detail: string): void {
    isEnding = true;
    onState('stopped');
    const buttons = [words('shell.host.retry'), words('shell.quit')];
    void dialog.showMessageBox({ type: 'error', message, detail, buttons, cancelId: 1 }).then(async ({ response }) => {
      await drain();
      if (response !== 0) return app.quit();
      isEnding = false;
      endsMs = [];
      start();
    });
  }

  /** Resolves when the host has ended: by itself, or killed after five seconds. */
  async function drain(): Promise<void> {
    const host = child;
    if (host === null) return;
    isEnding = true;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(() => host.kill(), DRAIN_MS);
      host.once('exit', () => {
        clearTimeout(timer);
        resolve();
      });
      tell(host, { kind: 'drain' });
    });
  }

  // After the windows: what a page sends while it closes is still taken.
  app.on('will-quit', (event) => {
    if (child === null) return;
    event.preventDefault();
    void drain().then(() => app.quit());
  });
  start();
}

function tell(host: Electron.UtilityProcess, message: ToHost): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a process, not a window
  host.postMessage(message);
}
