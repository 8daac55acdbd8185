import { performance } from 'node:perf_hooks';
import { pino } from 'pino';
import type { Clock } from '../../electron/host/clock.ts';
import { createHost } from '../../electron/host/createHost.ts';
import type { Host } from '../../electron/host/createHost.ts';

/** The real host on a free port, on a clock of the bench's choice, its log thrown away. */
export function benchHost(dataFolder: string, clock: Clock): Promise<Host> {
  return createHost({
    dataFolder,
    port: 0,
    clock,
    measureMs: () => performance.now(),
    log: pino({ enabled: false }),
  });
}
