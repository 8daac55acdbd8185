import { z } from 'zod';
import { DAY_KEY, QUARTER_KEY } from '../time/periodKey.ts';
import { isDayKey } from '../time/zone.ts';
import { SHADINGS } from '../wall/shading.ts';
import type { Shading } from '../wall/shading.ts';
import { REPLAY_SPEED, REPLAY_TURNS } from './replay.ts';
import type { ReplayAsk, ReplayTurn } from './replay.ts';

/** What a wall can show as a whole. */
export const WALL_SCENES = ['live', 'accountability', 'meeting', 'replay'] as const;
export type WallScene = (typeof WALL_SCENES)[number];

/** A tone that a wall makes. */
export const WALL_TONES = ['hazard', 'soon'] as const;
export type WallTone = (typeof WALL_TONES)[number];

/** For so long a case's facts stay open on a wall, in seconds. */
export const CASE_SECONDS = { least: 5, usual: 60, most: 600 } as const;

/**
 * What a desk may tell a wall. Nothing of it is kept by the host: a wall that starts anew begins by its settings.
 * `scene`: show this one and stay; `pause`: stay with the one shown; `resume`: change by themselves again; `next`: the
 * following one at once; `item`: the next or the former item of the meeting's agenda; `replay`: play a day or a quarter back,
 * `turnReplay`: as its own keys do.
 */
export type WallOrder =
  | { readonly do: 'scene'; readonly scene: WallScene }
  | { readonly do: 'pause' }
  | { readonly do: 'resume' }
  | { readonly do: 'next' }
  | { readonly do: 'item'; readonly step: 1 | -1 }
  | { readonly do: 'openCase'; readonly caseId: number; readonly seconds: number }
  | { readonly do: 'closeCase' }
  | { readonly do: 'shading'; readonly shading: Shading }
  | { readonly do: 'replay'; readonly replay: ReplayAsk }
  | { readonly do: 'turnReplay'; readonly turn: ReplayTurn }
  | { readonly do: 'testSound'; readonly tone: WallTone };

/** `wall.control`: an order to every wall (null) or to those of a name, and the seat that gives it. */
export type WallControl = { readonly wall: string | null; readonly order: WallOrder; readonly seat: string };

/** How many connected walls were told. */
export type WallControlAnswer = { readonly reached: number };

/**
 * Whether a wall can be heard: `blocked`: its browser lets no sound out until somebody touches it; `quiet`: lower or silent
 * by the hour; `off`: switched off by the settings or the wall's address.
 */
export const WALL_SOUND_STATES = ['on', 'quiet', 'off', 'blocked'] as const;
export type WallSoundState = (typeof WALL_SOUND_STATES)[number];

/** What a wall shows now, as it says itself. `name`: from its address, `?wall=`; empty: it has none. */
export type WallShown = {
  readonly name: string;
  readonly scene: WallScene;
  readonly paused: boolean;
  readonly caseId: number | null;
  readonly shading: Shading;
  readonly sound: WallSoundState;
  /** In pixels of its window. */
  readonly width: number;
  readonly height: number;
};

const name = z.string().trim().max(20);
const scene = z.enum(WALL_SCENES);
const caseId = z.int().positive();
const replay = z.strictObject({
  period: z.string().refine((key) => QUARTER_KEY.test(key) || (DAY_KEY.test(key) && isDayKey(key))),
  speed: z.int().min(REPLAY_SPEED.least).max(REPLAY_SPEED.most),
});
const seconds = z.int().min(CASE_SECONDS.least).max(CASE_SECONDS.most);

export const wallControlSchema = z.strictObject({
  wall: name.nullable(),
  order: z.discriminatedUnion('do', [
    z.strictObject({ do: z.literal('scene'), scene }),
    z.strictObject({ do: z.literal('pause') }),
    z.strictObject({ do: z.literal('resume') }),
    z.strictObject({ do: z.literal('next') }),
    z.strictObject({ do: z.literal('item'), step: z.literal([1, -1]) }),
    z.strictObject({ do: z.literal('openCase'), caseId, seconds }),
    z.strictObject({ do: z.literal('closeCase') }),
    z.strictObject({ do: z.literal('shading'), shading: z.enum(SHADINGS) }),
    z.strictObject({ do: z.literal('replay'), replay }),
    z.strictObject({ do: z.literal('turnReplay'), turn: z.enum(REPLAY_TURNS) }),
    z.strictObject({ do: z.literal('testSound'), tone: z.enum(WALL_TONES) }),
  ]),
  seat: z.string().trim().min(1).max(100),
}) satisfies z.ZodType<WallControl>;

export const wallShownSchema = z.strictObject({
  name,
  scene,
  paused: z.boolean(),
  caseId: caseId.nullable(),
  shading: z.enum(SHADINGS),
  sound: z.enum(WALL_SOUND_STATES),
  width: z.int().min(1).max(100_000),
  height: z.int().min(1).max(100_000),
}) satisfies z.ZodType<WallShown>;
