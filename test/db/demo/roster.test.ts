import { expect, test } from 'vitest';
import { addDemoRoster } from '../../../db/demo/setUp.ts';
import { readRules } from '../../../db/read/city.ts';
import { lastSequence } from '../../../db/read/log.ts';
import { closeStore, openStore } from '../../../db/store/openStore.ts';
import { verifyStore } from '../../../db/verify/verifyStore.ts';
import { demoStore, temporaryFolder } from '../../fixture/demoStore.ts';

const NOW_MS = Date.parse('2026-11-25T09:30:00+08:00');

test('a demonstration store from before there was a roster is given one, once; one that has its own keeps it', () => {
  using older = temporaryFolder();
  const store = openStore(older.path, { nowMs: NOW_MS, create: { demo: true } });
  addDemoRoster(store, NOW_MS + 1000);
  const sequence = lastSequence(store);
  addDemoRoster(store, NOW_MS + 2000);
  expect(lastSequence(store)).toBe(sequence);
  expect(readRules(store, NOW_MS + 2000).settings['duty.roster'].map(({ name }) => name)).toEqual([
    '白班',
    '晚班',
    '夜班',
  ]);
  expect(verifyStore(store).problems).toEqual([]);
  closeStore(store);

  using newer = temporaryFolder();
  using city = demoStore(newer.path, { nowMs: NOW_MS, cases: 60 });
  const before = lastSequence(city.store);
  addDemoRoster(city.store, NOW_MS + 1000);
  expect(lastSequence(city.store)).toBe(before);
});
