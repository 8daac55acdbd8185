import pino from 'pino';
import { createHost } from '../../electron/host/createHost.ts';
import { fastClock } from './fastClock.ts';
import type { Haste } from './fastClock.ts';

// A host to be killed, as `hostProcess.ts`, on a clock on which months pass in seconds.
process.once('message', ({ folder, ...pace }: { readonly folder: string } & Omit<Haste, 'realMs'>) => {
  const haste: Haste = { ...pace, realMs: Date.now() };
  createHost({
    dataFolder: folder,
    port: 0,
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
