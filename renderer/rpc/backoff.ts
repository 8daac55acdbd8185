/**
 * How long to wait before the nth attempt to reconnect (n from 1): doubling from one second to 15, each spread over the
 * upper half, so that a room of screens does not come back in the same moment. `random` lies in [0, 1).
 */
export function backoffMs(attempt: number, random: number): number {
  const ceilingMs = Math.min(15_000, 1000 * 2 ** (attempt - 1));
  return Math.round(ceilingMs * (0.5 + random / 2));
}
