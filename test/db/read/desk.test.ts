import { expect, test } from 'vitest';
import { NO_FILTER, QUEUES } from '../../../shared/contract/desk.ts';
import type { QueueFilter, QueueName } from '../../../shared/contract/desk.ts';
import { parseIso } from '../../../shared/time/zone.ts';
import { readRules } from '../../../db/read/city.ts';
import { countReports, readNearby } from '../../../db/read/deskCase.ts';
import {
  countQueue,
  queuePageStatement,
  queueStatement,
  readQueueGroups,
  readQueuePage,
  readQueueRows,
  readQueues,
  readWaitingHazard,
} from '../../../db/read/deskQueues.ts';
import {
  listBrokenPromises,
  listDesignationCandidates,
  listObservation,
  listOverdue,
  listSupervisionCandidates,
  listUnacknowledgedHazards,
  listUnsettledReturns,
} from '../../../db/read/lists.ts';
import { searchCases } from '../../../db/read/search/searchCases.ts';
import { storeCity } from '../../fixture/storeCity.ts';
import type { StoreCity } from '../../fixture/storeCity.ts';

const MONDAY_9 = parseIso('2026-11-23T09:00:00+08:00') ?? 0;
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const REPORT = {
  source: 'public',
  category: 'event:09001',
  description: '路面井盖破损',
  address: '解放路 12 号',
} as const;

function reportAndAccept(city: StoreCity, hazard = false): number {
  const answer = city.give('report', 'centre', { ...REPORT, lat: 31.9, lng: 121.18 });
  if (answer.kind !== 'done') throw new Error(answer.rejection.message);
  city.give('accept', 'centre', { hazard }, { id: answer.caseId });
  return answer.caseId;
}

function dispatched(city: StoreCity, unit = 'U'): number {
  const id = reportAndAccept(city);
  city.give('dispatch', 'centre', { unit }, { id });
  return id;
}

function countsOf(city: StoreCity, nowMs: number): Partial<Record<QueueName, number>> {
  const queues = readQueues(city.store, readRules(city.store, nowMs), nowMs);
  return Object.fromEntries(queues.filter(({ count }) => count > 0).map(({ queue, count }) => [queue, count]));
}

test('every case stands in the queue of its duty, a request and an unconfirmed hazard in one more', () => {
  using city = storeCity(MONDAY_9);
  city.give('report', 'centre', REPORT);
  reportAndAccept(city, true);
  const asking = dispatched(city);
  city.give('signOff', 'unit:U', {}, { id: asking });
  city.give(
    'requestExtension',
    'unit:U',
    { until: MONDAY_9 + 9 * HOUR_MS, reason: '需要协调产权单位到场处理' },
    { id: asking },
  );
  const returned = dispatched(city);
  city.give('return', 'unit:U', { reason: '不属本单位' }, { id: returned });
  const fed = dispatched(city);
  city.give('feedback', 'unit:U', { result: '已修复' }, { id: fed });
  expect(countsOf(city, MONDAY_9)).toEqual({
    acceptance: 1,
    dispatch: 2,
    handling: 1,
    requests: 1,
    check: 1,
    returns: 1,
    hazards: 1,
  });
  expect(readWaitingHazard(city.store)).toEqual({ count: 1, caseId: 2, sinceMs: MONDAY_9 });
});

test('what waits too long for a confirmation, a decision, a look or any step is found among the forgotten, the longest first', () => {
  using city = storeCity(MONDAY_9);
  const quiet = dispatched(city);
  reportAndAccept(city, true);
  const asking = dispatched(city);
  city.give(
    'requestExtension',
    'unit:U',
    { until: MONDAY_9 + 9 * HOUR_MS, reason: '需要协调产权单位到场处理' },
    { id: asking },
  );
  const ended = reportAndAccept(city);
  city.give('void', 'centre', { reason: '重复录入' }, { id: ended });
  const forgottenAt = (nowMs: number): readonly string[] => {
    const rules = readRules(city.store, nowMs);
    return readQueuePage(city.store, { ...NO_FILTER, queue: 'forgotten', offset: 0, limit: 10 }, { rules, nowMs }).map(
      ({ id, forgotten }) => `${id} ${forgotten}`,
    );
  };
  expect(forgottenAt(MONDAY_9 + 4 * MINUTE_MS)).toEqual([]);
  expect(forgottenAt(MONDAY_9 + 4 * HOUR_MS)).toEqual(['2 hazard', '3 request']);
  const later = { rules: readRules(city.store, MONDAY_9), nowMs: MONDAY_9 + 4 * HOUR_MS };
  expect(readQueueGroups(city.store, 'forgotten', later)).toMatchObject([{ code: 'U', count: 1 }]);
  expect(forgottenAt(MONDAY_9 + 7 * 24 * HOUR_MS)).toEqual(['2 hazard', '3 request', `${quiet} quiet`]);
  city.advance(MONDAY_9 + 10 * MINUTE_MS);
  city.give('urge', 'centre', { note: '请尽快处置' }, { id: quiet });
  expect(forgottenAt(MONDAY_9 + 7 * 24 * HOUR_MS)).toEqual(['2 hazard', '3 request']);
});

test('a queue begins with what ends first and tells what is overdue and what is due soon, as its rows’ lamps do', () => {
  using city = storeCity(MONDAY_9);
  const first = dispatched(city);
  city.give('signOff', 'unit:U', {}, { id: first });
  city.advance(MONDAY_9 + 30 * MINUTE_MS);
  const second = dispatched(city);
  city.give('signOff', 'unit:U', {}, { id: second });
  city.advance(MONDAY_9 + 100 * MINUTE_MS);
  const third = dispatched(city);
  city.give('signOff', 'unit:U', {}, { id: third });
  const nowMs = MONDAY_9 + 121 * MINUTE_MS;
  city.advance(nowMs);
  const rules = readRules(city.store, nowMs);
  const rows = readQueuePage(city.store, { ...NO_FILTER, queue: 'handling', offset: 0, limit: 10 }, { rules, nowMs });
  expect(rows.map(({ id, lamp }) => [id, lamp])).toEqual([
    [first, 'overdue'],
    [second, 'soon'],
    [third, 'normal'],
  ]);
  const handling = readQueues(city.store, rules, nowMs).find(({ queue }) => queue === 'handling');
  expect(handling).toEqual({
    queue: 'handling',
    count: 3,
    overdue: 1,
    soon: 1,
    nextDueAtMs: MONDAY_9 + 150 * MINUTE_MS,
  });
  const page = readQueuePage(city.store, { ...NO_FILTER, queue: 'handling', offset: 1, limit: 1 }, { rules, nowMs });
  expect(page.map(({ id }) => id)).toEqual([second]);
});

test('a queue is narrowed by words, full and half width alike, and by the group that its cases belong to', () => {
  using city = storeCity(MONDAY_9);
  for (const [code, supervisor] of [
    ['C1', '监督员01'],
    ['C2', '监督员02'],
  ] as const)
    city.store
      .prepare("INSERT INTO cell (code, name, town, units, supervisor, polygons) VALUES (?, ?, '镇', '{}', ?, '[]')")
      .run(code, code, supervisor);
  const [first, second, third] = [dispatched(city), dispatched(city, 'V'), dispatched(city)];
  for (const id of [first, second, third])
    city.give('feedback', id === second ? 'unit:V' : 'unit:U', { result: '已修' }, { id });
  city.store.prepare("UPDATE cases SET cell = CASE WHEN id = ? THEN 'C2' ELSE 'C1' END").run(third);
  city.store.prepare("UPDATE cases SET address = '长江路100%号' WHERE id = ?").run(first);
  const rules = readRules(city.store, MONDAY_9);
  const left = (filter: Partial<QueueFilter>): readonly number[] => {
    const page = { ...NO_FILTER, ...filter, queue: 'check', offset: 0, limit: 10 } as const;
    const rows = readQueuePage(city.store, page, { rules, nowMs: MONDAY_9 });
    expect(countQueue(city.store, page, { rules, nowMs: MONDAY_9 })).toBe(rows.length);
    return rows.map(({ id }) => id);
  };
  expect(left({})).toEqual([first, second, third]);
  expect(left({ group: '监督员02' })).toEqual([third]);
  expect(left({ text: '员０２' })).toEqual([third]);
  expect(left({ text: 'ｖ 井盖' })).toEqual([second]);
  expect(left({ text: '0%号' })).toEqual([first]);
  expect(left({ text: '_' })).toEqual([]);
  expect(left({ text: '监督员', group: '监督员01' })).toEqual([first, second]);
  expect(readQueueGroups(city.store, 'check', { rules, nowMs: MONDAY_9 })).toEqual([
    { code: '监督员01', name: '监督员01', count: 2 },
    { code: '监督员02', name: '监督员02', count: 1 },
  ]);
});

test('a case is found by its number, by words of two characters, by unit and by category, the newest first', () => {
  using city = storeCity(MONDAY_9);
  const first = dispatched(city, 'U');
  const second = dispatched(city, 'V');
  const rules = readRules(city.store, MONDAY_9);
  const any = { unit: null, category: null, cell: null, fromMs: null, toMs: null, state: null, view: null };
  const find = (text: string, limit = 10) => searchCases(city.store, { ...any, text, offset: 0, limit }, rules).ids;
  const { number } = city.file(first);
  expect(find(number)).toEqual([first]);
  expect(find(number.slice(0, 9))).toEqual([second, first]);
  expect(find('井盖')).toEqual([second, first]);
  expect(find('解放路 破损', 1)).toEqual([second]);
  expect(find('井盖 V')).toEqual([second]);
  expect(find(rules.categories.get('event:09001') ?? '')).toEqual([second, first]);
  expect(find('100%')).toEqual([]);
  expect(find('  ')).toEqual([]);
  const rows = readQueueRows(city.store, find('井盖'), { rules, nowMs: MONDAY_9 });
  expect(rows.map(({ id, unitName, dueAtMs }) => [id, unitName, dueAtMs])).toEqual([
    [second, 'V', MONDAY_9 + HOUR_MS],
    [first, 'U', MONDAY_9 + HOUR_MS],
  ]);
});

test('near in place and time means perhaps the same thing; a linked report counts for the first', () => {
  using city = storeCity(MONDAY_9);
  const first = reportAndAccept(city);
  const same = city.give('report', 'centre', { ...REPORT, lat: 31.9003, lng: 121.18 });
  city.give('report', 'centre', { ...REPORT, lat: 31.902, lng: 121.18 });
  const near = readNearby(city.store, {
    id: first,
    category: REPORT.category,
    lat: 31.9,
    lng: 121.18,
    reportedAtMs: MONDAY_9,
    metres: 50,
    hours: 24,
  });
  expect(near.map(({ id, metres }) => [id, metres])).toEqual([[2, 33]]);
  city.give('linkDuplicate', 'centre', { of: city.file(first).number }, { id: same.kind === 'done' ? same.caseId : 0 });
  expect(countReports(city.store, first)).toBe(2);
});

test('the lists of the scenario language', () => {
  using city = storeCity(MONDAY_9);
  const late = dispatched(city);
  city.give('signOff', 'unit:U', {}, { id: late });
  const reworked = dispatched(city, 'V');
  for (const minute of [1, 2]) {
    city.advance(MONDAY_9 + minute * MINUTE_MS);
    city.give('feedback', 'unit:V', { result: '已修复' }, { id: reworked });
    city.give('recordCheck', 'supervisor', { result: 'fail' }, { id: reworked });
  }
  const unowned = dispatched(city, 'U');
  for (const unit of ['U', 'V']) {
    if (unit === 'V') city.give('dispatch', 'centre', { unit }, { id: unowned });
    city.give('return', `unit:${unit}`, { reason: '不属本单位' }, { id: unowned });
  }
  const hazard = reportAndAccept(city, true);
  const ids = (rows: readonly { readonly id: number }[]) => rows.map(({ id }) => id);
  const atMs = MONDAY_9 + 3 * HOUR_MS;
  city.advance(atMs);
  expect(ids(listOverdue(city.store, atMs))).toEqual([late, reworked]);
  expect(ids(listSupervisionCandidates(city.store, { nowMs: atMs, reworks: 2 }))).toEqual([late, reworked]);
  city.give('supervise', 'leader', { reason: '超期', requirement: '办结', replyBy: atMs + HOUR_MS }, { id: late });
  expect(ids(listSupervisionCandidates(city.store, { nowMs: atMs, reworks: 2 }))).toEqual([reworked]);
  expect(ids(listDesignationCandidates(city.store, 2))).toEqual([unowned]);
  expect(ids(listUnsettledReturns(city.store))).toEqual([unowned]);
  expect(ids(listUnacknowledgedHazards(city.store))).toEqual([hazard]);
  expect(listObservation(city.store)).toEqual([]);
  expect(listBrokenPromises(city.store)).toEqual([]);
});

test('no queue reads the whole table of cases', () => {
  using city = storeCity(MONDAY_9);
  const waits = { requestMs: 0, reviewMs: 0, quietMs: 0 };
  const values = { nowMs: 0, hazardMs: 0, ...waits, minutesMs: 0, share: 0, limit: 1, offset: 0 };
  const plan = (sql: string): readonly string[] =>
    city.store.sqlite
      .prepare<[object], { readonly detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
      .all(values)
      .map(({ detail }) => detail);
  for (const queue of QUEUES) {
    for (const sql of [queueStatement(queue), queuePageStatement(queue)]) {
      expect([queue, ...plan(sql).filter((step) => /^SCAN (?:c|cases|t|task|event)\b(?!.*INDEX)/.test(step))]).toEqual([
        queue,
      ]);
    }
  }
  // The longest queue comes out of its index in order, so that a page costs a page.
  expect(plan(queuePageStatement('handling')).join('\n')).not.toContain('TEMP B-TREE');
});
