import { expect, test } from 'vitest';
import { forget } from '../../../db/store/transaction.ts';
import { verifyStore } from '../../../db/verify/verifyStore.ts';
import { parseIso } from '../../../shared/time/zone.ts';
import { storeCity } from '../../fixture/storeCity.ts';
import type { StoreCity } from '../../fixture/storeCity.ts';

const MONDAY = parseIso('2016-09-05T08:00:00+08:00') ?? Number.NaN;
const REPORT = { source: 'public', category: 'event:06010', description: '垃圾' } as const;
const COLUMNS = `case_id, revision, kind, occurred_at_ms, recorded_at_ms, party, unit, seat, evidence, body`;

/** Two cases, one of them closed after a rework, so that every projection has rows. */
function livedCity(): StoreCity {
  const city = storeCity(MONDAY);
  for (const id of [1, 2]) {
    city.give('report', 'centre', REPORT, { id });
    city.give('accept', 'centre', {}, { id });
    city.give('dispatch', 'centre', { unit: 'U' }, { id });
  }
  city.give('feedback', 'unit:U', { result: '办毕' });
  city.give('recordCheck', 'supervisor', { result: 'fail' });
  city.give('feedback', 'unit:U', { result: '再办' });
  city.give('recordCheck', 'supervisor', { result: 'pass' });
  return city;
}

/** Does to the file what no program of ours does, and tells what a verification says to it. */
function problemsAfter(sql: string): string {
  using city = livedCity();
  expect(verifyStore(city.store)).toMatchObject({ ok: true, problems: [] });
  city.store.sqlite.pragma('foreign_keys = OFF');
  city.store.sqlite.exec('DROP TRIGGER event_is_never_changed; DROP TRIGGER event_is_never_deleted;');
  city.store.sqlite.exec(sql);
  forget(city.store);
  const { ok, problems } = verifyStore(city.store);
  expect(ok).toBe(false);
  return problems.join('\n');
}

const FED_BACK = `(SELECT min(sequence) FROM event WHERE kind = 'fedBack')`;
const CHAIN = /日志第 \d+ 条与校验值不符/;

test.each([
  ['a changed body', `UPDATE event SET body = replace(body, '办毕', '未办') WHERE sequence = ${FED_BACK}`, CHAIN],
  ['a changed kind', `UPDATE event SET kind = 'explained' WHERE sequence = ${FED_BACK}`, CHAIN],
  [
    'a time of occurrence',
    `UPDATE event SET occurred_at_ms = occurred_at_ms - 1000 WHERE sequence = ${FED_BACK}`,
    CHAIN,
  ],
  [
    'a time of recording',
    `UPDATE event SET recorded_at_ms = recorded_at_ms + 1000 WHERE sequence = ${FED_BACK}`,
    CHAIN,
  ],
  ['another seat', `UPDATE event SET seat = '他人' WHERE sequence = ${FED_BACK}`, CHAIN],
  ['another unit', `UPDATE event SET unit = 'V' WHERE sequence = ${FED_BACK}`, CHAIN],
  ['added evidence', `UPDATE event SET evidence = '电话' WHERE sequence = ${FED_BACK}`, CHAIN],
  ['another hash', `UPDATE event SET hash = zeroblob(32) WHERE sequence = ${FED_BACK}`, CHAIN],
  ['a removed entry', `DELETE FROM event WHERE sequence = ${FED_BACK}`, /日志第 \d+ 条缺失/],
  [
    'a removed last entry',
    'DELETE FROM event WHERE sequence = (SELECT max(sequence) FROM event)',
    /与日志重建的结果不符/,
  ],
  [
    'an entry removed and the gap closed',
    `CREATE TEMP TABLE gap AS SELECT ${FED_BACK} AS at; DELETE FROM event WHERE sequence = (SELECT at FROM gap);
     UPDATE event SET sequence = sequence - 1 WHERE sequence > (SELECT at FROM gap)`,
    CHAIN,
  ],
  [
    'two entries in each other’s place',
    `CREATE TEMP TABLE pair AS SELECT ${COLUMNS}, row_number() OVER (ORDER BY sequence DESC) AS other
       FROM event WHERE sequence IN (${FED_BACK}, ${FED_BACK} + 1);
     CREATE TEMP TABLE first AS SELECT ${FED_BACK} AS at;
     UPDATE event SET revision = revision + 100 WHERE sequence >= (SELECT at FROM first) AND case_id = 1;
     UPDATE event SET (${COLUMNS}) = (SELECT ${COLUMNS} FROM pair WHERE other = event.sequence - (SELECT at FROM first) + 1)
       WHERE sequence IN ((SELECT at FROM first), (SELECT at FROM first) + 1)`,
    CHAIN,
  ],
  ['a stage', `UPDATE cases SET stage = 'closed' WHERE id = 2`, /的案件记录与日志重建的结果不符/],
  ['a deadline', 'UPDATE task SET due_at_ms = due_at_ms + 60000 WHERE case_id = 2', /的任务记录与日志重建的结果不符/],
  ['a check', 'UPDATE check_result SET passed = 1', /的核查记录与日志重建的结果不符/],
  ['a duty', 'UPDATE duty SET on_time = 0 WHERE case_id = 1', /的一小时时限记录与日志重建的结果不符/],
  ['a removed task', 'DELETE FROM task WHERE case_id = 2', /的任务记录与日志重建的结果不符/],
  ['a removed case', 'DELETE FROM cases WHERE id = 2', /案件表有 1 件，日志中有 2 件/],
  [
    'a task of no case',
    `INSERT INTO task (case_id, no, unit, designated, reported_at_ms, dispatched_at_ms, running, extensions, imported,
       excluded, explained, corrected)
     SELECT 99, no, unit, designated, reported_at_ms, dispatched_at_ms, running, extensions, imported,
       excluded, explained, corrected FROM task WHERE case_id = 2`,
    /表 task 有 3 行，按日志应有 2 行/,
  ],
])('verify notices %s', (_, sql, expected) => {
  expect(problemsAfter(sql)).toMatch(expected);
});

test('events can be neither changed nor deleted nor replaced', () => {
  using city = livedCity();
  const { sqlite } = city.store;
  expect(() => sqlite.exec(`UPDATE event SET seat = '他人'`)).toThrow('事件日志只增不改');
  expect(() => sqlite.exec('DELETE FROM event WHERE sequence = 3')).toThrow('事件日志只增不删');
  expect(() =>
    sqlite.exec(
      `INSERT OR REPLACE INTO event SELECT sequence, ${COLUMNS}, algorithm, hash FROM event WHERE sequence = 3`,
    ),
  ).toThrow('事件日志只增不删');
  expect(verifyStore(city.store).ok).toBe(true);
});
