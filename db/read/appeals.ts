import type { Appeal } from '../../shared/case/caseFile.ts';
import type { ReadableStore } from '../store/handle.ts';
import { readCaseFile } from './caseFile.ts';

export type AppealOfCase = { readonly caseId: number; readonly number: string; readonly appeal: Appeal };

/** Every appeal against a recorded lateness, the newest first. */
export function readAppeals(store: ReadableStore): readonly AppealOfCase[] {
  return store
    .prepare<[], number>(`SELECT case_id FROM event INDEXED BY event_appealed WHERE kind = 'appealed'`)
    .pluck()
    .all()
    .flatMap((caseId) => {
      const file = readCaseFile(store, caseId);
      return file?.appeal ? [{ caseId, number: file.number, appeal: file.appeal }] : [];
    })
    .toSorted((a, b) => b.appeal.atMs - a.appeal.atMs);
}
