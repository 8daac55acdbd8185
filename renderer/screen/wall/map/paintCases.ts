import type { Lamp, WallCase } from '../../../../shared/contract/wall.ts';
import type { Point } from './paintGround.ts';
import type { Palette } from './palette.ts';

export type Marker = { readonly one: Pick<WallCase, 'dueAtMs'>; readonly lamp: Lamp; readonly at: Point };

type CasesInput = {
  readonly canvas: CanvasRenderingContext2D;
  readonly markers: readonly Marker[];
  readonly palette: Palette;
  readonly unit: number;
};

/** Normal cases shrink when there are more than this, so that they stay a texture. */
const TEXTURE_COUNT = 700;
/** Cases that need somebody shrink and lose their edges beyond this, so that a crowd stays a picture and no blob. */
const CROWD_COUNT = 150;
const SMALLEST_SHARE = 0.4;
/** Beyond this no edge is drawn at all: it would cost a frame. */
const EDGES_COUNT = 3000;

/**
 * Draws the cases, the gravest kind on top and within a kind the longest due: circle 8, hollow square 13, triangle 17,
 * diamond 22 px, smaller in a crowd. Hazards stand above the canvas.
 */
export function paintCases({ canvas, markers, palette, unit }: CasesInput): void {
  const of = (lamp: Lamp) => markers.filter((marker) => marker.lamp === lamp);
  const normal = of('normal');
  const radius = unit * Math.max(1.3, 3.9 * Math.min(1, Math.sqrt(TEXTURE_COUNT / Math.max(1, normal.length))));
  canvas.globalAlpha = 0.85;
  canvas.fillStyle = palette.ok;
  canvas.fill(dotsOf(normal, radius));
  canvas.globalAlpha = 1;
  canvas.lineJoin = 'round';

  const square = new Path2D();
  square.rect(-6.7, -6.7, 13.4, 13.4);
  stamp(canvas, square, of('observation'), { fill: palette.obsGround, line: palette.obs, width: 3.6, unit });
  const triangle = new Path2D('M0 -9.6L9 6L-9 6Z');
  stamp(canvas, triangle, of('soon'), { fill: palette.soon, line: palette.halo, width: 1.5, unit });
  const overdue = of('overdue');
  const line = overdue.length > CROWD_COUNT ? palette.halo : '#fff';
  stamp(canvas, new Path2D('M0 -11L11 0L0 11L-11 0Z'), overdue, { fill: palette.late, line, width: 2, unit });
}

/** How large a marker is drawn among `count` of its kind, as a share of its full size. */
export function crowdShare(count: number): number {
  return Math.max(SMALLEST_SHARE, Math.min(1, Math.sqrt(CROWD_COUNT / Math.max(1, count))));
}

function dotsOf(markers: readonly Marker[], radius: number): Path2D {
  const dots = new Path2D();
  for (const { at } of markers) {
    const [x, y] = at;
    dots.moveTo(x + radius, y);
    dots.arc(x, y, radius, 0, 2 * Math.PI);
  }
  return dots;
}

type Look = { readonly fill: string; readonly line: string; readonly width: number; readonly unit: number };

function stamp(canvas: CanvasRenderingContext2D, shape: Path2D, markers: readonly Marker[], look: Look): void {
  const share = crowdShare(markers.length);
  const size = look.unit * share;
  canvas.fillStyle = look.fill;
  canvas.strokeStyle = look.line;
  canvas.lineWidth = look.width;
  const worstLast = markers.toSorted((a, b) => (b.one.dueAtMs ?? Infinity) - (a.one.dueAtMs ?? Infinity));
  for (const { at } of worstLast) {
    canvas.save();
    canvas.translate(...at);
    canvas.scale(size, size);
    canvas.fill(shape);
    if (markers.length <= EDGES_COUNT) canvas.stroke(shape);
    canvas.restore();
  }
}
