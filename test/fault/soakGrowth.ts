import type { SoakSample } from './soakWall.ts';

/** By what share the renderer held more at its worst than at the first time it was measured. */
export function soakGrowth(samples: readonly SoakSample[]): { readonly heap: number; readonly nodes: number } {
  const [first, ...later] = samples;
  if (!first || later.length === 0) throw new RangeError('growth needs two samples');
  const most = (of: (sample: SoakSample) => number): number => {
    const worst = Math.max(...later.map(of));
    return Number((worst / of(first) - 1).toFixed(4));
  };
  return { heap: most(({ heapBytes }) => heapBytes), nodes: most(({ nodes }) => nodes) };
}
