import { readFinding } from '../../../../db/read/accountability.ts';
import type { ReadableStore } from '../../../../db/store/handle.ts';
import { noticeView } from '../accountability/notice.ts';
import { fileName, MEDIA_TYPES } from './file.ts';
import type { FileBody } from './file.ts';
import { noticeDocx } from './noticeDocx.ts';

/** The notice of a finding as a DOCX, named by its number and title, a draft by its mark; null: no such finding. */
export async function noticeFile(
  store: ReadableStore,
  { finding: id, nowMs }: { readonly finding: number; readonly nowMs: number },
): Promise<FileBody | null> {
  const finding = readFinding(store, id);
  if (!finding) return null;
  const notice = noticeView(store, finding, nowMs);
  const head = notice.mark === null ? notice.documentNumber : `（${notice.mark}）`;
  return {
    name: fileName(`${head}${notice.title}`, 'docx'),
    type: MEDIA_TYPES.docx,
    bytes: await noticeDocx(notice),
  };
}
