import { expect, test } from 'vitest';
import { executeAccountability } from '../../../../electron/host/service/accountability/execute.ts';
import { findingView } from '../../../../electron/host/service/accountability/findingView.ts';
import { accountabilityPage } from '../../../../electron/host/service/accountability/page.ts';
import { findFinding, readFinding, readFindings } from '../../../../db/read/accountability.ts';
import { readCity } from '../../../../db/read/city.ts';
import { forget } from '../../../../db/store/transaction.ts';
import { verifyStore } from '../../../../db/verify/verifyStore.ts';
import type { AccountabilityCommand } from '../../../../shared/accountability/accountabilityCommand.ts';
import { evidenceNow } from '../../../../shared/accountability/finding.ts';
import type { Actor } from '../../../../shared/case/caseFile.ts';
import { parseIso } from '../../../../shared/time/zone.ts';
import { storeCity } from '../../../fixture/storeCity.ts';
import type { StoreCity } from '../../../fixture/storeCity.ts';

const at = (text: string): number => parseIso(`${text}+08:00`) ?? Number.NaN;
const MONDAY = at('2016-09-05T08:00:00');
const OCTOBER = at('2016-10-01T00:00:00');
const REPORT = { source: 'public', category: 'event:06010', description: '垃圾' } as const;
const LEADER: Actor = { party: 'leader', unit: null, seat: '值班长' };
const OTHER: Actor = { ...LEADER, seat: '副值班长' };

function act(city: StoreCity, nowMs: number, command: AccountabilityCommand, commandId: string) {
  return executeAccountability(city.store, { commandId, command }, { nowMs, feedOf: null }).answer;
}

/** Three cases of U, none answered by its deadline. */
function lateCity(): StoreCity {
  const city = storeCity(MONDAY);
  for (const id of [1, 2, 3]) {
    city.give('report', 'centre', REPORT, { id });
    city.give('accept', 'centre', {}, { id });
    city.give('dispatch', 'centre', { unit: 'U' }, { id });
  }
  return city;
}

const drawn = (city: StoreCity): readonly string[] =>
  readFindings(city.store).map(({ clause, unit, period }) => `${clause} ${unit} ${period}`);

test('three cases without reply draw R23 each and R25 at the third, and the month R26, each once', () => {
  using city = lateCity();
  city.advance(MONDAY + 86_400_000);
  const overdue = ['1', '2', '3'].map((no) => `R23 U 20160905-0000${no}`);
  expect(drawn(city)).toEqual([...overdue, 'R25 U 2016-09']);
  city.advance(OCTOBER);
  city.advance(OCTOBER + 86_400_000);
  expect(drawn(city)).toEqual([...overdue, 'R25 U 2016-09', 'R26 U 2016-09']);
  const finding = readFinding(city.store, findFinding(city.store, 'R26', 'U', '2016-09') ?? 0);
  expect(finding).toMatchObject({
    drawnAtMs: OCTOBER,
    evidence: { measured: { kind: 'rate', part: 0, whole: 3 }, threshold: 90, cases: { open: [1, 2, 3] } },
  });
  expect(verifyStore(city.store).problems).toEqual([]);
});

test('R25 is drawn once and extended by each further event, also where an earlier one counts no more', () => {
  using city = lateCity();
  const begin = (id: number): void => {
    city.give('report', 'centre', REPORT, { id });
    city.give('accept', 'centre', {}, { id });
    city.give('dispatch', 'centre', { unit: 'U' }, { id });
  };
  const r25 = () => readFindings(city.store).filter(({ clause }) => clause === 'R25');
  city.advance(MONDAY + 86_400_000);
  begin(4);
  city.advance(MONDAY + 2 * 86_400_000);
  expect(r25()).toHaveLength(1);
  expect(r25()[0]).toMatchObject({
    evidence: { measured: { count: 3 }, cases: { counted: [1, 2, 3] } },
    extensions: [{ evidence: { measured: { count: 4 }, cases: { counted: [4] }, adds: true } }],
  });
  city.give('void', 'centre', { reason: '误报' }, { id: 2 });
  begin(5);
  begin(6);
  city.advance(MONDAY + 3 * 86_400_000);
  const [finding] = r25();
  expect(finding?.extensions.map(({ evidence }) => [evidence.cases.counted, evidence.adds])).toEqual([
    [[4], true],
    [[1, 3, 4, 5], undefined],
    [[6], true],
  ]);
  expect(finding && evidenceNow(finding)).toMatchObject({
    measured: { count: 5 },
    cases: { counted: [1, 3, 4, 5, 6] },
  });
  expect(findingView(city.store, finding?.id ?? 0, MONDAY + 3 * 86_400_000)).toMatchObject({
    liveMeasure: null,
    arithmetic: ['5 ≥ 3'],
    caseCount: 5,
  });
  expect(verifyStore(city.store).problems).toEqual([]);
});

test('after months in which the host was off everything is recorded once and in its order', () => {
  using city = lateCity();
  city.advance(at('2017-03-10T09:00:00'));
  const kinds = city.store
    .prepare<[], string>("SELECT json_extract(body, '$.month') FROM event WHERE kind = 'monthClosed' ORDER BY sequence")
    .pluck()
    .all();
  expect(kinds).toEqual(['2016-09', '2016-10', '2016-11', '2016-12', '2017-01', '2017-02']);
  expect(drawn(city).filter((one) => one.startsWith('R2') && !one.startsWith('R23'))).toEqual([
    'R25 U 2016-09',
    'R26 U 2016-09',
    'R29 U 2016',
  ]);
  expect(verifyStore(city.store).problems).toEqual([]);
});

test('a leader decides once, with a number and a time for the reply; the same call again gets the same answer', () => {
  using city = lateCity();
  const nowMs = OCTOBER + 3_600_000;
  city.advance(nowMs);
  const finding = findFinding(city.store, 'R23', 'U', '20160905-00001') ?? 0;
  const issue = { do: 'issueFinding', by: LEADER, fields: { finding, reason: '属实' } } as const;
  const first = act(city, nowMs, issue, 'i1');
  expect(first).toMatchObject({ kind: 'done', finding });
  expect(act(city, nowMs + 1000, issue, 'i1')).toEqual(first);
  expect(act(city, nowMs + 1000, issue, 'i2')).toMatchObject({ rejection: { code: 'notProposed' } });
  expect(readFinding(city.store, finding)).toMatchObject({
    state: 'issued',
    decision: { documentNumber: '数城告〔2016〕1号', reason: '属实' },
    replyDueAtMs: at('2016-10-16T23:59:59'),
  });
  const result = { do: 'recordResult', by: LEADER, fields: { finding, result: '已约谈' } } as const;
  expect(act(city, nowMs, result, 'r1')).toMatchObject({ kind: 'done' });
  const major = { do: 'markMajor', by: LEADER, fields: { finding, grounds: '拒不整改', posts: ['分管领导'] } } as const;
  expect(act(city, nowMs, major, 'm1')).toMatchObject({ kind: 'done' });
  expect(act(city, nowMs, major, 'm2')).toMatchObject({ rejection: { code: 'markedBefore' } });
  expect(drawn(city)).toContain('R40 U 2016');
  expect(verifyStore(city.store).problems).toEqual([]);
});

test('an exempted period holds once another person has signed; what was drawn before gets an amendment', () => {
  using city = lateCity();
  city.advance(MONDAY + 86_400_000);
  const nowMs = MONDAY + 90_000_000;
  const span = { fromMs: MONDAY, toMs: MONDAY + 86_400_000, cells: [], units: [], categories: [] };
  const propose = {
    do: 'proposeExemption',
    by: LEADER,
    fields: { ...span, reason: '台风', document: '令 1 号' },
  } as const;
  const answer = act(city, nowMs, propose, 'p1');
  const exemption = answer.kind === 'done' ? answer.sequence : 0;
  const sign = (by: Actor) => ({ do: 'signExemption', by, fields: { exemption } }) as const;
  expect(act(city, nowMs, sign(LEADER), 's1')).toMatchObject({ rejection: { code: 'samePerson' } });
  expect(act(city, nowMs, sign(OTHER), 's2')).toMatchObject({ kind: 'done' });
  expect(readFindings(city.store).map(({ amendments }) => amendments.map(({ because }) => because))).toEqual(
    Array.from({ length: 4 }, () => ['exemption']),
  );
  city.advance(OCTOBER);
  expect(drawn(city)).not.toContain('R26 U 2016-09');
  expect(accountabilityPage(city.store, '2016-09', OCTOBER).exemptions).toMatchObject([{ tasks: 3, state: 'signed' }]);
  expect(verifyStore(city.store).problems).toEqual([]);
});

test('a void case amends what was drawn from it, and nothing silently changes', () => {
  using city = lateCity();
  city.advance(MONDAY + 86_400_000);
  city.give('void', 'centre', { reason: '误报' }, { id: 2 });
  const amended = readFindings(city.store).filter(({ amendments }) => amendments.length > 0);
  expect(amended.map(({ clause, period }) => `${clause} ${period}`)).toEqual(['R23 20160905-00002', 'R25 2016-09']);
  const r25 = amended.at(-1);
  expect(r25?.evidence).toMatchObject({ measured: { count: 3 }, cases: { counted: [1, 2, 3] } });
  const view = findingView(city.store, r25?.id ?? 0, MONDAY + 86_400_000);
  expect(view).toMatchObject({ liveMeasure: '2', arithmetic: ['3 ≥ 3'], caseCount: 3 });
  expect(verifyStore(city.store).problems).toEqual([]);
});

test('the page shows findings, ladder and figures of a month; the year counts each step', () => {
  using city = lateCity();
  city.advance(OCTOBER);
  const page = accountabilityPage(city.store, '2016-09', OCTOBER);
  expect(page).toMatchObject({ running: false, trial: false, frozen: false, city: { due: 3, closed: 0 } });
  expect(page.findings).toHaveLength(5);
  expect(page.ladder.map(({ period, year }) => [period, year])).toEqual([
    [3, 3],
    [2, 2],
    [0, 0],
    [0, 0],
    [0, 0],
    [0, 0],
  ]);
  expect(accountabilityPage(city.store, '2016-10', OCTOBER).findings).toEqual([]);
  expect(accountabilityPage(city.store, '2016-Q3', OCTOBER).findings).toEqual(page.findings);
  expect(accountabilityPage(city.store, '2016-Q4', OCTOBER).findings).toEqual([]);
  expect(accountabilityPage(city.store, '2016', OCTOBER).findings).toEqual(page.findings);
});

test('a frozen month stays as it was and comes out of the log again after later facts', () => {
  using city = lateCity();
  city.advance(OCTOBER);
  const freeze = { do: 'freeze', by: LEADER, fields: { month: '2016-09', asOfMs: OCTOBER - 1000 } } as const;
  expect(act(city, OCTOBER, freeze, 'f1')).toMatchObject({ kind: 'done' });
  city.give('feedback', 'unit:U', { result: '办毕' });
  city.give('recordCheck', 'supervisor', { result: 'pass' });
  expect(verifyStore(city.store).problems).toEqual([]);
  city.store.sqlite.exec(`UPDATE frozen_month SET figures = replace(figures, '"due":3', '"due":2')`);
  const { problems } = verifyStore(city.store);
  expect(problems.join('')).toMatch(/2016-09 冻结的数字与其校验值不符/);
  expect(problems.join('')).toMatch(/2016-09 冻结的数字与日志重算的结果不符（单位 U）/);
});

test('findings cost the fold of the city nothing: it is the same object after them', () => {
  using city = lateCity();
  forget(city.store);
  const before = readCity(city.store);
  city.advance(MONDAY + 86_400_000);
  expect(readCity(city.store)).toBe(before);
  expect(readFindings(city.store)).toHaveLength(4);
});
