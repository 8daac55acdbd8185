import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { closeStore } from '../../db/store/openStore.ts';
import { cutToSecond } from '../../shared/time/zone.ts';
import { beginGeneratedCity } from '../bench/generatedStore.ts';
import { missingFrom } from './checks.ts';
import { dropReadyHost, openKillableHost } from './killableHost.ts';
import { openSeats } from './seats.ts';

const SEATS = 6;
const MOST_ANSWERS = 60;
const FILES = ['city.db', 'city.db-wal'] as const;
const WAL_HEADER_BYTES = 32;

/**
 * Cuts the power as far as that can be played: the host stands still in the middle of its work, and its files are taken as
 * they lie there. Each copy must open with everything acknowledged; with the end of its write-ahead log torn off or spoilt
 * it must open as it stood some moments earlier, whole. Answers what went wrong.
 */
export async function powerCutRun(
  folder: string,
  { cuts, onCut = () => undefined }: { readonly cuts: number; readonly onCut?: (cut: number) => void },
): Promise<readonly string[]> {
  const data = join(folder, 'store');
  closeStore(beginGeneratedCity(data, cutToSecond(Date.now())));
  const seats = openSeats(SEATS);
  const host = await openKillableHost(data);
  dropReadyHost();
  const working = seats.work(host.address);
  const problems: string[] = [];
  for (let cut = 1; cut <= cuts; cut += 1) {
    const enough = seats.acknowledged.length + Math.ceil(Math.random() * MOST_ANSWERS);
    while (seats.acknowledged.length < enough) await sleep(1);
    const copy = join(folder, `cut-${cut}`);
    const acknowledged = host.whileFrozen(() => {
      takeFiles(data, copy);
      return seats.acknowledged.slice();
    });
    for (const [name, spoil] of Object.entries(SPOILERS)) {
      const spoilt = join(folder, `cut-${cut}-${name}`);
      takeFiles(copy, spoilt);
      spoil(join(spoilt, 'city.db-wal'));
      problems.push(...missingFrom(spoilt, []).map((problem) => `cut ${cut}, ${name}: ${problem}`));
      rmSync(spoilt, { recursive: true });
    }
    problems.push(...missingFrom(copy, acknowledged).map((problem) => `cut ${cut}: ${problem}`));
    rmSync(copy, { recursive: true });
    onCut(cut);
  }
  await host.kill();
  await working;
  return problems;
}

function takeFiles(from: string, to: string): void {
  mkdirSync(to);
  for (const file of FILES) if (existsSync(join(from, file))) copyFileSync(join(from, file), join(to, file));
}

/** What may become of the last, not yet synced part of the log when the power goes. */
const SPOILERS: Readonly<Record<string, (wal: string) => void>> = {
  torn: (wal) => truncateSync(wal, somewhereIn(readFileSync(wal).length)),
  flipped: (wal) => {
    const bytes = readFileSync(wal);
    const at = somewhereIn(bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ 0xff;
    writeFileSync(wal, bytes);
  },
  zeroed: (wal) => {
    const bytes = readFileSync(wal);
    writeFileSync(wal, bytes.fill(0, somewhereIn(bytes.length)));
  },
};

function somewhereIn(length: number): number {
  return WAL_HEADER_BYTES + Math.floor(Math.random() * Math.max(0, length - WAL_HEADER_BYTES));
}
