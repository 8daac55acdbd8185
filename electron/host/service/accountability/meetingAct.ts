import { reject } from '../../../../shared/case/rejection.ts';
import { previousQuarter } from '../../../../shared/meeting/quarter.ts';
import { quarterKey } from '../../../../shared/time/zone.ts';
import { readRules } from '../../../../db/read/city.ts';
import type { ActOf } from './execute.ts';

/**
 * R15: the quarter in which a special meeting was held has its meeting; the log keeps when it was held and when it was
 * entered. A quarter long past is not mended afterwards.
 */
export const holdMeeting: ActOf<'holdMeeting'> = ({ store, nowMs, by, fields: { heldAtMs = nowMs, ...facts } }) => {
  const { zone } = readRules(store, nowMs).calendar;
  const quarter = quarterKey(heldAtMs, zone);
  if (heldAtMs > nowMs) return reject('occurredInFuture', '会议召开时间不能晚于现在');
  if (quarter < previousQuarter(nowMs, zone))
    return reject('occurredTooLongAgo', '只能补记本季度和上一季度的会议（R15）');
  return { events: [], city: [{ kind: 'meetingHeld', occurredAtMs: heldAtMs, by, body: { quarter, ...facts } }] };
};
