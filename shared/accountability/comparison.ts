import type { Measured } from './finding.ts';
import type { Rule } from './rule.ts';

type Comparison = Rule['comparison'];

/** A line as a fraction of whole numbers: rates may have decimals, and a comparison loses none (A19). */
type Fraction = { readonly over: bigint; readonly under: bigint };

const DECIMALS = 12;

function fractionOf(line: number): Fraction {
  const digits = line.toFixed(DECIMALS).replace('.', '');
  return { over: BigInt(digits), under: 10n ** BigInt(DECIMALS) };
}

/**
 * Whether a number crosses the line of a rule, by whole numbers: part × 100 against line × whole. Strictness is fixed by
 * the Opinions; without a whole there is no rate and nothing is crossed (A18). A judgement crosses no line.
 */
export function crosses(comparison: Comparison, measured: Measured, line: number): boolean {
  if (measured.kind === 'judgement' || comparison === null) return false;
  if (measured.kind === 'rate' && measured.whole === 0) return false;
  const side = sideOf(measured, line);
  if (comparison === '<') return side < 0;
  return comparison === '>' ? side > 0 : side >= 0;
}

/** Below the line: negative; on it: 0; above it: positive. */
function sideOf(measured: Exclude<Measured, { kind: 'judgement' }>, line: number): number {
  const { over, under } = fractionOf(line);
  const [own, other] =
    measured.kind === 'rate'
      ? [BigInt(measured.part) * 100n * under, BigInt(measured.whole) * over]
      : [BigInt(measured.count) * under, over];
  return own < other ? -1 : own > other ? 1 : 0;
}

/**
 * The comparison in words, one line a step: `79 × 100 = 7900 < 90 × 92 = 8280`, then what is missing to the line. Empty for
 * a judgement.
 */
export function arithmeticOf(comparison: Comparison, measured: Measured, line: number): readonly string[] {
  if (measured.kind === 'judgement' || comparison === null) return [];
  const side = sideOf(measured, line);
  const sign = side < 0 ? '<' : side > 0 ? '>' : '=';
  if (measured.kind === 'count') return [countWords(comparison, measured.count, line)];
  const { part, whole } = measured;
  if (whole === 0) return ['分母为 0，不计算比率。'];
  const compared = `${part} × 100 = ${part * 100} ${sign} ${line} × ${whole} = ${product(line, whole)}`;
  return [compared, ...distanceWords(comparison, measured, line)];
}

function countWords(comparison: Exclude<Comparison, null>, count: number, line: number): string {
  if (comparison === '≥') return count >= line ? `${count} ≥ ${line}` : `${count} < ${line}`;
  return count > line ? `${count} > ${line}` : `${count} ≤ ${line}`;
}

function distanceWords(
  comparison: Exclude<Comparison, null>,
  { part, whole }: { readonly part: number; readonly whole: number },
  line: number,
): readonly string[] {
  if (comparison === '<') {
    const least = leastPart(whole, line);
    return part < least ? [`到线须 ${least} 件，差 ${least - part} 件。`] : [];
  }
  const most = mostPart(whole, line);
  return part > most ? [`不超线至多 ${most} 件，超 ${part - most} 件。`] : [];
}

/** The least part of a whole whose rate is not below the line. */
export function leastPart(whole: number, line: number): number {
  const { over, under } = fractionOf(line);
  const [own, step] = [BigInt(whole) * over, 100n * under];
  return Number((own + step - 1n) / step);
}

/** The greatest part of a whole whose rate is not above the line. */
export function mostPart(whole: number, line: number): number {
  const { over, under } = fractionOf(line);
  return Number((BigInt(whole) * over) / (100n * under));
}

/** `line × whole`, with no more decimals than it has. */
function product(line: number, whole: number): string {
  const { over, under } = fractionOf(line);
  const full = over * BigInt(whole);
  const decimals = String(full % under)
    .padStart(DECIMALS, '0')
    .replace(/0+$/, '');
  return decimals === '' ? String(full / under) : `${full / under}.${decimals}`;
}
