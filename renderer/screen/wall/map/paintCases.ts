import type { Lamp } from '../../../../shared/contract/wall.ts';
import type { Point } from './paintGround.ts';
import type { Palette } from './palette.ts';

export type Marker = { readonly lamp: Lamp; readonly at: Point };

type CasesInput = {
  readonly canvas: CanvasRenderingContext2D;
  readonly markers: readonly Marker[];
  readonly palette: Palette;
  readonly unit: number;
};

/** Normal cases shrink when there are more than this, so that they stay a texture. */
const TEXTURE_COUNT = 700;

/** Draws the cases, the gravest on top: circle 8, hollow square 13, triangle 17, diamond 22 px. Hazards stand above the canvas. */
export function paintCases({ canvas, markers, palette, unit }: CasesInput): void {
  const of = (lamp: Lamp) => markers.filter((marker) => marker.lamp === lamp).map(({ at }) => at);
  const normal = of('normal');
  const radius = unit * Math.max(1.3, 3.9 * Math.min(1, Math.sqrt(TEXTURE_COUNT / Math.max(1, normal.length))));
  const full = 2 * Math.PI;
  canvas.globalAlpha = 0.85;
  canvas.fillStyle = palette.ok;
  canvas.fill(
    shapes(normal, (path, [x, y]) => {
      path.moveTo(x + radius, y);
      path.arc(x, y, radius, 0, full);
    }),
  );
  canvas.globalAlpha = 1;
  canvas.lineJoin = 'round';

  const half = 6.7 * unit;
  const squares = shapes(of('observation'), (path, [x, y]) => path.rect(x - half, y - half, 2 * half, 2 * half));
  stroke(canvas, squares, { fill: palette.obsGround, line: palette.obs, width: 3.6 * unit });

  const triangles = shapes(of('soon'), (path, [x, y]) => {
    path.moveTo(x, y - 9.6 * unit);
    path.lineTo(x + 9 * unit, y + 6 * unit);
    path.lineTo(x - 9 * unit, y + 6 * unit);
    path.closePath();
  });
  stroke(canvas, triangles, { fill: palette.soon, line: palette.halo, width: 1.5 * unit });

  const reach = 11 * unit;
  const diamonds = shapes(of('overdue'), (path, [x, y]) => {
    path.moveTo(x, y - reach);
    path.lineTo(x + reach, y);
    path.lineTo(x, y + reach);
    path.lineTo(x - reach, y);
    path.closePath();
  });
  stroke(canvas, diamonds, { fill: palette.late, line: '#fff', width: 2 * unit });
}

function shapes(points: readonly Point[], add: (path: Path2D, at: Point) => void): Path2D {
  const path = new Path2D();
  for (const at of points) add(path, at);
  return path;
}

function stroke(
  canvas: CanvasRenderingContext2D,
  path: Path2D,
  look: { readonly fill: string; readonly line: string; readonly width: number },
): void {
  canvas.fillStyle = look.fill;
  canvas.strokeStyle = look.line;
  canvas.lineWidth = look.width;
  canvas.fill(path);
  canvas.stroke(path);
}
