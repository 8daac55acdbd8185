import { MARK_PATHS } from '../../../part/markPaths.ts';
import type { Lamp } from '../../../../shared/contract/wall.ts';
import { pictureOf } from './blend.ts';
import type { Picture } from './blend.ts';
import type { Palette } from './palette.ts';

/** The marker of each state, drawn once; its middle is the place. `side` in CSS pixels. */
export type Sprite = { readonly picture: Picture; readonly side: number };
export type Sprites = {
  /** Two sets with the same key look the same. */
  readonly key: string;
  readonly of: Readonly<Record<Lamp, Sprite>>;
  /** How far from its place a marker may reach, in CSS pixels. */
  readonly reach: number;
};

type SpritesInput = {
  readonly counts: Readonly<Record<Lamp, number>>;
  readonly palette: Palette;
  /** Pixels of one logical pixel. */
  readonly unit: number;
};

/** Normal cases shrink when there are more than this, so that they stay a texture. */
const TEXTURE_COUNT = 700;
/** Cases that need somebody shrink and lose their white edges beyond this, so that a crowd stays a picture and no blob. */
const CROWD_COUNT = 150;
const SMALLEST_SHARE = 0.4;
/** Sizes change by such steps, so that a single case more does not draw all of them anew. */
const STEP = 0.05;

type Look = {
  readonly path: Path2D;
  readonly share: number;
  readonly fill: string;
  readonly line: string | null;
  readonly width: number;
  /** Half of the side in logical pixels at full size. */
  readonly half: number;
  readonly alpha: number;
};

/** The looks for so many cases of each state: circle 8, hollow square 13, triangle 17, diamond 22, star 30 px, smaller in a crowd. */
function looksOf({ counts, palette }: SpritesInput): Readonly<Record<Lamp, Look>> {
  const crowd = (lamp: Lamp) => stepped(crowdShare(counts[lamp]));
  const texture = stepped(Math.max(1 / 3, Math.min(1, Math.sqrt(TEXTURE_COUNT / Math.max(1, counts.normal)))));
  return {
    normal: {
      path: new Path2D('M3.9 0A3.9 3.9 0 1 1 -3.9 0A3.9 3.9 0 1 1 3.9 0Z'),
      share: texture,
      fill: palette.ok,
      line: null,
      width: 0,
      half: 5,
      alpha: 0.85,
    },
    observation: {
      path: new Path2D('M-6.7 -6.7H6.7V6.7H-6.7Z'),
      share: crowd('observation'),
      fill: palette.obsGround,
      line: palette.obs,
      width: 3.6,
      half: 10,
      alpha: 1,
    },
    soon: {
      path: new Path2D('M0 -9.6L9 6L-9 6Z'),
      share: crowd('soon'),
      fill: palette.soon,
      line: palette.halo,
      width: 1.5,
      half: 12,
      alpha: 1,
    },
    overdue: {
      path: new Path2D('M0 -11L11 0L0 11L-11 0Z'),
      share: crowd('overdue'),
      fill: palette.late,
      line: counts.overdue > CROWD_COUNT ? palette.halo : '#fff',
      width: 2,
      half: 14,
      alpha: 1,
    },
    hazard: {
      path: new Path2D(MARK_PATHS.hazard),
      share: crowd('hazard'),
      fill: '#fff',
      line: palette.hazard,
      width: 2,
      half: 19,
      alpha: 1,
    },
  };
}

/** What tells one set of markers from another, without drawing them. */
export function spritesKey(input: SpritesInput): string {
  const looks = Object.values(looksOf(input)).map(({ share, fill, line }) => `${share} ${fill} ${line}`);
  return [input.unit, devicePixelRatio, ...looks].join('|');
}

/** Draws the markers for so many cases of each state. */
export function spritesOf(input: SpritesInput): Sprites {
  const looks = looksOf(input);
  const draw = (lamp: Lamp) => spriteOf(looks[lamp], { unit: input.unit, isBoxed: lamp === 'hazard' });
  const of = {
    normal: draw('normal'),
    soon: draw('soon'),
    overdue: draw('overdue'),
    observation: draw('observation'),
    hazard: draw('hazard'),
  };
  const reach = Math.max(...Object.values(of).map(({ side }) => Math.ceil(side / 2) + 1));
  return { key: spritesKey(input), of, reach };
}

/** How large a marker is drawn among `count` of its kind, as a share of its full size. */
export function crowdShare(count: number): number {
  return Math.max(SMALLEST_SHARE, Math.min(1, Math.sqrt(CROWD_COUNT / Math.max(1, count))));
}

function stepped(share: number): number {
  return Math.round(share / STEP) * STEP;
}

function spriteOf(look: Look, { unit, isBoxed }: { readonly unit: number; readonly isBoxed: boolean }): Sprite {
  const size = unit * look.share * devicePixelRatio;
  const pixels = 2 * Math.ceil(look.half * size + 1);
  const drawn = new OffscreenCanvas(pixels, pixels);
  const canvas = drawn.getContext('2d');
  if (canvas === null) throw new Error('no canvas');
  canvas.translate(pixels / 2, pixels / 2);
  canvas.scale(size, size);
  // The shapes of the legend stand in a box of 24 by 24.
  if (isBoxed) {
    canvas.scale(1.5, 1.5);
    canvas.translate(-12, -12);
  }
  canvas.globalAlpha = look.alpha;
  canvas.lineJoin = 'round';
  canvas.fillStyle = look.fill;
  canvas.fill(look.path);
  if (look.line !== null) {
    canvas.strokeStyle = look.line;
    canvas.lineWidth = look.width / (isBoxed ? 1.5 : 1);
    canvas.stroke(look.path);
  }
  return { picture: pictureOf(canvas.getImageData(0, 0, pixels, pixels)), side: pixels / devicePixelRatio };
}
