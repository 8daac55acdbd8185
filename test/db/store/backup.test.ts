import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { backupStore } from '../../../db/store/backup.ts';
import { closeStore, openReadable, openStore } from '../../../db/store/openStore.ts';
import { inTransaction } from '../../../db/store/transaction.ts';
import { verifyStore } from '../../../db/verify/verifyStore.ts';
import { parseIso } from '../../../shared/time/zone.ts';
import { storeCity } from '../../fixture/storeCity.ts';
import type { StoreCity } from '../../fixture/storeCity.ts';

const MONDAY = parseIso('2016-09-05T08:00:00+08:00') ?? Number.NaN;
// Long texts make the store a few copying steps large.
const REPORT = { source: 'public', category: 'event:06010', description: '垃圾'.repeat(1500) } as const;
const CASES = 1200;

function largeCity(): StoreCity {
  const city = storeCity(MONDAY);
  inTransaction(city.store, () => {
    for (let i = 0; i < CASES; i += 1) city.give('report', 'centre', REPORT);
  });
  return city;
}

/** Opens a backup as a store of its own and counts its cases. */
function casesOf(file: string): { readonly ok: boolean; readonly cases: number } {
  const folder = `${file}-restored`;
  mkdirSync(folder);
  copyFileSync(file, join(folder, 'city.db'));
  const store = openStore(folder, { nowMs: MONDAY });
  const { ok, cases } = verifyStore(store);
  closeStore(store);
  return { ok, cases };
}

test('a backup of the writing connection takes in what is written meanwhile', async () => {
  using city = largeCity();
  const file = join(city.folder, 'backup.db');
  let steps = 0;
  await backupStore(city.store, file, () => {
    steps += 1;
    city.give('report', 'centre', REPORT);
  });
  expect(steps).toBeGreaterThan(1);
  const { ok, cases } = casesOf(file);
  expect(ok).toBe(true);
  expect(cases).toBeGreaterThanOrEqual(CASES);
});

test('a backup beside a writing host ends, with the store as it stood when it began', async () => {
  using city = largeCity();
  const reader = openReadable(city.folder);
  const file = join(city.folder, 'backup.db');
  let steps = 0;
  await backupStore(reader, file, () => {
    steps += 1;
    if (steps > 1000) throw new Error('the backup begins again with every commit');
    city.give('report', 'centre', REPORT);
  });
  closeStore(reader);
  expect(steps).toBeGreaterThan(1);
  expect(casesOf(file)).toEqual({ ok: true, cases: CASES });
});

test('a backup overwrites nothing, and one that cannot be written leaves nothing', async () => {
  using city = storeCity(MONDAY);
  const file = join(city.folder, 'backup.db');
  writeFileSync(file, 'mine');
  await expect(backupStore(city.store, file)).rejects.toThrow('已存在，请换一个文件名');
  const nowhere = join(city.folder, 'missing', 'backup.db');
  await expect(backupStore(city.store, nowhere)).rejects.toThrow('请检查磁盘空间和写入权限');
  expect(existsSync(`${nowhere}.part`)).toBe(false);
});
