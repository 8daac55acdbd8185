import type { Actor } from '../../../shared/case/caseFile.ts';
import type { Rejection } from '../../../shared/case/command.ts';
import { quarterKey } from '../../../shared/time/zone.ts';
import { readRules } from '../../../db/read/city.ts';
import { recordingTimeMs } from '../../../db/read/log.ts';
import type { WritableStore } from '../../../db/store/handle.ts';
import { inTransaction } from '../../../db/store/transaction.ts';
import { appendCityEvents } from '../../../db/write/cityLog.ts';

/** Records that the special meeting of the quarter of now was held (R15); by the centre or a leader. */
export function holdMeeting(
  store: WritableStore,
  { nowMs, by }: { readonly nowMs: number; readonly by: Actor },
): { readonly kind: 'done'; readonly sequence: number } | { readonly kind: 'rejected'; readonly rejection: Rejection } {
  if (by.party !== 'centre' && by.party !== 'leader')
    return { kind: 'rejected', rejection: { code: 'wrongParty', message: '此项由指挥中心办理' } };
  return inTransaction(store, () => {
    const atMs = recordingTimeMs(store, nowMs);
    const body = { quarter: quarterKey(atMs, readRules(store, atMs).calendar.zone) };
    const sequence = appendCityEvents(store, [{ kind: 'meetingHeld', occurredAtMs: atMs, by, body }], atMs);
    return { kind: 'done', sequence };
  });
}
