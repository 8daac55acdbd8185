import { z } from 'zod';
import type { Actor } from '../case/caseFile.ts';
import type { PhotoStage } from '../case/photo.ts';
import { PHOTO_BYTES } from '../photo/photoFile.ts';
import { actorSchema } from './command.ts';

/** `POST /photo`: a picture before the command that names it, with the small one that the desk has drawn of it; base64. */
export type PhotoCall = { readonly by: Actor; readonly picture: string; readonly thumb: string | null };

/** What came of it: the hash by which a command names the picture, or why it is not taken. */
export type PhotoAnswer =
  { readonly kind: 'done'; readonly hash: string } | { readonly kind: 'refused'; readonly message: string };

/** A thumbnail is no larger on either side, in pixels; and so many bytes are enough for it. */
export const THUMB_PIXELS = 480;
const THUMB_BYTES = 128 * 1024;

/** The length of base64 for so many bytes. */
function base64Length(bytes: number): number {
  return Math.ceil(bytes / 3) * 4;
}

/** The whole call with room for what stands around the pictures; a larger file is refused in words before that. */
export const PHOTO_CALL_BYTES = base64Length(PHOTO_BYTES + THUMB_BYTES) + 64 * 1024;

export const photoCall = z.strictObject({
  by: z.custom<Actor>((by) => actorSchema.safeParse(by).success),
  picture: z.string().min(1),
  thumb: z.string().min(1).max(base64Length(THUMB_BYTES)).nullable(),
});

/** A picture of a case as a desk shows it. */
export type PhotoView = {
  readonly hash: string;
  readonly stage: PhotoStage;
  readonly atMs: number;
  readonly width: number;
  readonly height: number;
  /** By the camera's own clock. */
  readonly takenAt: string | null;
  /** How far from the place of the case it was taken; null: the picture or the case names no place. */
  readonly metres: number | null;
};
