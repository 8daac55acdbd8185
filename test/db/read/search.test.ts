import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readRules } from '../../../db/read/city.ts';
import { readQueueIds } from '../../../db/read/deskQueues.ts';
import { searchCases } from '../../../db/read/search/searchCases.ts';
import { closeStore, openReadable, openStore } from '../../../db/store/openStore.ts';
import type { WritableStore } from '../../../db/store/handle.ts';
import { inTransaction } from '../../../db/store/transaction.ts';
import { verifyStore } from '../../../db/verify/verifyStore.ts';
import { appendCaseEvents } from '../../../db/write/caseLog.ts';
import { readCaseFile } from '../../../db/read/caseFile.ts';
import type { Actor, CaseFile } from '../../../shared/case/caseFile.ts';
import type { Amendment, NewEvent } from '../../../shared/case/event.ts';
import type { Rules } from '../../../shared/case/rules.ts';
import type { SearchCriteria } from '../../../shared/contract/desk.ts';
import { BLOCK_CASES } from '../../../shared/search/grams.ts';
import { comparable, searchWords } from '../../../shared/search/searchedText.ts';
import { parseIso } from '../../../shared/time/zone.ts';
import { storeCity } from '../../fixture/storeCity.ts';

const MONDAY_MS = parseIso('2026-11-23T09:00:00+08:00') ?? 0;
const ANY: SearchCriteria = {
  text: '',
  unit: null,
  category: null,
  cell: null,
  fromMs: null,
  toMs: null,
  state: null,
  view: null,
};
const SEAT: Actor = { party: 'centre', unit: null, seat: '测试' };

/** Cases written fast: their report alone, and a dispatch for every other one. */
function writeCases(store: WritableStore, texts: readonly string[], firstId: number): void {
  inTransaction(store, () => {
    for (const [i, description] of texts.entries()) {
      const caseId = firstId + i;
      const at = { occurredAtMs: MONDAY_MS + i * 1000, by: SEAT, evidence: null };
      const place = caseId % 5 === 0 ? { lat: null, lng: null } : { lat: 31.8 + caseId / 1e5, lng: 121.1 };
      const reported: NewEvent = {
        ...at,
        kind: 'reported',
        body: {
          number: `2026-${String(caseId).padStart(5, '0')}`,
          source: 'public',
          category: caseId % 3 === 0 ? 'event:06010' : 'event:09001',
          condition: null,
          description,
          address: caseId % 4 === 0 ? null : `解放路 ${caseId % 30} 号`,
          ...place,
          cell: caseId % 2 === 0 ? 'C1' : null,
          hazard: false,
          reporter: null,
          dutyDueAtMs: MONDAY_MS + i * 1000 + 3_600_000,
        },
      };
      const events: NewEvent[] = [reported];
      if (caseId % 7 === 0) events.push({ ...at, kind: 'declined', body: { reason: '不属' } });
      appendCaseEvents(store, { file: null, caseId, events, recordedAtMs: MONDAY_MS });
    }
  });
}

function amend(store: WritableStore, caseId: number, changes: Amendment): void {
  const event: NewEvent = {
    kind: 'amended',
    occurredAtMs: MONDAY_MS,
    by: SEAT,
    evidence: null,
    body: { changes, reason: '更正', limit: null },
  };
  appendCaseEvents(store, { file: readCaseFile(store, caseId), caseId, events: [event], recordedAtMs: MONDAY_MS });
}

function everyFile(store: WritableStore): readonly CaseFile[] {
  const last = Number(store.prepare('SELECT max(id) FROM cases').pluck().get());
  return Array.from({ length: last }, (_, i) => readCaseFile(store, i + 1)).filter((file) => file !== null);
}

/** The same answer by looking at every case. */
function naive(files: readonly CaseFile[], criteria: SearchCriteria, { units, categories }: Rules): readonly number[] {
  const holds = (file: CaseFile, word: string): boolean => {
    const unit = file.tasks.findLast(({ end }) => end === null)?.unit;
    const named = unit === undefined ? undefined : units.get(unit);
    return [
      file.number,
      file.address ?? '',
      file.description,
      named?.name ?? '',
      named?.shortName ?? '',
      categories.get(file.category) ?? '',
    ].some((field) => comparable(field).includes(word));
  };
  const { category, cell, fromMs, toMs, state, view } = criteria;
  const fits = (file: CaseFile): boolean =>
    searchWords(criteria.text).every((word) => holds(file, word)) &&
    (category === null || file.category === category) &&
    (cell === null || file.cell === cell) &&
    (fromMs === null || file.reportedAtMs >= fromMs) &&
    (toMs === null || file.reportedAtMs < toMs) &&
    (state === null || (state === 'open' ? file.stage === 'acceptance' : file.stage === state)) &&
    (view === null ||
      (file.lat !== null &&
        file.lng !== null &&
        file.lat >= view.south &&
        file.lat <= view.north &&
        file.lng >= view.west &&
        file.lng <= view.east));
  return files
    .filter(fits)
    .map(({ id }) => id)
    .toReversed();
}

function find(store: WritableStore, criteria: Partial<SearchCriteria>, page = { offset: 0, limit: 100_000 }) {
  return searchCases(store, { ...ANY, ...criteria, ...page }, readRules(store, MONDAY_MS));
}

const CHARACTERS = Array.from('井盖破损垃圾，。 Aａ１1𠮷%_\'"\\*髒Ⅳ㎡👍🏽');
const texts = fc.array(fc.constantFrom(...CHARACTERS), { maxLength: 12 }).map((characters) => characters.join(''));

test('what is found, in written blocks, in the cases after them and after amendments, is what looking at every case finds', () => {
  using city = storeCity(MONDAY_MS);
  const { store } = city;
  const random = fc.sample(texts, { seed: 4, numRuns: BLOCK_CASES + 500 });
  writeCases(store, random, 1);
  expect(store.prepare('SELECT block FROM search_block').pluck().all()).toEqual([0]);
  for (const id of [1, 2, 7, 900, BLOCK_CASES - 1, BLOCK_CASES + 3])
    amend(store, id, { description: '井盖已修，垃圾清' });
  for (const id of [3, 11]) amend(store, id, { address: '海门港新区', category: 'event:06013', cell: 'C9' });
  const files = everyFile(store);
  const rules = readRules(store, MONDAY_MS);
  const words = [
    '井盖',
    '井',
    '垃圾清',
    '破损垃',
    '解放路 1',
    'a1',
    'Ａ',
    '𠮷',
    '𠮷井',
    '盖𠮷',
    '%',
    '_',
    '港新区',
    "'",
    '"井',
    '\\',
    '*',
    '，',
    ',',
    '髒',
    '👍',
    '🏽',
    'ⅳ',
    'IV',
    'm2',
    'OR 1',
    '2026-00004',
    '没有的',
  ];
  for (const text of words) {
    const expected = naive(files, { ...ANY, text }, rules);
    const found = find(store, { text });
    expect([text, found.total, found.ids.toSorted((a, b) => b - a)]).toEqual([text, expected.length, expected]);
    // The words of a queue leave what the search finds in it.
    const now = { rules, nowMs: MONDAY_MS };
    const left = readQueueIds(store, { queue: 'acceptance', text, group: null }, now).toSorted((a, b) => b - a);
    expect([text, left]).toEqual([text, naive(files, { ...ANY, text, state: 'acceptance' }, rules)]);
  }
  const others: readonly Partial<SearchCriteria>[] = [
    { category: 'event:06013' },
    { cell: 'C1', text: '井' },
    { cell: 'C9' },
    { state: 'open', text: '垃' },
    { state: 'declined' },
    { state: 'closed' },
    { fromMs: MONDAY_MS + 100_000, toMs: MONDAY_MS + 200_000 },
    { view: { west: 121, south: 31.8, east: 121.2, north: 31.81 }, text: '盖' },
  ];
  for (const criteria of others) {
    const expected = naive(files, { ...ANY, ...criteria }, rules);
    expect([criteria, find(store, criteria)]).toEqual([criteria, { ids: expected, total: expected.length }]);
  }
  expect(verifyStore(store).problems).toEqual([]);
});

test('a case is found by its unit while that has it: from the dispatch to the recall, in a written block too', () => {
  using city = storeCity(MONDAY_MS);
  const { store } = city;
  writeCases(store, Array<string>(BLOCK_CASES).fill('井盖'), 1);
  const found = (): readonly number[] => find(store, { unit: 'U' }).ids;
  for (const id of [9, 8]) {
    city.give('accept', 'centre', {}, { id });
    city.give('dispatch', 'centre', { unit: 'U' }, { id });
  }
  expect(found()).toEqual([9, 8]);
  city.give('recall', 'centre', { reason: '误派' }, { id: 9 });
  expect(found()).toEqual([8]);
  city.give('signOff', 'unit:U', {}, { id: 8 });
  city.give('return', 'unit:U', { reason: '不属本单位' }, { id: 8 });
  expect(found()).toEqual([]);
  city.give('void', 'centre', { reason: '重复' }, { id: 9 });
  expect(find(store, { state: 'voided' })).toEqual({ ids: [9], total: 1 });
  expect(verifyStore(store).problems).toEqual([]);
});

test('cases that come in any order are found in the meantime, and their block is written with the last of them', () => {
  using city = storeCity(MONDAY_MS);
  const { store } = city;
  const blocks = (): unknown => store.prepare('SELECT block FROM search_block').pluck().all();
  writeCases(store, Array<string>(300).fill('井盖'), BLOCK_CASES - 100);
  expect(find(store, { text: '井盖' }).total).toBe(300);
  expect(find(store, { state: 'closed' }).total).toBe(0);
  writeCases(store, Array<string>(BLOCK_CASES - 200).fill('井盖'), 1);
  expect(blocks()).toEqual([]);
  writeCases(store, Array<string>(99).fill('井盖'), BLOCK_CASES - 199);
  expect(blocks()).toEqual([0]);
  expect(find(store, { text: '井盖' }).total).toBe(BLOCK_CASES + 199);
  expect(verifyStore(store).problems).toEqual([]);
});

test('pages of what is found follow each other without a gap, the case of a typed number first', () => {
  using city = storeCity(MONDAY_MS);
  writeCases(city.store, Array<string>(300).fill('井盖'), 1);
  const whole = find(city.store, { text: '井盖' }).ids;
  const pages = [0, 100, 200].flatMap((offset) => find(city.store, { text: '井盖' }, { offset, limit: 100 }).ids);
  expect(pages).toEqual(whole);
  expect(whole).toHaveLength(300);
  expect(find(city.store, { text: '2026-00012' }, { offset: 0, limit: 5 })).toEqual({ ids: [12], total: 1 });
  const numbered = Array.from(
    { length: 3 },
    (_, page) => find(city.store, { text: '2026' }, { offset: page * 100, limit: 100 }).ids,
  );
  expect(new Set(numbered.flat()).size).toBe(300);
});

test('a store without its index, or with a broken one, says so to verify, and a missing index is written at the next opening', () => {
  using city = storeCity(MONDAY_MS);
  writeCases(city.store, Array<string>(BLOCK_CASES + 5).fill('井盖破损'), 1);
  const before = find(city.store, { text: '盖破' });
  city.store.sqlite.exec(`UPDATE search_place SET places = substr(places, 1, 4)
    WHERE id IN (SELECT place FROM search_gram WHERE gram = '井盖')`);
  expect(verifyStore(city.store).problems).toEqual([expect.stringContaining('搜索索引')]);
  city.store.sqlite.exec(`DELETE FROM search_mark WHERE mark = 'cell C1'`);
  expect(find(city.store, { cell: 'C1' }).total).toBeLessThan(10);
  city.store.sqlite.exec(
    'DELETE FROM search_mark; DELETE FROM search_gram; DELETE FROM search_place; DELETE FROM search_block',
  );
  expect(find(city.store, { text: '盖破' })).toEqual(before);
  const blocks: number[] = [];
  closeStore(openStore(city.folder, { nowMs: MONDAY_MS, onRebuild: (done) => void blocks.push(done) }));
  expect(blocks).toEqual([BLOCK_CASES]);
  const reader = openReadable(city.folder);
  expect(
    searchCases(reader, { ...ANY, text: '盖破', offset: 0, limit: 100_000 }, readRules(reader, MONDAY_MS)),
  ).toEqual(before);
  expect(verifyStore(reader).problems).toEqual([]);
  closeStore(reader);
});
