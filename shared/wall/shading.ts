import { areaSquareMetres } from '../grid/polygon.ts';
import type { Ring } from '../grid/polygon.ts';

/** By what the grid cells of the wall's map are shaded: open cases, the overdue share of them, or open cases a square kilometre. */
export const SHADINGS = ['open', 'overdue', 'density'] as const;
export type Shading = (typeof SHADINGS)[number];

/** How dark a cell is; a cell without a step stays as the land. */
export type CellStep = 1 | 2 | 3 | 4;

export type CellShades = {
  readonly steps: ReadonlyMap<string, CellStep>;
  /** What the darkest cell has: cases, per cent, or cases a square kilometre; 0: no cell is shaded. */
  readonly most: number;
};

type ShadesInput = {
  readonly shading: Shading;
  readonly cells: readonly { readonly code: string; readonly ring: Ring }[];
  readonly openByCell: ReadonlyMap<string, number>;
  readonly overdueByCell: ReadonlyMap<string, number>;
};

const SQUARE_METRES = 1_000_000;

/** The steps of the cells that have open cases (for the overdue share: overdue ones). */
export function cellShades({ shading, cells, openByCell, overdueByCell }: ShadesInput): CellShades {
  switch (shading) {
    case 'open': {
      const most = Math.max(0, ...openByCell.values());
      return { steps: mapped(openByCell, (count) => shareStep(count, most)), most };
    }
    case 'overdue': {
      const shares = mapped(overdueByCell, (late, code) => (late * 100) / (openByCell.get(code) ?? late));
      return { steps: mapped(shares, (share) => shareStep(share, 100)), most: Math.max(0, ...shares.values()) };
    }
    case 'density': {
      const dense = densities(cells, openByCell);
      const most = Math.max(0, ...dense.values());
      return { steps: mapped(dense, (value) => halvingStep(value, most)), most };
    }
  }
}

function densities(
  cells: readonly { readonly code: string; readonly ring: Ring }[],
  openByCell: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  const dense = new Map<string, number>();
  for (const { code, ring } of cells) {
    const count = openByCell.get(code) ?? 0;
    const squareMetres = count > 0 ? areaSquareMetres(ring) : 0;
    if (squareMetres > 0) dense.set(code, (count * SQUARE_METRES) / squareMetres);
  }
  return dense;
}

function mapped<From, To>(
  values: ReadonlyMap<string, From>,
  step: (value: From, code: string) => To,
): ReadonlyMap<string, To> {
  return new Map([...values].map(([code, value]) => [code, step(value, code)]));
}

/** Four equal steps up to `most`; where there are fewer amounts than steps, one step an amount. */
export function shareStep(amount: number, most: number): CellStep {
  const step = most <= 4 ? amount : Math.ceil((amount * 4) / most);
  return Math.min(4, Math.max(1, step)) as CellStep;
}

/** Steps of half, a quarter and an eighth of `most`: densities lie far apart, equal steps would show the centre only. */
function halvingStep(value: number, most: number): CellStep {
  if (value * 2 > most) return 4;
  if (value * 4 > most) return 3;
  return value * 8 > most ? 2 : 1;
}
