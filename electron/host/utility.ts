import { randomBytes } from 'node:crypto';
import type { FromHost, ToHost } from '../../shared/shell/hostMessage.ts';
import { issueTicket } from '../../shared/shell/ticket.ts';
import { createEntry } from './gateway/entry.ts';
import { runHost } from './headless.ts';
import { dataFolderOf } from './runtime/dataFolder.ts';
import { startFault } from './runtime/startFault.ts';
import type { RunningHost } from './headless.ts';

// The host inside Electron's utility process: it speaks with the shell through the process's port only.
const { parentPort } = process;
let host: Promise<RunningHost> | undefined;

parentPort.on('message', ({ data }) => {
  const message = data as ToHost;
  if (message.kind === 'start') void start(message);
  else void drain();
});

async function start({ dataFolder, port }: Extract<ToHost, { kind: 'start' }>): Promise<void> {
  const entry = createEntry({ pass: randomBytes(32).toString('hex'), nowMs: Date.now });
  const folder = dataFolder ?? undefined;
  try {
    host = runHost({ dataFolder: folder, port: undefined, entry, ...(port !== null && { firstPort: port }) });
    const { address } = await host;
    // Only now, because its minute runs.
    const ticket = issueTicket(randomBytes(32), Date.now());
    entry.accept(ticket);
    tell({ kind: 'ready', port: Number(new URL(address).port), ticket: ticket.secret });
  } catch (fault) {
    const message = startFault(fault, { dataFolder: dataFolderOf(folder), port: undefined });
    // A fault of the program itself ends it, and the shell tries again.
    if (message === undefined) throw fault;
    tell({ kind: 'refused', message });
  }
}

async function drain(): Promise<void> {
  // A host that could not start has nothing to finish.
  await host?.then(({ stop }) => stop()).catch(() => undefined);
  process.exit();
}

function tell(message: FromHost): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a process, not a window
  parentPort.postMessage(message);
}
