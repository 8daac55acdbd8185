import { hash } from 'node:crypto';
import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { makeFolder, syncFolder } from './folder.ts';

/** The pictures of a store lie in this folder beside it, each in a file that bears the hash of its content. */
const PHOTOS = 'photo';
const THUMB = '.thumb';

export function photoFolder(dataFolder: string): string {
  return join(dataFolder, PHOTOS);
}

/** The name of a picture: the SHA-256 of its bytes in hex. */
export function photoHash(bytes: Uint8Array): string {
  return hash('sha256', bytes, 'hex');
}

function placeOf(folder: string, name: string): string {
  return join(folder, name.slice(0, 2), name);
}

const PART = '.part';

/** Writes a file that is whole or not there at all, and on the disk when this returns; over one of another content. */
function writeWhole(folder: string, name: string, bytes: Uint8Array): void {
  const file = placeOf(folder, name);
  if (existsSync(file) && readFileSync(file).equals(bytes)) return;
  makeFolder(join(folder, name.slice(0, 2)));
  const part = join(folder, name + PART);
  try {
    const handle = openSync(part, 'w', 0o600);
    try {
      writeFileSync(handle, bytes);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(part, file);
  } catch (fault) {
    // On a full disk what was begun would take the last room.
    rmSync(part, { force: true });
    throw fault;
  }
  syncFolder(join(folder, name.slice(0, 2)));
}

/** Removes what was begun when a host was killed. */
export function dropParts(dataFolder: string): void {
  const folder = photoFolder(dataFolder);
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) if (name.endsWith(PART)) rmSync(join(folder, name), { force: true });
}

/** Keeps a picture and its thumbnail; the same picture again changes nothing. Answers its hash. */
export function writePhoto(dataFolder: string, bytes: Uint8Array, thumb: Uint8Array | null): string {
  const name = photoHash(bytes);
  const folder = photoFolder(dataFolder);
  if (thumb) writeWhole(folder, name + THUMB, thumb);
  writeWhole(folder, name, bytes);
  return name;
}

/** The bytes of a picture, or of its thumbnail where it has one; null: they are not there. */
export function readPhotoFile(dataFolder: string, name: string, part: 'whole' | 'thumb'): Buffer | null {
  const place = placeOf(photoFolder(dataFolder), part === 'thumb' ? name + THUMB : name);
  return existsSync(place) ? readFileSync(place) : null;
}

export function removePhoto(dataFolder: string, name: string): void {
  for (const file of [name, name + THUMB]) rmSync(placeOf(photoFolder(dataFolder), file), { force: true });
}

/**
 * Copies a picture and its thumbnail to another folder of pictures, over what a copy that was broken off has left there.
 * Answers whether the picture was there.
 */
export function copyPhoto(dataFolder: string, toFolder: string, name: string): boolean {
  const from = photoFolder(dataFolder);
  if (!existsSync(placeOf(from, name))) return false;
  makeFolder(join(toFolder, name.slice(0, 2)));
  for (const file of [name, name + THUMB])
    if (existsSync(placeOf(from, file))) copyFileSync(placeOf(from, file), placeOf(toFolder, file));
  return true;
}
