import { casePhotos } from '../../../../shared/case/photo.ts';
import { PARTY_NAMES } from '../../../../shared/case/permission.ts';
import type { EraseAnswer, EraseCall } from '../../../../shared/contract/admin.ts';
import { findCase, readCaseEvents } from '../../../../db/read/caseFile.ts';
import { recordingTimeMs } from '../../../../db/read/log.ts';
import type { WritableStore } from '../../../../db/store/handle.ts';
import { inTransaction } from '../../../../db/store/transaction.ts';
import { appendCityEvents } from '../../../../db/write/cityLog.ts';
import { eraseOrigins } from '../../../../db/write/photo.ts';
import { isAdministrator } from '../adminSetting.ts';

function refused(problem: string): EraseAnswer {
  return { kind: 'refused', problems: [problem] };
}

/**
 * Erases what was taken out of pictures and kept apart: personal data of whoever took them. The log tells by whom, why and of
 * how many; pictures, cases and figures stay, and `verify` finds nothing.
 */
export function erasePhotoOrigins(store: WritableStore, call: EraseCall, nowMs: number): EraseAnswer {
  const { by } = call;
  if (!isAdministrator(by) && by.party !== 'host')
    return refused(`照片信息由${PARTY_NAMES.centre}或${PARTY_NAMES.leader}删除，请先更换席位`);
  // What is erased is overwritten: it must not stay in free pages of the file, nor in the log that is written ahead.
  store.sqlite.pragma('secure_delete = ON');
  try {
    const answer = erased(store, call, nowMs);
    if (answer.kind === 'done') store.sqlite.pragma('wal_checkpoint(TRUNCATE)');
    return answer;
  } finally {
    store.sqlite.pragma('secure_delete = OFF');
  }
}

function erased(store: WritableStore, { by, case: number, beforeMs, reason }: EraseCall, nowMs: number): EraseAnswer {
  return inTransaction(store, () => {
    const caseId = number === null ? null : (findCase(store, number)?.id ?? null);
    if (number !== null && caseId === null) return refused(`没有编号为 ${number} 的案件，请核对编号`);
    const hashes = caseId === null ? null : casePhotos(readCaseEvents(store, caseId)).map(({ hash }) => hash);
    const count = eraseOrigins(store, beforeMs, hashes);
    if (count === 0) return refused('没有符合条件的照片信息，未作删除');
    const atMs = recordingTimeMs(store, nowMs);
    const body = { case: number, beforeMs, count, reason };
    const sequence = appendCityEvents(store, [{ kind: 'photoOriginsErased', occurredAtMs: atMs, by, body }], atMs);
    return { kind: 'done', sequence, count };
  });
}
