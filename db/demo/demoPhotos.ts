import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import photos from '../../resources/demo/photos.json' with { type: 'json' };
import { readPhoto } from '../../shared/photo/photoFile.ts';
import { writePhoto } from '../store/photoFolder.ts';
import type { WritableStore } from '../store/handle.ts';
import { inTransaction } from '../store/transaction.ts';
import { savePhoto } from '../write/photo.ts';
import { DEMO_SEAT } from './actors.ts';

type Scene = keyof typeof photos;

const FOLDER = join(import.meta.dirname, '../../resources/demo/photo');

/** What the pictures of a category show, by the beginning of its id; the first that fits. */
const SCENES: readonly (readonly [beginning: string, scene: Scene])[] = [
  ['event:06013', 'hole'],
  ['component:0100', 'manhole'],
  ['event:10002', 'cable'],
  ['event:06025', 'water'],
  ['event:06026', 'water'],
  ['event:06017', 'green'],
  ['event:06045', 'green'],
  ['event:06010', 'rubbish'],
  ['event:06012', 'rubbish'],
  ['event:06014', 'rubbish'],
  ['event:06042', 'rubbish'],
  ['event:06007', 'street'],
  ['event:06004', 'adverts'],
  ['event:06001', 'site'],
  ['event:06', 'heap'],
  ['event:07', 'adverts'],
  ['event:08006', 'heap'],
  ['event:08', 'site'],
  ['event:0900', 'street'],
  ['event:09', 'vehicles'],
];

/** The drawn pictures of a category, before and after, by their hashes; null: the demonstration has none of it. */
export function demoPhotos(category: string): { readonly before: string; readonly after: string } | null {
  // Vehicles stand beside the trades on the street.
  const beginning = category === 'event:09009' ? 'event:09010' : category;
  const scene = SCENES.find(([start]) => beginning.startsWith(start))?.[1];
  return scene === undefined ? null : photos[scene];
}

/** Lays the drawn pictures into a demonstration store, each once: those of a store from before there were some too. */
export function layDemoPhotos(store: WritableStore, nowMs: number): void {
  inTransaction(store, () => {
    for (const scene of Object.keys(photos) as Scene[]) {
      for (const part of ['before', 'after'] as const) {
        const read = readPhoto(readFileSync(join(FOLDER, `${scene}-${part}.webp`)));
        if (read.kind === 'refused') throw new Error(`${scene}-${part}: ${read.message}`);
        const hash = writePhoto(store.folder, read.photo.bytes, null);
        if (hash !== photos[scene][part]) throw new Error(`${scene}-${part}: its hash in the list is another`);
        savePhoto(store, { hash, photo: read.photo, addedAtMs: nowMs, seat: DEMO_SEAT }, 1);
      }
    }
  });
}
