import { chmodSync, existsSync } from 'node:fs';
import type { Actor } from '../../shared/case/caseFile.ts';
import type { NewCityEvent } from '../../shared/city/cityEvent.ts';
import { cutToSecond } from '../../shared/time/zone.ts';
import { appendCityEvents } from '../write/cityLog.ts';
import { sealMissing } from '../write/searchIndex.ts';
import { connect, storePath } from './connect.ts';
import { makeFolder } from './folder.ts';
import type { ReadableStore, WritableStore } from './handle.ts';
import { checkSchema, migrate } from './migrate.ts';
import type { OnRebuild } from './migrate.ts';
import { inTransaction } from './transaction.ts';
import { UnusableStore } from './unusable.ts';

/** A city to begin where a folder has no store yet. */
export type NewCity = { readonly name?: string; readonly zone?: string; readonly demo?: boolean };

const SETUP: Actor = { party: 'host', unit: null, seat: '建库' };

/** Whether a data folder holds a store. */
export function hasStore(folder: string): boolean {
  return existsSync(storePath(folder));
}

/**
 * Opens the store of a data folder for writing, made first where there is none, and brings it to this program's schema.
 * The caller holds the folder's lock. `onRebuild` hears of an upgrade that takes long.
 * @throws {UnusableStore} in Chinese when it cannot be opened, is damaged, or comes from another program version.
 */
export function openStore(
  folder: string,
  {
    nowMs,
    create = {},
    onRebuild,
  }: { readonly nowMs: number; readonly create?: NewCity; readonly onRebuild?: OnRebuild },
): WritableStore {
  const store = opened(folder, () => {
    // Only its owner may read the folder: case files name people.
    makeFolder(folder);
    const made = accepted(connect(folder, { readonly: false }) as WritableStore, (fresh) => {
      migrate(fresh, onRebuild && { onRebuild });
      sealMissing(fresh, onRebuild);
    });
    chmodSync(storePath(folder), 0o600);
    return made;
  });
  const empty = store.prepare('SELECT 1 FROM event LIMIT 1').get() === undefined;
  if (empty) inTransaction(store, () => beginCity(store, create, cutToSecond(nowMs)));
  return store;
}

/** Opens a second connection that only reads, for workers and commands beside a running host. */
export function openReadable(folder: string): ReadableStore {
  if (!hasStore(folder)) throw new UnusableStore(`${folder} 中没有案件库，请核对 --data 指定的目录。`);
  return opened(folder, () => accepted(connect(folder, { readonly: true }), checkSchema));
}

/** Closes a connection; the last one of a store folds the write-ahead log into the file. */
export function closeStore({ sqlite }: ReadableStore): void {
  if (!sqlite.readonly) sqlite.pragma('optimize');
  sqlite.close();
}

function beginCity(
  store: WritableStore,
  { name = '海门市', zone = 'Asia/Shanghai', demo = false }: NewCity,
  atMs: number,
): void {
  const head = { occurredAtMs: atMs, by: SETUP };
  const setting = (key: 'city.name' | 'city.timeZone', value: string): NewCityEvent => ({
    ...head,
    kind: 'settingChanged',
    body: { key, value, fromMs: null },
  });
  const events: NewCityEvent[] = [
    { ...head, kind: 'cityBegun', body: { name, zone, demo } },
    setting('city.name', name),
    setting('city.timeZone', zone),
  ];
  appendCityEvents(store, events, atMs);
}

/** A connection that passes a check; one that does not is closed. */
function accepted<Store extends ReadableStore>(store: Store, check: (store: Store) => void): Store {
  try {
    check(store);
    return store;
  } catch (error) {
    store.sqlite.close();
    throw error;
  }
}

function opened<Store>(folder: string, open: () => Store): Store {
  try {
    return open();
  } catch (error) {
    if (error instanceof UnusableStore) throw error;
    const { code } = error as { readonly code?: unknown };
    if (code === 'SQLITE_NOTADB' || code === 'SQLITE_CORRUPT')
      throw new UnusableStore(`${storePath(folder)} 不是案件库或已损坏，请从备份恢复。`, error);
    if (
      code === 'SQLITE_CANTOPEN' ||
      code === 'SQLITE_READONLY' ||
      code === 'EACCES' ||
      code === 'EROFS' ||
      code === 'ENOTDIR'
    )
      throw new UnusableStore(`数据目录 ${folder} 不能写入，请检查路径、权限和磁盘。`, error);
    throw error;
  }
}
