import { get } from 'node:http';
import { performance } from 'node:perf_hooks';
import { gunzipSync } from 'node:zlib';
import { closeStore, openReadable } from '../../db/store/openStore.ts';
import type { WallSnapshot } from '../../shared/contract/wall.ts';
import { simulatedClock } from '../fixture/simulatedClock.ts';
import { benchHost } from './benchHost.ts';
import { bigStore } from './bigStore.ts';
import { STORE_NOW_MS } from './generatedStore.ts';
import { compared, interleaved, timed } from './measure.ts';
import type { Bench } from './measure.ts';
import { bareWall } from './reference/bareWall.ts';

const ROUNDS = 20;
const OPEN = 20_000;

export const bench: Bench = {
  name: 'wallSnapshot',
  measure: async (folder) => {
    const data = bigStore(folder);
    const clock = simulatedClock(STORE_NOW_MS);
    const beganMs = performance.now();
    const host = await benchHost(data, clock);
    const startSeconds = Math.round((performance.now() - beganMs) / 100) / 10;
    const reader = openReadable(data);
    const bare = bareWall(reader.sqlite);
    const { cases } = snapshotOf(await answerOf(host.address));
    const rows = JSON.parse(bare()) as readonly unknown[];
    if (cases.length !== OPEN || rows.length !== OPEN) throw new Error(`${cases.length} and ${rows.length} cases`);
    let bytes = 0;
    const costs = await interleaved(
      ROUNDS,
      (round) =>
        timed(async () => {
          // The time in the answer moves on, as on a running host.
          clock.advanceTo(STORE_NOW_MS + (round + 1) * 2000);
          bytes = (await answerOf(host.address)).length;
        }),
      () => timed(bare),
    );
    closeStore(reader);
    await host.stop();
    const note = `传输 ${(bytes / 1e6).toFixed(2)} MB（目标 2 MB 以内），主机启动 ${startSeconds} 秒`;
    return compared(costs, { unit: '毫秒', target: '≤ 2', note });
  },
};

/** The answer as a browser takes it, compressed, to its last byte. */
function answerOf(address: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const request = get(`${address}/api/wall.snapshot`, { headers: { 'accept-encoding': 'gzip' } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve(Buffer.concat(chunks)));
    });
    request.on('error', reject);
  });
}

function snapshotOf(packed: Buffer): WallSnapshot {
  return (JSON.parse(gunzipSync(packed).toString()) as { readonly result: { readonly data: WallSnapshot } }).result
    .data;
}
