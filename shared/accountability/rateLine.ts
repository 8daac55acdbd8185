import { crosses } from './comparison.ts';

/** Strictly below a line in per cent (R26, R28, R29); nothing due is never below (A18, A19). */
export function isBelowLine(part: number, whole: number, line: number): boolean {
  return crosses('<', { kind: 'rate', part, whole }, line);
}

/** Strictly above a line in per cent (R33). */
export function isAboveLine(part: number, whole: number, line: number): boolean {
  return crosses('>', { kind: 'rate', part, whole }, line);
}

/**
 * How many further cases, each of them counted in part and whole, bring a share above the line; null: no number does (a
 * line of 100 %). The parts that are not in it shrink against the line's own remainder: whole × (100 − line).
 */
export function moreToExceed(part: number, whole: number, line: number): number | null {
  if (line >= 100) return null;
  if (isAboveLine(part, whole, line)) return 0;
  // Above means: what is not in the part is less than (100 − line) % of the whole, so the whole must grow beyond that.
  const others = whole - part;
  let grown = Math.floor((others * 100) / (100 - line));
  while (!isAboveLine(grown - others, grown, line)) grown += 1;
  while (grown > whole && isAboveLine(grown - 1 - others, grown - 1, line)) grown -= 1;
  return Math.max(1, grown - whole);
}

/** How many further cases, counted in the whole only, bring a share back to the line; null: no number does. */
export function moreToReturn(part: number, whole: number, line: number): number | null {
  if (line <= 0) return null;
  let grown = Math.max(whole, Math.floor((part * 100) / line));
  while (isAboveLine(part, grown, line)) grown += 1;
  while (grown > whole && !isAboveLine(part, grown - 1, line)) grown -= 1;
  return grown - whole;
}
