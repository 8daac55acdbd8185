import pino from 'pino';
import { createHost } from '../../electron/host/createHost.ts';
import { fastClock } from './fastClock.ts';
import type { Haste } from './fastClock.ts';

/** Which store on which port (by default any free one), and how time passes. */
export type FastHost = { readonly folder: string; readonly port?: number } & Omit<Haste, 'realMs'>;

// A host to be killed, as `hostProcess.ts`, on a clock on which months pass in seconds.
process.once('message', ({ folder, port = 0, ...pace }: FastHost) => {
  const haste: Haste = { ...pace, realMs: Date.now() };
  createHost({
    dataFolder: folder,
    port,
    clock: fastClock(haste),
    measureMs: () => performance.now(),
    log: pino({ level: 'silent' }),
  }).then(
    ({ address }) => process.send?.({ address, haste }),
    (fault: unknown) => {
      console.error(fault);
      process.exit(1);
    },
  );
});
process.once('disconnect', () => process.exit());
