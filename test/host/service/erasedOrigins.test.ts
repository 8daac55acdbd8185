import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { EraseAnswer, KeptOrigins } from '../../../shared/contract/admin.ts';
import type { CaseView } from '../../../shared/contract/desk.ts';
import type { PhotoAnswer } from '../../../shared/contract/photo.ts';
import { parseIso } from '../../../shared/time/zone.ts';
import { backupStore } from '../../../db/store/backup.ts';
import { verifyStore } from '../../../db/verify/verifyStore.ts';
import { telephonePicture } from '../../fixture/pictures.ts';
import { RUBBISH, runningHost } from '../../fixture/runningHost.ts';

const MONDAY = parseIso('2016-09-05T08:00:00+08:00') ?? Number.NaN;
const LEADER = { party: 'leader', unit: null, seat: '值班长' } as const;

test('what was taken out of pictures is erased for a reason, from the file too, and log and backup stay whole', async () => {
  await using running = await runningHost(MONDAY);
  const { ask, give, folder, host } = running;
  const tell = async <Answer>(path: string, body: unknown): Promise<Answer> => {
    const { text } = await running.send('POST', path, {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const said = JSON.parse(text) as { readonly result?: { readonly data: Answer } };
    return said.result ? said.result.data : (said as Answer);
  };
  const photo = await tell<PhotoAnswer>('/photo', {
    by: LEADER,
    picture: telephonePicture().toString('base64'),
    thumb: null,
  });
  const hash = photo.kind === 'done' ? photo.hash : '';
  await give('report', 'centre', { ...RUBBISH, lat: 31.8892, lng: 121.1801, photos: [hash] });
  const before = await ask<CaseView>('desk.case', { id: 1 });
  expect(before.photos[0]?.metres).not.toBeNull();
  expect(await ask<KeptOrigins>('admin.photoOrigins')).toMatchObject({ count: 1, erasures: [] });

  const erase = (call: object) =>
    tell<EraseAnswer>('/api/admin.erasePhotoOrigins', {
      by: LEADER,
      case: null,
      beforeMs: MONDAY + 1000,
      reason: '保存期满',
      ...call,
    });
  const unit = { party: 'unit', unit: 'U', seat: 'U' };
  for (const refused of [{ by: unit }, { case: '20160905-00009' }, { beforeMs: MONDAY - 1000 }])
    expect(await erase(refused)).toMatchObject({ kind: 'refused' });
  running.clock.advanceTo(MONDAY + 60_000);
  expect(await erase({ case: before.file.number })).toMatchObject({ kind: 'done', count: 1 });
  expect(await erase({})).toMatchObject({ kind: 'refused' });

  const after = await ask<CaseView>('desk.case', { id: 1 });
  expect(after.photos).toMatchObject([{ hash, metres: null, takenAt: null }]);
  expect(await ask<KeptOrigins>('admin.photoOrigins')).toMatchObject({
    count: 0,
    erasures: [{ seat: '值班长', case: before.file.number, count: 1, reason: '保存期满' }],
  });
  const { store } = host.city();
  expect(verifyStore(store)).toMatchObject({ ok: true, problems: [] });
  const copy = join(folder, 'copy.db');
  expect(await backupStore(store, copy)).toBe(0);
  for (const file of [copy, join(folder, 'city.db'), join(folder, 'city.db-wal')])
    expect(readFileSync(file).includes('HUAWEI')).toBe(false);
});
