import type { GridFault } from './gridFaults.ts';

/** More cells than this around one place are not named. */
const MOST_NAMED = 4;
const SQUARE_KILOMETRE = 1_000_000;

/** A fault of a grid in words: which cells, and what is wrong. */
export function gridFaultWords({ kind, codes, squareMetres }: GridFault): {
  readonly place: string;
  readonly message: string;
} {
  const named = codes.slice(0, MOST_NAMED).join('、') + (codes.length > MOST_NAMED ? ` 等 ${codes.length} 个` : '');
  const area = areaWords(squareMetres);
  switch (kind) {
    case 'overlap':
      return { place: `网格 ${named}`, message: `重叠 ${area}，请改正边界。` };
    case 'gap':
      return { place: `网格 ${named} 之间`, message: `有空隙 ${area}，请划入其中一个网格。` };
    case 'outside':
      return { place: `网格 ${named}`, message: `超出城市边界 ${area}，请核对。` };
    case 'uncovered':
      return { place: '城市边界以内', message: `有 ${area} 未划入任何网格。` };
  }
}

/** `35 平方米`, `1.25 平方千米`. */
function areaWords(squareMetres: number): string {
  return squareMetres < SQUARE_KILOMETRE / 100
    ? `${Math.max(1, Math.round(squareMetres))} 平方米`
    : `${(squareMetres / SQUARE_KILOMETRE).toFixed(2)} 平方千米`;
}
