import { lettersAt, viewOf } from './bytes.ts';

/** What a camera has written of a picture: kept apart from it, since it tells where a person was and when. */
export type PhotoOrigin = {
  /** The camera's own clock, which knows no zone: `2016-10-19 13:58:02`. */
  readonly takenAt: string | null;
  readonly lat: number | null;
  readonly lng: number | null;
  readonly device: string | null;
};

export type Exif = {
  /** 1 to 8, as the format counts; 1: as it stands. */
  readonly orientation: number;
  readonly origin: PhotoOrigin | null;
};

export const NO_EXIF: Exif = { orientation: 1, origin: null };

const TAG = { make: 0x010f, model: 0x0110, orientation: 0x0112, more: 0x8769, place: 0x8825, takenAt: 0x9003 } as const;
const PLACE = { latRef: 1, lat: 2, lngRef: 3, lng: 4 } as const;
const SIZES: Readonly<Record<number, number>> = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1 };
const TEXT_LENGTH = 100;

/** The values of one directory by their tags; what does not lie within the file is left out. */
type Directory = {
  readonly text: (tag: number) => string;
  readonly whole: (tag: number) => number | null;
  readonly rationals: (tag: number) => readonly number[];
};

/** Reads the TIFF part of EXIF data. Nothing in it is trusted: a place outside the data reads as absent. */
export function readExif(tiff: Uint8Array): Exif {
  const order = lettersAt(tiff, 0, 4);
  const little = order === 'II*\0';
  if ((!little && order !== 'MM\0*') || tiff.length < 8) return NO_EXIF;
  const view = viewOf(tiff);
  const open = (at: number | null): Directory => directory(view, at, little);
  const main = open(view.getUint32(4, little));
  const more = open(main.whole(TAG.more));
  const place = open(main.whole(TAG.place));
  const turned = main.whole(TAG.orientation) ?? 1;
  const device = [main.text(TAG.make), main.text(TAG.model)].filter((part) => part !== '').join(' ');
  const lat = degrees(place.rationals(PLACE.lat), place.text(PLACE.latRef) === 'S', 90);
  const lng = degrees(place.rationals(PLACE.lng), place.text(PLACE.lngRef) === 'W', 180);
  const isPlaced = lat !== null && lng !== null;
  const origin = {
    takenAt: takenAtOf(more.text(TAG.takenAt)),
    lat: isPlaced ? lat : null,
    lng: isPlaced ? lng : null,
    device: device === '' ? null : device,
  };
  return {
    orientation: turned >= 1 && turned <= 8 ? turned : 1,
    origin: Object.values(origin).every((value) => value === null) ? null : origin,
  };
}

function directory(view: DataView, at: number | null, little: boolean): Directory {
  const entries = new Map<number, { readonly type: number; readonly count: number; readonly at: number }>();
  const fits = (from: number, bytes: number): boolean => from >= 0 && from + bytes <= view.byteLength;
  if (at !== null && fits(at, 2)) {
    const count = view.getUint16(at, little);
    for (let entry = at + 2; entry < at + 2 + count * 12 && fits(entry, 12); entry += 12) {
      const type = view.getUint16(entry + 2, little);
      const values = view.getUint32(entry + 4, little);
      const bytes = (SIZES[type] ?? 0) * values;
      const from = bytes > 4 ? view.getUint32(entry + 8, little) : entry + 8;
      if (bytes > 0 && fits(from, bytes)) entries.set(view.getUint16(entry, little), { type, count: values, at: from });
    }
  }
  return {
    text(tag) {
      const entry = entries.get(tag);
      if (entry?.type !== 2) return '';
      const bytes = new Uint8Array(view.buffer, view.byteOffset + entry.at, Math.min(entry.count, TEXT_LENGTH));
      return lettersAt(bytes, 0, bytes.length)
        .replace(/\0.*$/s, '')
        .replaceAll(/[^ -~]/g, '')
        .trim();
    },
    whole(tag) {
      const entry = entries.get(tag);
      if (entry?.type === 3) return view.getUint16(entry.at, little);
      return entry?.type === 4 ? view.getUint32(entry.at, little) : null;
    },
    rationals(tag) {
      const entry = entries.get(tag);
      if (entry?.type !== 5 || entry.count !== 3) return [];
      return [0, 8, 16].map((step) => {
        const under = view.getUint32(entry.at + step + 4, little);
        return under === 0 ? Number.NaN : view.getUint32(entry.at + step, little) / under;
      });
    },
  };
}

function degrees([d = Number.NaN, m = Number.NaN, s = Number.NaN]: readonly number[], turned: boolean, most: number) {
  const value = d + m / 60 + s / 3600;
  return value <= most ? (turned ? -value : value) : null;
}

/** `2016:10:19 13:58:02` as people write it. */
function takenAtOf(text: string): string | null {
  const [, y, m, d, time] = /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)$/.exec(text) ?? [];
  return y === undefined || y === '0000' ? null : `${y}-${m}-${d} ${time}`;
}

/** EXIF data that say nothing but how the picture is to be turned; null: as it stands. */
export function orientationOnly(orientation: number): Uint8Array | null {
  if (orientation === 1) return null;
  // Big-endian, one directory at 8 with one entry (a SHORT), no further directory.
  return Uint8Array.from([
    0x4d,
    0x4d,
    0,
    0x2a,
    0,
    0,
    0,
    8,
    0,
    1,
    1,
    0x12,
    0,
    3,
    0,
    0,
    0,
    1,
    0,
    orientation,
    0,
    0,
    0,
    0,
    0,
    0,
  ]);
}
