import type { AccountabilityEvent, NewAccountabilityEvent } from '../../shared/accountability/accountabilityEvent.ts';
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
import { findingIdOf, foldFinding } from '../../shared/accountability/foldFinding.ts';
import type { FindingEvent } from '../../shared/accountability/foldFinding.ts';
import { readFinding } from '../read/accountability.ts';
import { columnsOf, insertStatement, selectList } from '../schema/columns.ts';
import { closedMonth, exemption, finding, findingCase, frozenFeed, frozenMonth } from '../schema/tables.ts';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { WritableStore } from '../store/handle.ts';
import { inTransaction } from '../store/transaction.ts';
import { appendEntry } from './log.ts';

/**
 * Appends events of accountability in their order and brings their projections after them, all in one transaction. Answers
 * the sequence of the last, which is the id of a finding or an exempted period that it began.
 */
export function appendAccountability(
  store: WritableStore,
  events: readonly NewAccountabilityEvent[],
  recordedAtMs: number,
): number {
  return inTransaction(store, () => {
    let sequence = 0;
    for (const event of events) {
      sequence = appendEntry(store, { ...event, caseId: null, revision: null, evidence: null, recordedAtMs });
      project(store, { ...event, sequence, recordedAtMs });
    }
    return sequence;
  });
}

function project(store: WritableStore, event: AccountabilityEvent): void {
  switch (event.kind) {
    case 'findingDrawn':
    case 'findingExtended':
    case 'findingAmended':
    case 'findingIssued':
    case 'findingDismissed':
    case 'findingMarkedMajor':
    case 'resultRecorded':
      return projectFinding(store, event);
    case 'monthClosed':
      store.memory.closingAtMs = null;
      return insert(store, closedMonth, closedMonthRow(event));
    case 'monthFrozen':
      return insert(store, frozenMonth, frozenMonthRow(event));
    case 'exemptionProposed':
      return insert(store, exemption, exemptionRow(event));
    case 'exemptionSigned':
    case 'exemptionRefused':
      return decideExemption(store, event);
    case 'feedFrozen':
      return insert(store, frozenFeed, feedRow(event));
    case 'investigationConcluded':
      // What follows from it stands in the finding of R30.
      return;
  }
}

function projectFinding(store: WritableStore, event: FindingEvent): void {
  const id = findingIdOf(event);
  const before = event.kind === 'findingDrawn' ? null : readFinding(store, id);
  const row = findingRow(foldFinding(before, event));
  if (before === null) insert(store, finding, row);
  else update(store, finding, row);
  if (event.kind !== 'findingDrawn' && event.kind !== 'findingExtended') return;
  const put = store.prepare(insertStatement(findingCase).replace('INSERT', 'INSERT OR IGNORE'));
  for (const { caseId, role } of findingCaseRows(id, event.body.evidence)) put.run(caseId, id, role);
}

function decideExemption(
  store: WritableStore,
  event: Extract<AccountabilityEvent, { kind: 'exemptionSigned' | 'exemptionRefused' }>,
): void {
  const row = store
    .prepare<[number], StoredExemption>(`SELECT ${selectList(exemption)} FROM exemption WHERE id = ?`)
    .get(event.body.exemption);
  if (!row) throw new Error(`no exempted period ${event.body.exemption}`);
  update(store, exemption, decidedExemption(row, event));
}

type Row = Readonly<Record<string, string | number | null>> & { readonly id?: number };

function insert(store: WritableStore, table: SQLiteTable, row: Row): void {
  store.prepare(insertStatement(table)).run(...columnsOf(table).map(({ key }) => row[key]));
}

/** Over a table whose key is `id`. */
function update(store: WritableStore, table: typeof finding | typeof exemption, row: Row): void {
  const columns = columnsOf(table).filter(({ key }) => key !== 'id');
  const sets = columns.map(({ name }) => `${name} = ?`).join(', ');
  store
    .prepare(`UPDATE ${table === finding ? 'finding' : 'exemption'} SET ${sets} WHERE id = ?`)
    .run(...columns.map(({ key }) => row[key]), row.id);
}
