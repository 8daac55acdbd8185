import { Writable } from 'node:stream';
import pino from 'pino';
import { expect, test } from 'vitest';
import { parseIso } from '../../../shared/time/zone.ts';
import { runningHost } from '../../fixture/runningHost.ts';

test('what walls tell of their failed panels stands in the log, so many a minute and no more', async () => {
  const lines: string[] = [];
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString());
      done();
    },
  });
  let ranMs = 0;
  const startMs = parseIso('2026-11-23T09:00:00+08:00') ?? 0;
  await using running = await runningHost(startMs, { log: pino(sink), measureMs: () => ranMs });
  const tell = (fault: unknown) =>
    running.send('GET', `/api/wall.fault?input=${encodeURIComponent(JSON.stringify(fault))}`);
  const noted = () => lines.filter((line) => line.includes('panel')).length;

  expect((await tell({ panel: 'day', fault: 'hours is null' })).status).toBe(200);
  expect(lines.some((line) => line.includes('"panel":"day","fault":"hours is null"'))).toBe(true);
  for (let i = 0; i < 40; i += 1) await tell({ panel: 'map', fault: `fault ${i}` });
  expect(noted()).toBe(21);
  ranMs += 60_000;
  await tell({ panel: 'map', fault: 'later' });
  expect(noted()).toBe(22);

  expect((await tell({ panel: 'map', fault: 'x'.repeat(501) })).status).toBe(400);
  expect((await tell({ panel: '', fault: 'x' })).status).toBe(400);
  expect(noted()).toBe(22);
});
