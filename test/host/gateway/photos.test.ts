import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { backupStore } from '../../../db/store/backup.ts';
import { closeStore, openReadable } from '../../../db/store/openStore.ts';
import { photoHash } from '../../../db/store/photoFolder.ts';
import { verifyStore } from '../../../db/verify/verifyStore.ts';
import type { CaseView } from '../../../shared/contract/desk.ts';
import type { PhotoAnswer } from '../../../shared/contract/photo.ts';
import { PHOTO_BYTES } from '../../../shared/photo/photoFile.ts';
import { parseIso } from '../../../shared/time/zone.ts';
import { plainPicture, telephonePicture } from '../../fixture/pictures.ts';
import { RUBBISH, runningHost } from '../../fixture/runningHost.ts';
import type { RunningHost } from '../../fixture/runningHost.ts';
import { temporaryFolder } from '../../fixture/tableFile.ts';

const MONDAY = parseIso('2016-09-05T08:00:00+08:00') ?? Number.NaN;
const BY = { party: 'centre', unit: null, seat: '受理 01 席' };
const NEXT_WEEK_MS = 8 * 86_400_000;

async function upload({ send }: RunningHost, picture: Buffer, thumb: Buffer | null = null) {
  const body = JSON.stringify({
    by: BY,
    picture: picture.toString('base64'),
    thumb: thumb?.toString('base64') ?? null,
  });
  return await send('POST', '/photo', { headers: { 'content-type': 'application/json' }, body });
}

async function hashOf(running: RunningHost, picture: Buffer, thumb: Buffer | null = null): Promise<string> {
  const answer = JSON.parse((await upload(running, picture, thumb)).text) as PhotoAnswer;
  if (answer.kind === 'refused') throw new Error(answer.message);
  return answer.hash;
}

const isBy = (hash: string): string => `/photo/${hash}`;

test('a picture comes in before its report, and is served as nothing but a picture', async () => {
  await using running = await runningHost(MONDAY);
  const hash = await hashOf(running, telephonePicture(), plainPicture('jpg'));
  const whole = await running.send('GET', isBy(hash));
  expect([whole.status, whole.headers]).toMatchObject([
    200,
    {
      'content-type': 'image/jpeg',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, max-age=31536000, immutable',
    },
  ]);
  const stored = readFileSync(join(running.folder, 'photo', hash.slice(0, 2), hash));
  expect(photoHash(stored)).toBe(hash);
  expect(stored.includes('HUAWEI')).toBe(false);
  expect(Number((await running.send('GET', `${isBy(hash)}/thumb`)).headers['content-length'])).toBe(
    plainPicture('jpg').length,
  );
  // A PNG is no thumbnail: the picture itself stands for it.
  const other = await hashOf(running, plainPicture('webp'), plainPicture('png'));
  expect((await running.send('GET', `${isBy(other)}/thumb`)).headers['content-type']).toBe('image/webp');
  for (const path of [isBy('0'.repeat(64)), isBy('..%2f..%2fcity.db'), isBy(hash.toUpperCase())])
    expect((await running.send('GET', path)).status).toBe(404);
});

test('what is no picture is refused in words, and a foreign page sends nothing', async () => {
  await using running = await runningHost(MONDAY);
  const refused = await upload(running, Buffer.from('<svg onload="alert(1)"/>'));
  expect(JSON.parse(refused.text)).toEqual({
    kind: 'refused',
    message: '只能上传 JPEG、PNG 或 WebP 照片，请转换格式后再上传',
  });
  const large = await upload(running, Buffer.alloc(PHOTO_BYTES + 1));
  expect(large.text).toContain('照片超过 16 MB');
  const plain = { headers: { 'content-type': 'text/plain' }, body: '{}' };
  expect((await running.send('POST', '/photo', plain)).status).toBe(415);
  expect(
    (await running.send('POST', '/photo', { headers: { 'content-type': 'application/json' }, body: '{}' })).status,
  ).toBe(400);
  expect(existsSync(join(running.folder, 'photo'))).toBe(false);
});

test('a case names its pictures by hash alone, before and after, with how far from its place they were taken', async () => {
  await using running = await runningHost(MONDAY);
  const { give, ask, host } = running;
  const missing = { ...RUBBISH, photos: ['a'.repeat(64)] };
  expect(await give('report', 'centre', missing)).toMatchObject({ rejection: { code: 'unknownPhoto' } });
  const [before, after] = [await hashOf(running, telephonePicture()), await hashOf(running, plainPicture('png'))];
  await give('report', 'centre', { ...RUBBISH, lat: 31.8892, lng: 121.1801, photos: [before, before] });
  await give('accept', 'centre', {});
  await give('dispatch', 'centre', { unit: 'U' });
  await give('feedback', 'unit:U', { result: '已清理', photos: [after] });
  await give('recordCheck', 'supervisor', { result: 'pass', photos: [after] });
  const view = await ask<CaseView>('desk.case', { id: 1 });
  expect(view.photos).toEqual([
    { hash: before, stage: 'before', atMs: MONDAY, width: 4, height: 2, takenAt: '2016-10-19 13:58:02', metres: 12 },
    { hash: after, stage: 'after', atMs: MONDAY, width: 4, height: 2, takenAt: null, metres: null },
  ]);
  expect(view.history.find(({ kind }) => kind === 'fedBack')?.detail).toBe('已清理；照片 1 张');
  const { store } = host.city();
  const log = store.prepare<[], string>('SELECT body FROM event').pluck().all().join('\n');
  expect(log).toContain(before);
  for (const word of ['HUAWEI', '2016-10-19', '121.18,', '31.889133']) expect(log).not.toContain(word);

  // A second report close by shows the first with its picture.
  await give('report', 'centre', { ...RUBBISH, lat: 31.8893, lng: 121.1801 });
  expect((await ask<CaseView>('desk.case', { id: 2 })).nearby).toMatchObject([{ id: 1, metres: 11, photo: before }]);
});

test('verify tells a picture that is gone or changed, and a backup brings it along', async () => {
  await using running = await runningHost(MONDAY);
  const hash = await hashOf(running, plainPicture('jpg'), plainPicture('jpg'));
  await running.give('report', 'centre', { ...RUBBISH, photos: [hash] });
  const { store } = running.host.city();
  expect(verifyStore(store)).toMatchObject({ ok: true });
  using copies = temporaryFolder();
  await backupStore(store, copies.folder('city.db'));
  const file = join(running.folder, 'photo', hash.slice(0, 2), hash);
  const saved = join(copies.folder('city.db.photo'), hash.slice(0, 2), hash);
  expect(readFileSync(saved)).toEqual(readFileSync(file));
  expect(existsSync(`${saved}.thumb`)).toBe(true);

  writeFileSync(file, 'changed');
  expect(verifyStore(store).problems).toEqual([`照片 ${hash} 的内容与日志所记不符，请从备份恢复。`]);
  rmSync(file);
  expect(verifyStore(store).problems).toEqual([`照片 ${hash} 不在数据目录中，请从备份恢复。`]);
});

test('a backup put in place of a lost folder is whole, over what an earlier copy was broken off at', async () => {
  await using running = await runningHost(MONDAY);
  const hash = await hashOf(running, plainPicture('jpg'), plainPicture('jpg'));
  await running.give('report', 'centre', { ...RUBBISH, photos: [hash] });
  const { store } = running.host.city();
  using copies = temporaryFolder();
  const saved = join(copies.folder('city.db.photo'), hash.slice(0, 2));
  mkdirSync(saved, { recursive: true });
  writeFileSync(join(saved, hash), 'cut');
  expect(await backupStore(store, copies.folder('city.db'))).toBe(0);
  renameSync(copies.folder('city.db.photo'), copies.folder('photo'));
  const restored = openReadable(copies.folder(''));
  expect(verifyStore(restored)).toMatchObject({ ok: true, cases: 1 });
  closeStore(restored);
  // What is lost cannot be copied, and is not passed over in silence.
  rmSync(join(running.folder, 'photo', hash.slice(0, 2), hash));
  expect(await backupStore(store, copies.folder('second.db'))).toBe(1);
});

test('a picture that cannot be kept is refused in words and leaves nothing behind; sent again it mends what was lost', async () => {
  await using running = await runningHost(MONDAY);
  const folder = join(running.folder, 'photo');
  writeFileSync(folder, 'a file in place of the folder');
  const refused = await upload(running, plainPicture('jpg'));
  expect([refused.status, JSON.parse(refused.text)]).toEqual([
    200,
    { kind: 'refused', message: '照片没有保存成功，请管理员检查主机的磁盘空间和写入权限' },
  ]);
  rmSync(folder);
  const hash = await hashOf(running, plainPicture('jpg'));
  const file = join(folder, hash.slice(0, 2), hash);
  for (const damage of [() => writeFileSync(file, 'changed'), () => rmSync(file)]) {
    damage();
    expect(await hashOf(running, plainPicture('jpg'))).toBe(hash);
    expect(photoHash(readFileSync(file))).toBe(hash);
  }
  // Nothing can be moved over a folder: what was begun goes again.
  rmSync(file);
  mkdirSync(join(file, 'in the way'), { recursive: true });
  expect((await upload(running, plainPicture('jpg'))).text).toContain('没有保存成功');
  expect(readdirSync(folder)).toEqual([hash.slice(0, 2)]);
});

test('a picture that a second form brings again waits for that form too, and what a killed host began goes', async () => {
  using folder = temporaryFolder();
  const data = folder.folder('data');
  let hash = '';
  for (const atMs of [MONDAY, MONDAY + NEXT_WEEK_MS / 2]) {
    await using running = await runningHost(atMs, { folder: data });
    hash = await hashOf(running, telephonePicture());
  }
  const part = join(data, 'photo', `${hash}.part`);
  writeFileSync(part, 'half of it');
  await using later = await runningHost(MONDAY + NEXT_WEEK_MS, { folder: data });
  expect(existsSync(part)).toBe(false);
  expect((await later.send('GET', isBy(hash))).status).toBe(200);
  expect(await later.give('report', 'centre', { ...RUBBISH, category: 'event:06010', photos: [hash] })).toMatchObject({
    kind: 'done',
  });
});

test('a picture whose form was never sent goes after a week, one of a case stays', async () => {
  using folder = temporaryFolder();
  const data = folder.folder('data');
  const hashes = { unsent: '', sent: '' };
  {
    await using running = await runningHost(MONDAY, { folder: data });
    hashes.unsent = await hashOf(running, plainPicture('png'), plainPicture('jpg'));
    hashes.sent = await hashOf(running, plainPicture('jpg'));
    await running.give('report', 'centre', { ...RUBBISH, category: 'event:06010', photos: [hashes.sent] });
  }
  await using later = await runningHost(MONDAY + NEXT_WEEK_MS, { folder: data });
  expect((await later.send('GET', isBy(hashes.unsent))).status).toBe(404);
  expect((await later.send('GET', isBy(hashes.sent))).status).toBe(200);
  expect(existsSync(join(data, 'photo', hashes.unsent.slice(0, 2), `${hashes.unsent}.thumb`))).toBe(false);
});
