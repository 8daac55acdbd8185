import { expect, test } from 'vitest';
import { lastSequence } from '../../../db/read/log.ts';
import { readCity } from '../../../db/read/city.ts';
import { closeStore, openReadable } from '../../../db/store/openStore.ts';
import { inSnapshot } from '../../../db/store/transaction.ts';
import { appendCityEvents } from '../../../db/write/cityLog.ts';
import { storeCity } from '../../fixture/storeCity.ts';

const MONDAY = Date.parse('2016-09-05T08:00:00+08:00');

test('a report reads one state of the store, and the next one what was committed meanwhile', async () => {
  using city = storeCity(MONDAY);
  const reader = openReadable(city.folder);
  try {
    const seen = await inSnapshot(reader, async () => {
      const before = lastSequence(reader);
      city.give('report', 'supervisor', { source: 'public', category: 'event:06010', description: '垃圾' });
      appendCityEvents(
        city.store,
        [
          {
            occurredAtMs: MONDAY,
            by: { party: 'leader', unit: null, seat: '测试' },
            kind: 'settingChanged',
            body: { key: 'rule.R26.rate', value: 85, fromMs: null },
          },
        ],
        MONDAY,
      );
      await Promise.resolve();
      const settings = readCity(reader).settings;
      return [before, lastSequence(reader), settings.length];
    });
    expect(seen[1]).toBe(seen[0]);
    expect(lastSequence(reader)).toBe(lastSequence(city.store));
    expect(readCity(reader).settings.length).toBe((seen[2] ?? 0) + 1);
  } finally {
    closeStore(reader);
  }
});

test('a report that fails leaves the connection free for the next', async () => {
  using city = storeCity(MONDAY);
  const reader = openReadable(city.folder);
  try {
    await expect(
      inSnapshot(reader, () => {
        throw new Error('broken');
      }),
    ).rejects.toThrow('broken');
    expect(await inSnapshot(reader, () => lastSequence(reader))).toBe(lastSequence(city.store));
  } finally {
    closeStore(reader);
  }
});
