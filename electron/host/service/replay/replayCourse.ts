import type { ReplayCourse } from '../../../../shared/contract/replay.ts';
import { periodRange } from '../../../../shared/time/zone.ts';
import { readRules } from '../../../../db/read/city.ts';
import { recordingTimeMs } from '../../../../db/read/log.ts';
import { countReported, firstReportMs } from '../../../../db/read/replayCases.ts';
import type { ReadableStore } from '../../../../db/store/handle.ts';

const DAY_MS = 86_400_000;
const QUARTERS_OF_HOURS = 96;

/** What a replay of a day or a quarter goes over, and when in it cases came in. */
export function replayCourse(
  store: ReadableStore,
  { period, nowMs }: { readonly period: string; readonly nowMs: number },
): ReplayCourse {
  const { fromMs, toMs } = periodRange(period, readRules(store, nowMs).settings['city.timeZone']);
  const days = Math.round((toMs - fromMs) / DAY_MS);
  return {
    period,
    fromMs,
    toMs,
    untilMs: Math.min(toMs - 1000, recordingTimeMs(store, nowMs)),
    firstMs: firstReportMs(store),
    reported: countReported(store, { fromMs, toMs }, days > 1 ? days : QUARTERS_OF_HOURS),
  };
}
