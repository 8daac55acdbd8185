import { z } from 'zod';
import type { Actor } from '../case/caseFile.ts';
import { COORDINATE_SYSTEMS } from '../grid/coordinate.ts';
import type { CoordinateSystem } from '../grid/coordinate.ts';
import type { Settings } from '../setting/setting.ts';
import { actorSchema } from './command.ts';

/** A change of one setting of the city, from now on. */
export type SettingCall = { readonly key: string; readonly value: unknown; readonly by: Actor };

/** What came of it: a refusal is an answer, in words that say what to do. */
export type SettingAnswer =
  | { readonly kind: 'done'; readonly sequence: number }
  | { readonly kind: 'refused'; readonly problems: readonly string[] };

/** One change of a setting as it stands in the log. */
export type SettingEntry = {
  readonly sequence: number;
  readonly atMs: number;
  readonly seat: string;
  readonly value: unknown;
};

/** Takes the cells of a GeoJSON file in place of the grid in force. */
export type GridCall = { readonly by: Actor; readonly system: CoordinateSystem; readonly file: unknown };

export type GridAnswer =
  | { readonly kind: 'done'; readonly sequence: number; readonly cells: number }
  | { readonly kind: 'refused'; readonly problems: readonly string[] };

/** Erases what was kept of pictures, in the name of a seat and for a reason; `case`: of one case only, by its number. */
export type EraseCall = {
  readonly by: Actor;
  readonly case: string | null;
  readonly beforeMs: number;
  readonly reason: string;
};

export type EraseAnswer =
  | { readonly kind: 'done'; readonly sequence: number; readonly count: number }
  | { readonly kind: 'refused'; readonly problems: readonly string[] };

/** What was erased of pictures once, as it stands in the log. */
export type Erasure = {
  readonly sequence: number;
  readonly atMs: number;
  readonly seat: string;
  readonly case: string | null;
  readonly beforeMs: number;
  readonly count: number;
  readonly reason: string;
};

/** Of how many pictures time, position or device are kept, the earliest of them, and what was erased before. */
export type KeptOrigins = {
  readonly count: number;
  readonly firstAddedAtMs: number | null;
  readonly erasures: readonly Erasure[];
};

/** The settings that hold now. */
export type AdminSettings = { readonly sequence: number; readonly nowMs: number; readonly settings: Settings };

export const settingCall = z.strictObject({
  key: z.string().min(1).max(100),
  value: z.unknown(),
  by: z.custom<Actor>((by) => actorSchema.safeParse(by).success),
});

export const eraseCall = z.strictObject({
  by: z.custom<Actor>((by) => actorSchema.safeParse(by).success),
  case: z.string().trim().min(1).max(100).nullable(),
  beforeMs: z.int(),
  reason: z.string().trim().min(1).max(2000),
});

export const gridCall = z.strictObject({
  by: z.custom<Actor>((by) => actorSchema.safeParse(by).success),
  system: z.enum(COORDINATE_SYSTEMS),
  file: z.unknown(),
});
