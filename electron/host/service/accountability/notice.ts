import { evidenceOfNotice } from '../../../../shared/accountability/finding.ts';
import type { Finding } from '../../../../shared/accountability/finding.ts';
import { lostPosts } from '../../../../shared/accountability/honours.ts';
import { noticeOf } from '../../../../shared/accountability/notice.ts';
import type { NoticeView } from '../../../../shared/contract/finding.ts';
import { readFindings } from '../../../../db/read/accountability.ts';
import { readRules } from '../../../../db/read/city.ts';
import { readEvidenceCases } from '../../../../db/read/evidenceCases.ts';
import type { ReadableStore } from '../../../../db/store/handle.ts';

/** The notice of a stored finding: an issued one by the offices and settings of its issue, a draft by those of now. */
export function noticeView(store: ReadableStore, finding: Finding, nowMs: number): NoticeView {
  const { settings, units } = readRules(store, finding.decision?.atMs ?? nowMs);
  const { unit } = finding;
  const zone = settings['city.timeZone'];
  const evidence = evidenceOfNotice(finding);
  return noticeOf(finding, {
    settings,
    units,
    zone,
    todayMs: nowMs,
    cases: readEvidenceCases(store, { unit, evidence }, { rules: readRules(store, nowMs), nowMs }),
    posts: finding.clause === 'R40' ? lostPosts(readFindings(store, { unit }), finding, zone) : [],
  });
}
