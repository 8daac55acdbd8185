/** A line may have decimals: it is held in ten-thousandths of a per cent, so that every comparison is of whole numbers. */
const PARTS = 10_000;

function wholeLine(line: number): number {
  return Math.round(line * PARTS);
}

/** Strictly below a line in per cent (R26, R28, R29); nothing due is never below (A18, A19). */
export function isBelowLine(part: number, whole: number, line: number): boolean {
  return whole > 0 && part * 100 * PARTS < wholeLine(line) * whole;
}

/** Strictly above a line in per cent (R33). */
export function isAboveLine(part: number, whole: number, line: number): boolean {
  return whole > 0 && part * 100 * PARTS > wholeLine(line) * whole;
}

/** The fewest of `whole` that are not below the line. */
export function fewestToReach(whole: number, line: number): number {
  return Math.ceil((wholeLine(line) * whole) / (100 * PARTS));
}

/** The most of `whole` that are not above the line. */
export function mostWithin(whole: number, line: number): number {
  return Math.floor((wholeLine(line) * whole) / (100 * PARTS));
}

/**
 * How many further cases, each of them counted in part and whole, bring a share above the line; null: no number does
 * (a line of 100 %).
 */
export function moreToExceed(part: number, whole: number, line: number): number | null {
  const perCase = 100 * PARTS - wholeLine(line);
  if (perCase <= 0) return null;
  return Math.max(0, Math.floor((wholeLine(line) * whole - part * 100 * PARTS) / perCase) + 1);
}
