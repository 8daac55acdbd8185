import { cutToSecond } from '../../../shared/time/zone.ts';
import { lastRecordedAtMs } from '../../../db/read/log.ts';
import type { ReadableStore } from '../../../db/store/handle.ts';

/** The time at which the host writes now: whole seconds, never before the log's last (A14). */
export function recordingTimeMs(store: ReadableStore, nowMs: number): number {
  return Math.max(cutToSecond(nowMs), lastRecordedAtMs(store));
}
