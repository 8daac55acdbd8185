import type { Settings } from '../setting/setting.ts';
import { fromLocal, parseIso } from '../time/zone.ts';
import type { TimeZone } from '../time/zone.ts';

/**
 * From when the rules draw findings (`rule.effectiveFrom`, A30): a day `2026-01-01` from its first second on, or an ISO time;
 * empty, or neither of both: the beginning of the city. In epoch milliseconds.
 */
export function effectiveFromMs(
  { 'rule.effectiveFrom': given }: Pick<Settings, 'rule.effectiveFrom'>,
  { begunAtMs, zone }: { readonly begunAtMs: number; readonly zone: TimeZone },
): number {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(given) ?? [];
  if (year === undefined) return parseIso(given) ?? begunAtMs;
  return fromLocal({ year: Number(year), month: Number(month), day: Number(day) }, zone);
}
