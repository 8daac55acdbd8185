/** A box in logical pixels, by its middle. */
export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

export type Label = Box & {
  readonly key: string;
  readonly kind: 'town' | 'river' | 'canal' | 'highway';
  readonly name: string;
  readonly count: number | null;
  /** A label that may be left out where it finds no free place. */
  readonly optional?: boolean;
};

type PlaceInput = {
  /** The first ones choose first. */
  readonly labels: readonly Label[];
  /** Boxes that a label must not cover: markers that need somebody, legend, notice. */
  readonly obstacles: readonly Box[];
  readonly width: number;
  readonly height: number;
};

/** How far a label may move from its own place, in steps. */
const STEPS = [0, 1, 2, 3, 4] as const;
const STEP = 22;
const MARGIN = 6;

/** Places each label as near to its own place as the markers allow: on a collision the label moves, not the marker. */
export function placeLabels({ labels, obstacles, width, height }: PlaceInput): readonly Label[] {
  const taken: Box[] = [];
  const placed: Label[] = [];
  for (const label of labels) {
    if (isOutside(label, width, height)) continue;
    let best: { readonly box: Label; readonly cost: number } | null = null;
    for (const [dx, dy] of offsets()) {
      const box = inside({ ...label, x: label.x + dx, y: label.y + dy }, width, height);
      const moved = Math.hypot(box.x - label.x, box.y - label.y);
      const cost =
        taken.reduce((sum, other) => sum + 40 * overlap(box, other), 0) +
        obstacles.reduce((sum, other) => sum + 10 * overlap(box, other), 0) +
        moved;
      if (best === null || cost < best.cost - 0.01) best = { box, cost };
    }
    if (best === null || (label.optional === true && best.cost > 60)) continue;
    taken.push(best.box);
    placed.push(best.box);
  }
  return placed;
}

function offsets(): readonly (readonly [number, number])[] {
  return STEPS.flatMap((far) => {
    const around = far === 0 ? [0] : Array.from({ length: 12 }, (_, i) => (i * Math.PI) / 6);
    return around.map((angle) => [Math.cos(angle) * far * STEP * 1.4, Math.sin(angle) * far * STEP] as const);
  });
}

/** A name whose own place is out of view belongs to nothing that is seen. */
function isOutside({ x, y, width: own, height: high }: Box, width: number, height: number): boolean {
  return x < -own / 2 || y < -high / 2 || x > width + own / 2 || y > height + high / 2;
}

function inside<Kind extends Box>(box: Kind, width: number, height: number): Kind {
  const x = Math.min(width - box.width / 2 - MARGIN, Math.max(box.width / 2 + MARGIN, box.x));
  const y = Math.min(height - box.height / 2 - MARGIN, Math.max(box.height / 2 + MARGIN, box.y));
  return { ...box, x, y };
}

/** How deep two boxes lie in each other, in pixels; 0 when they do not touch. */
export function overlap(a: Box, b: Box): number {
  const x = (a.width + b.width) / 2 - Math.abs(a.x - b.x);
  const y = (a.height + b.height) / 2 - Math.abs(a.y - b.y);
  return x > 0 && y > 0 ? Math.min(x, y) : 0;
}
