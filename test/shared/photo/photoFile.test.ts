import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PHOTO_BYTES, readPhoto } from '../../../shared/photo/photoFile.ts';
import type { PhotoFile } from '../../../shared/photo/photoFile.ts';
import { describedPng, describedWebp, plainPicture, telephonePicture } from '../../fixture/pictures.ts';

const ORIGIN = { takenAt: '2016-10-19 13:58:02', device: 'HUAWEI EVA-AL00' };

function photoOf(file: Uint8Array): PhotoFile {
  const read = readPhoto(file);
  if (read.kind === 'refused') throw new Error(read.message);
  return read.photo;
}

function refusalOf(file: Uint8Array): string {
  const read = readPhoto(file);
  return read.kind === 'refused' ? read.message : 'taken';
}

test.each([
  ['jpg', 'image/jpeg'],
  ['png', 'image/png'],
  ['webp', 'image/webp'],
] as const)('a plain %s stays byte for byte', (kind, type) => {
  const file = plainPicture(kind);
  expect(photoOf(file)).toEqual({ type, width: 4, height: 2, bytes: new Uint8Array(file), origin: null });
});

test.each([
  ['a JPEG', telephonePicture, 'jpg'],
  ['a PNG', describedPng, 'png'],
  ['a WebP', describedWebp, 'webp'],
] as const)('%s loses what tells of its making, which is read apart', (_name, made, kind) => {
  const file = made();
  const photo = photoOf(file);
  expect(photo).toMatchObject({ width: 4, height: 2, origin: ORIGIN });
  expect(photo.origin?.lat).toBeCloseTo(31.8891333, 6);
  expect(photo.origin?.lng).toBeCloseTo(121.18, 6);
  const kept = Buffer.from(photo.bytes).toString('latin1');
  for (const word of ['HUAWEI', 'EVA', '2016', 'secret', '31.', 'XMP']) expect(kept).not.toContain(word);
  // Read again, nothing more is taken out; it is larger than the plain one by the turn alone.
  expect(photoOf(photo.bytes)).toMatchObject({ bytes: photo.bytes, origin: null });
  expect(photo.bytes.length - plainPicture(kind).length).toBe({ jpg: 36, png: 0, webp: 34 }[kind]);
});

test('how a telephone was held is kept, or its pictures would lie on their side', () => {
  const { bytes } = photoOf(telephonePicture());
  // prettier-ignore
  const turned = [0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0];
  const at = Buffer.from(bytes).indexOf('Exif\0\0', 0, 'latin1');
  expect([...bytes.subarray(at + 6, at + 32)]).toEqual(turned);
});

test('what is no picture is refused by its content, whatever it is called', () => {
  const only = '只能上传 JPEG、PNG 或 WebP 照片，请转换格式后再上传';
  for (const text of ['', 'GIF89a', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'BM', '%PDF-1.7', 'RIFF1234WAVE'])
    expect(refusalOf(Buffer.from(text))).toBe(only);
  expect(refusalOf(Buffer.alloc(PHOTO_BYTES + 1))).toContain('超过 16 MB');
});

test('a small file that would unfold to a huge picture is refused by its head', () => {
  const png = plainPicture('png');
  png.writeUInt32BE(100_000, 16);
  png.writeUInt32BE(100_000, 20);
  expect(refusalOf(png)).toBe('照片有 1000000 万像素，超过 5000 万，请缩小后再上传');
  const jpg = plainPicture('jpg');
  const frame = jpg.indexOf(Buffer.from([0xff, 0xc0]));
  jpg.writeUInt16BE(65_000, frame + 5);
  jpg.writeUInt16BE(65_000, frame + 7);
  expect(refusalOf(jpg)).toContain('超过 5000 万');
  // The head of the whole says little, the head of the picture in it says more.
  const webp = plainPicture('webp');
  const picture = webp.indexOf('\x9d\x01\x2a', 0, 'latin1');
  webp.writeUInt16LE(16_383, picture + 3);
  webp.writeUInt16LE(16_383, picture + 5);
  expect(refusalOf(webp)).toContain('超过 5000 万');
});

test('a head that says two things, and a file without a picture behind its head, are broken', () => {
  const jpg = plainPicture('jpg');
  const at = jpg.indexOf(Buffer.from([0xff, 0xc0]));
  const frame = jpg.subarray(at, at + 2 + jpg.readUInt16BE(at + 2));
  const huge = Buffer.from(frame);
  huge.writeUInt16BE(65_000, 5);
  huge.writeUInt16BE(65_000, 7);
  // Programs do not agree on which of two sizes counts.
  for (const two of [
    [huge, frame],
    [frame, huge],
  ])
    expect(refusalOf(Buffer.concat([jpg.subarray(0, at), ...two, jpg.subarray(at + frame.length)]))).toMatch(/已损坏/);
  const scan = jpg.indexOf(Buffer.from([0xff, 0xda]));
  expect(refusalOf(Buffer.concat([jpg.subarray(0, scan), jpg.subarray(-2)]))).toMatch(/已损坏/);
  const png = plainPicture('png');
  expect(refusalOf(Buffer.concat([png.subarray(0, 33), png.subarray(-12)]))).toMatch(/已损坏/);
});

test('nothing that programs write beside a picture is kept, in whatever part they hide it', () => {
  const words = Buffer.from('secret words');
  const part = (marker: number, name: string): Buffer => {
    const body = Buffer.concat([Buffer.from(name, 'latin1'), words]);
    return Buffer.concat([Buffer.from([0xff, marker, 0, body.length + 2]), body]);
  };
  const jpg = plainPicture('jpg');
  const hidden = [
    part(0xe1, 'http://ns.adobe.com/xap/1.0/\0'),
    part(0xe1, 'http://ns.adobe.com/xmp/extension/\0'),
    part(0xe2, 'MPF\0'),
    part(0xe0, 'JFXX\0'),
    part(0xed, 'Photoshop 3.0\0'),
    part(0xef, ''),
    part(0xfe, ''),
  ];
  expect(photoOf(Buffer.concat([jpg.subarray(0, 2), ...hidden, jpg.subarray(2), words])).bytes).toEqual(
    new Uint8Array(jpg),
  );
  const png = plainPicture('png');
  const chunk = (kind: string): Buffer => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(words.length);
    return Buffer.concat([length, Buffer.from(kind), words, Buffer.alloc(4)]);
  };
  const chunks = ['tEXt', 'zTXt', 'iTXt', 'tIME', 'sPLT', 'vpAg', 'fdAT'].map(chunk);
  const described = Buffer.concat([png.subarray(0, 33), ...chunks, png.subarray(33), words]);
  expect(photoOf(described).bytes).toEqual(new Uint8Array(png));
});

test('moving pictures and broken files are refused', () => {
  const png = plainPicture('png');
  const control = Buffer.from([0, 0, 0, 0, ...Buffer.from('acTL'), 0, 0, 0, 0]);
  expect(refusalOf(Buffer.concat([png.subarray(0, 33), control, png.subarray(33)]))).toContain('动图');
  const webp = describedWebp();
  webp[20] = (webp[20] ?? 0) | 0x02;
  expect(refusalOf(webp)).toContain('动图');
  for (const kind of ['jpg', 'png', 'webp'] as const) {
    const file = plainPicture(kind);
    for (const length of [12, 30, Math.floor(file.length / 2), file.length - 2])
      expect(refusalOf(file.subarray(0, length))).toMatch(/不完整或已损坏/);
  }
});

test('no bytes make the reader fail, and what it takes it takes again unchanged', () => {
  const made = [telephonePicture(), describedPng(), describedWebp()];
  const change = fc.tuple(fc.nat(2000), fc.nat(255));
  fc.assert(
    fc.property(fc.constantFrom(...made), fc.array(change, { maxLength: 8 }), fc.nat(3000), (file, changes, cut) => {
      const changed = Buffer.from(file.subarray(0, file.length - (cut % 4 === 0 ? cut % file.length : 0)));
      for (const [at, value] of changes) if (at < changed.length) changed[at] = value;
      const read = readPhoto(changed);
      if (read.kind === 'refused') return;
      expect(readPhoto(read.photo.bytes)).toMatchObject({ kind: 'photo', photo: { bytes: read.photo.bytes } });
    }),
    { numRuns: 500 },
  );
});
