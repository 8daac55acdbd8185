/** A share in per cent with one decimal, cut and not rounded, so that a rate below a line never reads as the line: `89.9`. */
export function cutRate(part: number, whole: number): string {
  return (Math.floor((part * 1000) / whole) / 10).toFixed(1);
}

/**
 * A share in per cent with two decimals, half up, by whole numbers so that no digit is lost: `93.72%`; `—` where nothing
 * is due (TV1).
 */
export function rateWords(part: number, whole: number): string {
  if (whole === 0) return '—';
  const hundredths = Math.floor((part * 20_000 + whole) / (whole * 2));
  return `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}%`;
}
