import { performance } from 'node:perf_hooks';

/** One line of the table: the product's value, the reference's in the same run, and the ratio that counts. */
export type Measured = {
  readonly value: number;
  readonly unit: string;
  readonly reference: number;
  readonly ratio: number;
  readonly target: string;
  /** The smallest and the largest ratio of the rounds. */
  readonly spread: readonly [number, number];
  /** Anything else worth a word: sizes, memory. */
  readonly note?: string;
};

export type Bench = { readonly name: string; readonly measure: (folder: string) => Promise<Measured> };

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? NaN)
    : ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2;
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? NaN;
}

/** How long a piece of work takes, in milliseconds. */
export async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** A round answers its own figure in milliseconds (or any unit of cost): the smaller, the faster. */
type Round = (round: number) => Promise<number> | number;

/**
 * Runs product and reference in alternating rounds, so that a slow moment of the machine hits both. One round of each
 * before counts for nothing, unless each is a process of its own.
 */
export async function interleaved(
  rounds: number,
  product: Round,
  reference: Round,
  { warmUp = true }: { readonly warmUp?: boolean } = {},
): Promise<{ readonly product: readonly number[]; readonly reference: readonly number[] }> {
  const costs = { product: [] as number[], reference: [] as number[] };
  for (let round = warmUp ? -1 : 0; round < rounds; round += 1) {
    // Who begins alternates too.
    const order = round % 2 === 0 ? (['product', 'reference'] as const) : (['reference', 'product'] as const);
    for (const side of order) {
      const cost = await (side === 'product' ? product(round) : reference(round));
      if (round >= 0) costs[side].push(cost);
    }
  }
  return costs;
}

/** Costs of rounds as a line of the table. `rate`: the figure is work per second, and the ratio says how near the reference. */
export function compared(
  costs: { readonly product: readonly number[]; readonly reference: readonly number[] },
  {
    unit,
    target,
    workPerRound,
    note,
  }: { readonly unit: string; readonly target: string; readonly workPerRound?: number; readonly note?: string },
): Measured {
  const product = median(costs.product);
  const reference = median(costs.reference);
  const ratioOf = (a: number, b: number): number => (workPerRound === undefined ? a / b : b / a);
  const each = costs.product.map((cost, i) => ratioOf(cost, costs.reference[i] ?? NaN));
  const shown = (cost: number): number => (workPerRound === undefined ? cost : (workPerRound / cost) * 1000);
  return {
    value: round3(shown(product)),
    unit,
    reference: round3(shown(reference)),
    ratio: round3(ratioOf(product, reference)),
    target,
    spread: [round3(Math.min(...each)), round3(Math.max(...each))],
    ...(note !== undefined && { note }),
  };
}

export function round3(value: number): number {
  return Number(value.toPrecision(4));
}
