/**
 * A share in per cent with two decimals, half up, by whole numbers so that no digit is lost: `93.72%`; `—` where nothing
 * is due (TV1).
 */
export function rateWords(part: number, whole: number): string {
  if (whole === 0) return '—';
  const hundredths = Math.floor((part * 20_000 + whole) / (whole * 2));
  return `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}%`;
}
