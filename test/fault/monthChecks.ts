import { isCountedOverdue } from '../../shared/accountability/overdueCount.ts';
import { periodRange, shiftMonth } from '../../shared/time/zone.ts';
import { readCountedOverdues } from '../../db/read/overdues.ts';
import { readFindings } from '../../db/read/accountability.ts';
import { readCity } from '../../db/read/city.ts';
import { readRows } from '../../db/read/rows.ts';
import type { ReadableStore } from '../../db/store/handle.ts';
import { closeStore, openReadable } from '../../db/store/openStore.ts';
import { verifyStore } from '../../db/verify/verifyStore.ts';
import { evaluateClosing } from '../../electron/host/service/accountability/closing.ts';

export type AcknowledgedId = { readonly commandId: string; readonly answer: unknown };

/**
 * What a store lacks that had misses, month ends and decisions while its host was killed: every month closed once and in
 * its order with the rates that come out of the store, every finding drawn once and none missing, every answer kept.
 */
export function monthProblems(folder: string, acknowledged: readonly AcknowledgedId[]): readonly string[] {
  const store = openReadable(folder);
  try {
    return [
      ...verifyStore(store).problems,
      ...acknowledged.flatMap((one) => lost(store, one)),
      ...twice(store),
      ...closings(store),
      ...overdues(store),
    ];
  } finally {
    closeStore(store);
  }
}

function lost(store: ReadableStore, { commandId, answer }: AcknowledgedId): readonly string[] {
  const kept = store.prepare<[string], string>('SELECT answer FROM command_result WHERE command_id = ?').pluck();
  return kept.get(commandId) === JSON.stringify(answer) ? [] : [`${commandId}: no stored answer`];
}

function twice(store: ReadableStore): readonly string[] {
  const repeated = (what: string, kind: string, keys: readonly string[]): readonly string[] =>
    store
      .prepare<[string], string>(
        `SELECT min(sequence) FROM event WHERE kind = ? GROUP BY ${keys.map((key) => `json_extract(body, '$.${key}')`).join(', ')}, case_id HAVING count(*) > 1`,
      )
      .pluck()
      .all(kind)
      .map((sequence) => `${what} twice: ${sequence}`);
  return [
    ...repeated('drawn', 'findingDrawn', ['clause', 'unit', 'period']),
    ...repeated('closed', 'monthClosed', ['month', 'part']),
    ...repeated('frozen', 'monthFrozen', ['month']),
    ...repeated('issued', 'findingIssued', ['finding']),
    ...repeated('missed', 'limitMissed', ['duty', 'task', 'dueAtMs']),
  ];
}

function closings(store: ReadableStore): readonly string[] {
  const rows = store
    .prepare<[], { readonly month: string; readonly rates: string }>(
      'SELECT month, rates FROM closed_month ORDER BY month',
    )
    .all();
  const zone = readCity(store).zone;
  return rows.flatMap(({ month, rates }, index) => {
    const gap = index > 0 && shiftMonth(rows[index - 1]?.month ?? '', 1) !== month ? [`no month before ${month}`] : [];
    const { toMs } = periodRange(month, zone);
    const again = evaluateClosing(store, { month, part: 'all', atMs: toMs });
    const differs =
      JSON.stringify(again.rates) === rates ? [] : [`${month}: ${rates} closed, now ${JSON.stringify(again.rates)}`];
    const drawn = new Set(readFindings(store).map(({ clause, unit, period }) => `${clause} ${unit} ${period}`));
    const missing = again.proposals
      .map(({ clause, unit, period }) => `${clause} ${unit} ${period}`)
      .filter((name) => !drawn.has(name))
      .map((name) => `not drawn: ${name}`);
    return [...gap, ...differs, ...missing];
  });
}

function overdues(store: ReadableStore): readonly string[] {
  const ids = store.prepare<[], number>('SELECT id FROM cases').pluck().all();
  const drawn = readFindings(store);
  const counted = ids.flatMap((id) => readRows(store, id).tasks.filter((task) => isCountedOverdue(task, 'excuses')));
  const single = drawn.filter(({ clause }) => clause === 'R23' || clause === 'R24');
  const third = drawn.filter(({ clause }) => clause === 'R25');
  const { zone, begunAtMs } = readCity(store);
  const short = third.filter(({ unit, period }) => {
    const asked = { unit, month: period, zone, fromMs: begunAtMs, explained: 'excuses' } as const;
    return readCountedOverdues(store, asked).counted.length < 3;
  });
  return [
    ...(single.length === counted.length ? [] : [`${counted.length} counted overdues, ${single.length} findings`]),
    ...short.map(({ unit, period }) => `R25 ${unit} ${period} without three`),
  ];
}
