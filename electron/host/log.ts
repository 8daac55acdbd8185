import { existsSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import pino from 'pino';
import type { Logger } from 'pino';

/** Past this size the file is put aside once, as `host.log.1`. */
const FILE_LIMIT_BYTES = 20 * 1024 * 1024;

/**
 * The host's log, one JSON object a line: everything in `host.log` of the data folder, errors on standard error too.
 * What is logged names programs, paths and counts, never persons or what people wrote.
 */
export function openLog(dataFolder: string): { readonly log: Logger; readonly close: () => void } {
  const file = join(dataFolder, 'host.log');
  if (existsSync(file) && statSync(file).size > FILE_LIMIT_BYTES) renameSync(file, `${file}.1`);
  const lines = pino.destination({ dest: file, sync: true, mode: 0o600 });
  const streams = pino.multistream([
    { level: 'debug', stream: lines },
    { level: 'error', stream: pino.destination({ dest: 2, sync: true }) },
  ]);
  const log = pino(
    {
      base: null,
      level: 'info',
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { fault: pino.stdSerializers.err },
    },
    streams,
  );
  return { log, close: () => lines.end() };
}
