import type { EvidenceCase, NoticeAnnex } from '../contract/finding.ts';
import { officialDate, officialPeriod, officialTime } from '../time/officialDate.ts';
import type { TimeZone } from '../time/zone.ts';
import type { CaseRole, Finding } from './finding.ts';
import type { Clause } from './rule.ts';

/** Which cases of the evidence a clause lists, and what the list is called. */
const LISTED: { readonly [C in Clause]?: { readonly roles: readonly CaseRole[]; readonly name: string } } = {
  R25: { roles: ['counted'], name: '超时未回复未说明情况案件清单' },
  R26: { roles: ['open'], name: '未结案案件清单' },
  R27: { roles: ['open'], name: '未结案案件清单' },
  R28: { roles: ['late', 'open'], name: '未及时结案案件清单' },
  R29: { roles: ['late', 'open'], name: '未及时结案案件清单' },
  R33: { roles: ['reworked'], name: '返工案件清单' },
  R34: { roles: ['reworked'], name: '返工案件清单' },
};

const HEADING = ['序号', '案件编号', '问题类别', '地点', '处置时限', '办理情况'] as const;

/** The list of cases behind a notice, by deadline; null where the text names the only one or the evidence holds none. */
export function noticeAnnex(
  { clause, period }: Finding,
  cases: readonly EvidenceCase[],
  { unitName, zone }: { readonly unitName: string; readonly zone: TimeZone },
): NoticeAnnex | null {
  const listed = LISTED[clause];
  const found = listed ? cases.filter(({ role }) => listed.roles.includes(role)) : [];
  if (!listed || found.length === 0) return null;
  const sorted = found.toSorted(
    (one, other) => (one.dueAtMs ?? Infinity) - (other.dueAtMs ?? Infinity) || one.id - other.id,
  );
  return {
    title: `${unitName}${officialPeriod(period)}${listed.name}`,
    heading: HEADING,
    rows: sorted.map((one, at) => [
      String(at + 1),
      one.number,
      one.categoryName,
      one.address ?? '—',
      one.dueAtMs === null ? '—' : officialTime(one.dueAtMs, zone),
      stateWords(one, zone),
    ]),
  };
}

function stateWords({ role, closedAtMs, reworks }: EvidenceCase, zone: TimeZone): string {
  const closed = closedAtMs === null ? null : `${officialDate(closedAtMs, zone)}结案`;
  switch (role) {
    case 'open':
      return closed === null ? '未结案' : `期末未结案，${closed}`;
    case 'late':
      return closed === null ? '超期' : `超期，${closed}`;
    case 'reworked':
      return `返工${reworks}次${closed === null ? '' : `，${closed}`}`;
    default:
      return closed ?? '未结案';
  }
}
