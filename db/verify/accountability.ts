import type { AccountabilityEvent } from '../../shared/accountability/accountabilityEvent.ts';
import {
  closedMonthRow,
  decidedExemption,
  exemptionRow,
  feedRow,
  findingCaseRows,
  findingRow,
  frozenMonthRow,
} from '../../shared/accountability/accountabilityRows.ts';
import type { StoredExemption } from '../../shared/accountability/accountabilityRows.ts';
import type { Finding } from '../../shared/accountability/finding.ts';
import { findingIdOf, foldFinding, isFindingEvent } from '../../shared/accountability/foldFinding.ts';
import { accountabilityEventOf, EVENT_LIST, OF_ACCOUNTABILITY } from '../read/log.ts';
import type { EventRow } from '../read/log.ts';
import { columnsOf, selectList } from '../schema/columns.ts';
import { getTableName } from '../schema/drizzle.ts';
import { closedMonth, exemption, finding, findingCase, frozenFeed, frozenMonth } from '../schema/tables.ts';
import type { ReadableStore } from '../store/handle.ts';

const TABLES = { finding, findingCase, closedMonth, frozenMonth, exemption, frozenFeed } as const;
const NAMES: Readonly<Record<keyof typeof TABLES, string>> = {
  finding: '问责提示',
  findingCase: '问责依据的案件',
  closedMonth: '月末结算',
  frozenMonth: '月度冻结',
  exemption: '豁免期',
  frozenFeed: '报送冻结',
};

type Row = Readonly<Record<string, unknown>>;
type Rebuilt = { readonly [K in keyof typeof TABLES]: Row[] };

/** Compares every projection of accountability with the one rebuilt from its events. @throws {Error} never: it reports. */
export function checkAccountability(store: ReadableStore, report: (problem: string) => void): void {
  const log = store.sqlite.prepare<[], EventRow>(
    `SELECT ${EVENT_LIST} FROM event INDEXED BY event_of_city WHERE case_id IS NULL AND ${OF_ACCOUNTABILITY} ORDER BY sequence`,
  );
  const rebuilt = rebuilder();
  for (const row of log.iterate()) {
    try {
      rebuilt.take(accountabilityEventOf(row));
    } catch (error) {
      report(`日志第 ${row.sequence} 条无法接续问责记录：${String(error)}`);
    }
  }
  const rows = rebuilt.rows();
  for (const key of Object.keys(TABLES) as (keyof typeof TABLES)[]) {
    const table = TABLES[key];
    const stored = store.prepare<[], Row>(`SELECT ${selectList(table)} FROM ${getTableName(table)}`).all();
    const columns = columnsOf(table).map((column) => column.key);
    const texts = (list: readonly Row[]): ReadonlySet<string> =>
      new Set(list.map((one) => JSON.stringify(columns.map((column) => one[column] ?? null))));
    const [own, other] = [texts(stored), texts(rows[key])];
    const differing =
      [...own].filter((one) => !other.has(one)).length + [...other].filter((one) => !own.has(one)).length;
    if (differing > 0 || stored.length !== rows[key].length)
      report(`${NAMES[key]}记录与日志重建的结果不符（${Math.max(differing, 1)} 处）。`);
  }
}

/** Makes the rows of all projections from the events, in their order. */
function rebuilder(): { readonly take: (event: AccountabilityEvent) => void; readonly rows: () => Rebuilt } {
  const findings = new Map<number, Finding>();
  const cases = new Map<string, Row>();
  const exemptions = new Map<number, StoredExemption>();
  const rows: Omit<Rebuilt, 'finding' | 'findingCase' | 'exemption'> = {
    closedMonth: [],
    frozenMonth: [],
    frozenFeed: [],
  };
  return {
    take(event) {
      if (isFindingEvent(event)) {
        const id = findingIdOf(event);
        findings.set(id, foldFinding(findings.get(id) ?? null, event));
        if (event.kind !== 'findingDrawn' && event.kind !== 'findingExtended') return;
        for (const row of findingCaseRows(id, event.body.evidence)) cases.set(Object.values(row).join(' '), row);
      } else if (event.kind === 'monthClosed') rows.closedMonth.push(closedMonthRow(event));
      else if (event.kind === 'monthFrozen') rows.frozenMonth.push(frozenMonthRow(event));
      else if (event.kind === 'feedFrozen') rows.frozenFeed.push(feedRow(event));
      else if (event.kind === 'exemptionProposed') exemptions.set(event.sequence, exemptionRow(event));
      else if (event.kind === 'exemptionSigned' || event.kind === 'exemptionRefused') {
        const before = exemptions.get(event.body.exemption);
        if (!before) throw new Error(`no exempted period ${event.body.exemption}`);
        exemptions.set(before.id, decidedExemption(before, event));
      }
    },
    rows: () => ({
      ...rows,
      finding: [...findings.values()].map(findingRow),
      findingCase: [...cases.values()],
      exemption: [...exemptions.values()],
    }),
  };
}
