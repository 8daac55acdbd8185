import { getTableName } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { readCaseEvents, readCaseFile } from '../../../db/read/caseFile.ts';
import { figuresAsOf } from '../../../db/read/figures.ts';
import { lastSequence } from '../../../db/read/log.ts';
import { readPerson } from '../../../db/read/person.ts';
import { columnsOf } from '../../../db/schema/columns.ts';
import * as tables from '../../../db/schema/tables.ts';
import { forget } from '../../../db/store/transaction.ts';
import { verifyStore } from '../../../db/verify/verifyStore.ts';
import { erasePersons } from '../../../db/write/person.ts';
import { parseIso, periodRange } from '../../../shared/time/zone.ts';
import { storeCity } from '../../fixture/storeCity.ts';

const at = (text: string): number => parseIso(`${text}+08:00`) ?? Number.NaN;
const MONDAY = at('2016-09-05T08:00:00');
const REPORT = { source: 'public', category: 'event:06010', description: '垃圾' } as const;

test('the schema names exactly the columns that the migrations made', () => {
  using city = storeCity(MONDAY);
  for (const table of Object.values(tables)) {
    const made = city.store.sqlite.pragma(`table_info(${getTableName(table)})`) as readonly { readonly name: string }[];
    expect(made.map(({ name }) => `"${name}"`)).toEqual(columnsOf(table).map(({ name }) => name));
  }
});

test('a case lives through the store, and log, projections and figures agree', () => {
  using city = storeCity(MONDAY);
  city.give('report', 'supervisor', REPORT);
  city.give('accept', 'centre', {});
  city.advance(at('2016-09-05T09:00:00'));
  city.give('dispatch', 'centre', { unit: 'U' });
  city.advance(at('2016-09-05T11:00:00'));
  city.give('feedback', 'unit:U', { result: '办毕' });
  city.advance(at('2016-09-05T14:30:00'));
  city.give('recordCheck', 'supervisor', { result: 'fail' });
  expect(city.file().tasks[0]?.dueAtMs).toBe(at('2016-09-05T16:30:00'));
  city.advance(at('2016-09-06T09:00:00'));
  city.give('feedback', 'unit:U', { result: '再办' });
  city.give('recordCheck', 'supervisor', { result: 'pass' });
  const verified = verifyStore(city.store);
  expect(verified.problems).toEqual([]);
  expect(verified.cases).toBe(1);
  const period = periodRange('2016-09', 'Asia/Shanghai');
  const late = figuresAsOf(city.store, { period, asOfMs: at('2016-10-01T00:00:00') }).get('U');
  expect(late).toMatchObject({ due: 1, closed: 1, timely: 0, reworks: 1, signOffDue: 1, signOffTimely: 0 });
  const early = figuresAsOf(city.store, { period, asOfMs: at('2016-09-05T12:00:00') }).get('U');
  expect(early).toMatchObject({ due: 1, closed: 0, reworks: 0, overdueOpen: 0 });
});

test('a command sent twice counts once, an outdated one conflicts, a refused one writes nothing', () => {
  using city = storeCity(MONDAY);
  const first = city.give('report', 'centre', REPORT, { commandId: 'same' });
  expect(city.give('report', 'centre', REPORT, { commandId: 'same' })).toEqual(first);
  expect(readCaseFile(city.store, 2)).toBeNull();
  city.give('accept', 'centre', {});
  const sequence = lastSequence(city.store);
  const outdated = city.give('decline', 'centre', { reason: '重复' }, { expectedRevision: 1 });
  expect(outdated).toMatchObject({ kind: 'rejected', rejection: { code: 'conflict' } });
  expect(city.give('signOff', 'unit:U', {})).toMatchObject({ kind: 'rejected', rejection: { code: 'wrongStage' } });
  expect(lastSequence(city.store)).toBe(sequence);
});

test('numbers run from 1 each day and never repeat', () => {
  using city = storeCity(MONDAY);
  const numbers = [1, 2].map(() => city.give('report', 'centre', REPORT));
  city.advance(at('2016-09-06T00:00:00'));
  numbers.push(city.give('report', 'centre', REPORT));
  expect(numbers.map((answer) => 'number' in answer && answer.number)).toEqual([
    '20160905-00001',
    '20160905-00002',
    '20160906-00001',
  ]);
});

test('personal data stand apart from the log, and erasing them leaves it provable', () => {
  using city = storeCity(MONDAY);
  city.give('report', 'centre', { ...REPORT, reporter: { name: '张三', telephone: '13800000000' } });
  const event = readCaseEvents(city.store, 1).find(({ kind }) => kind === 'reported');
  const text = JSON.stringify(event);
  expect(text).not.toContain('张三');
  const ref = event?.kind === 'reported' ? (event.body.reporter?.ref ?? '') : '';
  expect(readPerson(city.store, ref)).toEqual({ name: '张三', telephone: '13800000000' });
  expect(erasePersons(city.store, 1)).toBe(1);
  expect(readPerson(city.store, ref)).toBeNull();
  expect(verifyStore(city.store).ok).toBe(true);
});

test('verify names what was tampered with', () => {
  using city = storeCity(MONDAY);
  city.give('report', 'centre', REPORT);
  city.give('accept', 'centre', {});
  const { sqlite } = city.store;
  expect(() => sqlite.exec(`UPDATE event SET seat = '他人'`)).toThrow('事件日志只增不改');
  expect(() => sqlite.exec('DELETE FROM event')).toThrow('事件日志只增不删');
  sqlite.exec('DROP TRIGGER event_is_never_changed');
  sqlite.exec(`UPDATE event SET seat = '他人' WHERE kind = 'accepted'`);
  sqlite.exec(`UPDATE cases SET stage = 'closed'`);
  forget(city.store);
  const { ok, problems } = verifyStore(city.store);
  expect(ok).toBe(false);
  expect(problems.join('\n')).toMatch(/日志第 \d+ 条与校验值不符/);
  expect(problems.join('\n')).toContain('案件 20160905-00001 的案件记录与日志重建的结果不符');
});
