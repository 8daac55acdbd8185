import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readRecords } from '../../../db/import/read/openTable.ts';
import { readFindings } from '../../../db/read/accountability.ts';
import { appendCityEvents } from '../../../db/write/cityLog.ts';
import { executeAccountability } from '../../../electron/host/service/accountability/execute.ts';
import { jsonOf, runCity, runCityHere } from '../../fixture/city.ts';
import { septemberCity } from '../../fixture/feedCity.ts';
import { haimen } from '../../fixture/findings.ts';
import { storeCity } from '../../fixture/storeCity.ts';
import { needsRealData, realDataFolder } from '../../fixture/realData.ts';
import type { StoreCity } from '../../fixture/storeCity.ts';
import { temporaryFolder } from '../../fixture/tableFile.ts';

const NOW_MS = haimen('2016-10-03T09:00');
const by = { party: 'leader', unit: null, seat: '值班长' } as const;

type Row = Readonly<Record<string, unknown>> & { readonly clause: string; readonly period: string };

async function rowsOf(city: StoreCity, ...words: string[]): Promise<readonly Row[]> {
  const ran = await runCityHere(['findings', ...words, '--json', '--data', city.folder]);
  expect(ran.code).toBe(0);
  return jsonOf(ran) as readonly Row[];
}

const named = (rows: readonly Row[]) => rows.map(({ clause, unit, period }) => `${clause} ${String(unit)} ${period}`);

test('lists findings with state, numbers, cases and amendments', async () => {
  using city = septemberCity();
  const [first] = readFindings(city.store);
  const issue = { do: 'issueFinding', by, fields: { finding: first?.id ?? 0, reason: '属实' } } as const;
  executeAccountability(city.store, { commandId: 'i', command: issue }, { nowMs: NOW_MS, feedOf: null });
  city.give('void', 'centre', { reason: '误报' }, { id: 1 });
  const rows = await rowsOf(city, '--year', '2016');
  expect(named(rows)).toEqual(['R23 U 20160905-00001', 'R23 V 20160905-00003']);
  expect(rows[0]).toEqual({
    id: first?.id,
    clause: 'R23',
    unit: 'U',
    name: 'U',
    period: '20160905-00001',
    trial: false,
    state: 'issued',
    title: '未在规定时限内回复',
    measure: '至时限 2016-09-05 15:00 未回复，也未说明情况',
    numbers: {
      kind: 'judgement',
      words: '至时限 2016-09-05 15:00 未回复，也未说明情况',
      line: null,
      months: [],
      withExempt: null,
    },
    cases: ['20160905-00001'],
    roles: { subject: 1 },
    drawnAt: '2016-09-05T15:00:01+08:00',
    amendments: [],
    documentNumber: '数城告〔2016〕1号',
  });
});

/** One case of U, unanswered in September; the rules take effect in November. */
function earlyCity(): StoreCity {
  const startMs = haimen('2016-09-05T08:00');
  const city = storeCity(startMs);
  const body = { key: 'rule.effectiveFrom', value: '2016-11-01', fromMs: null } as const;
  appendCityEvents(city.store, [{ kind: 'settingChanged', occurredAtMs: startMs, by, body }], startMs);
  city.give('report', 'centre', { source: 'public', category: 'event:06010', description: '垃圾' });
  city.give('accept', 'centre', {});
  city.give('dispatch', 'centre', { unit: 'U' });
  city.advance(haimen('2017-01-03T09:00'));
  return city;
}

test('marks what a trial finds for a period before the rules took effect', async () => {
  using city = earlyCity();
  const printed = await runCityHere(['findings', '--month', '2016-09', '--data', city.folder]);
  expect(printed).toMatchObject({ code: 0, stderr: '2016-09 在规则启用以前，为试算，不产生提示。\n' });
  expect(printed.stdout).toMatch(/—\s+R23\s+U\s+U\s+20160905-00001\s+试算/);
  expect(printed.stdout).toMatch(/—\s+R26\s+U\s+U\s+2016-09\s+试算\s+月度结案率低于 90%.+0 \/ 1 = 0\.00%\s+1\s+0/);
  const rows = await rowsOf(city, '--year', '2016');
  expect(rows.map(({ clause, trial, state, id }) => [clause, trial, state, id === null])).toEqual([
    ['R23', true, null, true],
    ['R26', true, null, true],
    ['R29', false, 'proposed', false],
  ]);
  expect(await rowsOf(city, '--month', '2016-10')).toEqual([]);
});

test('takes what was drawn before the beginning was set for no trial', async () => {
  using city = septemberCity();
  const body = { key: 'rule.effectiveFrom', value: '2016-11-01', fromMs: null } as const;
  appendCityEvents(city.store, [{ kind: 'settingChanged', occurredAtMs: NOW_MS, by, body }], NOW_MS);
  expect(await rowsOf(city, '--year', '2016', '--unit', 'V', '--clause', 'R23')).toMatchObject([{ trial: false }]);
});

test('refuses what it cannot answer', async () => {
  using city = septemberCity();
  const faultOf = async (...words: string[]): Promise<string> => {
    const ran = await runCityHere(['findings', ...words, '--data', city.folder]);
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    return ran.stderr;
  };
  expect(await faultOf()).toContain('请写明 --year 或 --month');
  expect(await faultOf('--year', '16')).toContain('--year 应写成 2016');
  expect(await faultOf('--month', '2016-13')).toContain('--month 应写成 2016-09');
  expect(await faultOf('--year', '2015', '--month', '2016-09')).toContain('2016-09 不在 2015 年');
  expect(await faultOf('--year', '2016', '--clause', 'R35')).toContain('--clause 只能是 R23、');
  expect(await faultOf('--year', '2016', '--unit', 'X')).toContain('没有编码为“X”的单位');
});

test('tries imported years by their own closing rates, month by month', { timeout: 300_000 }, async ({ skip }) => {
  needsRealData(skip, 'cases');
  using folder = temporaryFolder();
  const data = folder.folder('boston');
  const file = join(realDataFolder, 'cases', 'boston_2011.csv');
  expect(runCity(['import', 'cases', file, '--profile', 'boston_2011', '--data', data])).toMatchObject({ code: 0 });
  const ran = await runCityHere(['findings', '--year', '2011', '--clause', 'R26', '--json', '--data', data]);
  const rows = jsonOf(ran) as readonly Row[];
  const records = await readRecords(join(realDataFolder, 'reference', 'boston_2011__due_month_by_department.csv'));
  const expected = records.flatMap(({ record }) => {
    const { due_month: month = '', department = '' } = record;
    const [due, closed] = [Number(record['due_n']), Number(record['closed_by_month_end_n'])];
    return department !== '*' && month.startsWith('2011-') && closed * 100 < due * 90
      ? [`R26 ${department} ${month} ${closed}/${due}`]
      : [];
  });
  const found = rows.map(({ clause, unit, period, numbers, trial, state }) => {
    expect({ trial, state }).toEqual({ trial: true, state: null });
    const { part, whole } = numbers as { readonly part: number; readonly whole: number };
    return `${clause} ${String(unit)} ${period} ${part}/${whole}`;
  });
  expect(found.toSorted()).toEqual(expected.toSorted());
});
