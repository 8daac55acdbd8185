import { expect, test } from 'vitest';
import type { ImportProfile } from '../../../shared/contract/importProfile.ts';
import { parseImportProfile } from '../../../shared/contract/importProfile.ts';
import type { CaseFacts, RowReading } from '../../../shared/intake/caseFacts.ts';
import { rowReader } from '../../../shared/intake/caseFacts.ts';
import { profileColumns } from '../../../shared/intake/profile.ts';
import { createTally } from '../../../shared/intake/tally.ts';
import type { Cell } from '../../../shared/intake/tableRow.ts';
import { cellText } from '../../../shared/intake/tableRow.ts';
import { parseIso } from '../../../shared/time/zone.ts';

const plain = {
  name: 'plain',
  title: '测试',
  number: '编号',
  reportedAt: '上报',
  dueAt: '时限',
  closedAt: '结案',
  unit: { code: '单位' },
  category: { code: ['大类', '小类'] },
  place: { columns: { lat: '纬度', lng: '经度' } },
};
const whole = {
  编号: 'HM-1',
  上报: '2016-09-05 08:00:00',
  时限: '2016-09-06 08:00:00',
  结案: '2016-09-05 18:00:00',
  单位: ' A01 ',
  大类: '市容环卫',
  小类: '暴露垃圾',
  纬度: '31.87',
  经度: '121.18',
};

function profileOf(json: object): ImportProfile {
  const parsed = parseImportProfile({ ...plain, ...json });
  if ('problems' in parsed) throw new Error(parsed.problems.join());
  return parsed.profile;
}

function read(row: Readonly<Record<string, Cell>>, json: object = {}): RowReading {
  const reader = rowReader(profileOf(json), Object.keys(row), { nowMs: at('2026-11-23T09:00'), zone: 'Asia/Shanghai' });
  return reader({ line: 2, cells: Object.values(row), problem: null });
}

function factsOf(row: Readonly<Record<string, Cell>>, json: object = {}): CaseFacts {
  const reading = read(row, json);
  if (reading.kind === 'rejected') throw new Error(reading.reason);
  return reading.facts;
}

function reasonOf(row: Readonly<Record<string, Cell>>, json: object = {}): string | null {
  const reading = read(row, json);
  return reading.kind === 'rejected' ? reading.reason : null;
}

function at(local: string): number {
  return parseIso(`${local}:00+08:00`) ?? Number.NaN;
}

test('takes a whole row as it stands', () => {
  expect(factsOf(whole)).toEqual({
    line: 2,
    number: 'HM-1',
    numberKey: 'HM-1',
    unit: { code: 'A01', name: 'A01' },
    category: { code: '市容环卫/暴露垃圾', name: '市容环卫/暴露垃圾' },
    source: 'other',
    description: '',
    address: null,
    lat: 31.87,
    lng: 121.18,
    reportedAtMs: at('2016-09-05T08:00'),
    dueAtMs: at('2016-09-06T08:00'),
    closedAtMs: at('2016-09-05T18:00'),
    closed: true,
    onTimeFlag: null,
    flags: [],
  });
});

test('finds columns whatever their width, case and spaces', () => {
  const facts = factsOf({ ' ｃａｓｅ ID': 'X', 上报: whole.上报 }, { number: 'Case Id' });
  expect(facts.number).toBe('X');
});

test('rejects only what has no number, no readable time of report, or lies in the future', () => {
  expect(reasonOf({ ...whole, 编号: ' ' })).toBe('没有案件编号');
  expect(reasonOf({ ...whole, 编号: '1.23E+17' })).toContain('数字已丢失位数');
  expect(reasonOf({ ...whole, 编号: 1.23e17 })).toContain('数字已丢失位数');
  expect(reasonOf({ ...whole, 上报: '' })).toBe('没有上报时间');
  expect(reasonOf({ ...whole, 上报: '2016-02-30 08:00:00' })).toContain('上报时间看不懂');
  expect(reasonOf({ ...whole, 上报: '2026-11-23 09:00:01' })).toBe('上报时间在将来');
  expect(reasonOf({ ...whole, 上报: '2026-11-23 09:00:00', 结案: '' })).toBeNull();
  expect(reasonOf({ ...whole, 结案: '2026-11-23 09:00:01' })).toBe('结案时间在将来');
  const reader = rowReader(profileOf({}), Object.keys(whole), { nowMs: 0, zone: 'Asia/Shanghai' });
  expect(reader({ line: 9, cells: [], problem: '坏了' })).toEqual({ kind: 'rejected', reason: '坏了' });
});

test('keeps odd times as given and flags them', () => {
  const odd = factsOf({ ...whole, 时限: '2016-09-04 08:00:00', 结案: '2016-09-05 07:59:59' });
  expect(odd.flags).toEqual(['dueBeforeReport', 'closedBeforeReport']);
  expect([odd.dueAtMs, odd.closed]).toEqual([at('2016-09-04T08:00'), true]);
  const far = factsOf({ ...whole, 时限: '2059-12-31 19:00:00' });
  expect([far.dueAtMs, far.flags]).toEqual([at('2059-12-31T19:00'), ['dueFarAway']]);
  expect(factsOf({ ...whole, 上报: '1999-12-31 08:00:00' }).flags).toContain('reportedBefore2000');
});

test('never invents a deadline or a close', () => {
  const bare = factsOf({ ...whole, 时限: ' ', 结案: '' });
  expect([bare.dueAtMs, bare.closedAtMs, bare.closed, bare.flags]).toEqual([null, null, false, []]);
  const unreadable = factsOf({ ...whole, 时限: '尽快', 结案: '无' });
  expect([unreadable.dueAtMs, unreadable.closedAtMs, unreadable.closed]).toEqual([null, null, false]);
  expect(unreadable.flags).toEqual(['dueUnreadable', 'closedUnreadable']);
});

test('reads a day without a time so that the day itself still counts', () => {
  const days = factsOf({ ...whole, 时限: '2016-09-06', 结案: '2016-09-05' });
  expect([days.dueAtMs, days.closedAtMs]).toEqual([at('2016-09-06T23:59') + 59_000, at('2016-09-05T08:00')]);
  expect(days.flags).toEqual(['dueDateOnly', 'closedDateOnly']);
  const early = factsOf({ ...whole, 结案: '2016-09-04' });
  expect([early.closedAtMs, early.flags]).toEqual([at('2016-09-04T00:00'), ['closedDateOnly', 'closedBeforeReport']]);
});

test('lets the status say what is closed', () => {
  const status = { closedWhen: [{ column: '状态', values: ['已结案'] }] };
  const open = factsOf({ ...whole, 状态: '处置中' }, status);
  expect([open.closed, open.closedAtMs, open.flags]).toEqual([false, null, ['closeTimeOfOpenCase']]);
  const timeless = factsOf({ ...whole, 状态: ' 已结案', 结案: '' }, status);
  expect([timeless.closed, timeless.closedAtMs, timeless.flags]).toEqual([true, null, ['closedWithoutTime']]);
});

test('takes the marks of a source without deadlines', () => {
  const marks = {
    closedWhen: [
      { column: '按期', values: ['1'] },
      { column: '超期', values: ['1'] },
    ],
    onTimeWhen: { column: '按期', values: ['1'] },
    lateWhen: { column: '超期', values: ['1'] },
    closedAt: undefined,
    dueAt: undefined,
    blank: ['-'],
  };
  const outcome = (按期: Cell, 超期: Cell) => {
    const { closed, onTimeFlag, flags } = factsOf({ ...whole, 按期, 超期 }, marks);
    return [closed, onTimeFlag, flags];
  };
  expect(outcome('1', '0')).toEqual([true, true, []]);
  expect(outcome(0, 1)).toEqual([true, false, []]);
  expect(outcome('-', '-')).toEqual([false, null, []]);
  expect(outcome('1', '1')).toEqual([true, null, ['onTimeContradicts']]);
});

test('leaves out a close at the very second of the report where the profile says so', () => {
  const facts = factsOf({ ...whole, 结案: whole.上报 }, { ignoreCloseAtReport: true });
  expect([facts.closed, facts.closedAtMs, facts.flags]).toEqual([false, null, ['closeAtReport']]);
});

test('warns of a file in which every case closes as it is reported, and counts what is flagged', () => {
  const tally = createTally();
  for (let count = 0; count < 20; count += 1) tally.add(factsOf({ ...whole, 结案: whole.上报, 单位: '' }));
  expect(tally.warnings()).toEqual([expect.stringContaining('每个结案时间都与上报时间相同'), '20 行没有处置单位。']);
  tally.add(factsOf(whole));
  expect(tally.warnings()).toEqual(['20 行没有处置单位。']);
});

test('counts goal days on the wall clock', () => {
  const goal = { dueAt: { daysAfterReport: '天数' } };
  expect(factsOf({ ...whole, 天数: '30' }, goal).dueAtMs).toBe(at('2016-10-05T08:00'));
  expect(factsOf({ ...whole, 天数: '0' }, goal).dueAtMs).toBe(at('2016-09-05T08:00'));
  expect(factsOf({ ...whole, 天数: '' }, goal).flags).toEqual([]);
  expect(factsOf({ ...whole, 天数: '-3' }, goal).flags).toEqual(['dueUnreadable']);
  const spring = { ...goal, timeZone: 'America/New_York' };
  const facts = factsOf({ ...whole, 上报: '2016-03-12 08:00:00', 天数: '1' }, spring);
  expect((facts.dueAtMs ?? 0) - facts.reportedAtMs).toBe(23 * 3_600_000);
});

test.each<[string, readonly [lat: Cell, lng: Cell], string | null, object?]>([
  ['a good pair', ['31.87', '121.18'], null],
  ['full-width digits', ['３１．８７', '１２１．１８'], null],
  ['nothing', [' ', ''], null],
  ['half a pair', ['31.87', ''], 'placeIncomplete'],
  ['words', ['北纬', '东经'], 'placeIncomplete'],
  ['an impossible pair', ['200', '500'], 'placeOutOfRange'],
  ['a swapped pair', ['121.18', '31.87'], 'placeSwapped'],
  ['zero', ['0', '0'], 'placeDefault'],
  ['a default point', [31.9, 121.2], 'placeDefault', { defaultPoints: [[31.9, 121.2]] }],
  ['whole degrees', ['32', '121'], 'placeRounded'],
  ['another state', ['35.79', '-103.89'], 'placeOutside', { bounds: { south: 38, west: -96, north: 40, east: -93 } }],
  ['a swapped pair of the west', ['-94.5', '39.1'], 'placeSwapped'],
  [
    'a swap within range',
    ['-71.05', '42.35'],
    'placeSwapped',
    { bounds: { south: 42, west: -72, north: 43, east: -70 } },
  ],
])('judges %s', (_what, [lat, lng], flag, rules = {}) => {
  const facts = factsOf({ ...whole, 纬度: lat, 经度: lng }, { place: { ...plain.place, ...rules } });
  expect(facts.flags).toEqual(flag === null ? [] : [flag]);
  const isPlace = flag === null && cellText(lat).trim() !== '';
  expect([facts.lat, facts.lng]).toEqual(isPlace ? [31.87, 121.18] : [null, null]);
});

test('brings a place of a Chinese web map to WGS-84, and reads a pair of one cell', () => {
  const gcj = factsOf(whole, { place: { ...plain.place, system: 'gcj02' } });
  expect([gcj.lat, gcj.lng]).not.toEqual([31.87, 121.18]);
  expect(gcj.lat).toBeCloseTo(31.87, 2);
  const point = factsOf(
    { ...whole, 坐标: '(32.86842744625023000,-96.73763973034909000)' },
    { place: { columns: { point: '坐标' } } },
  );
  expect([point.lat, point.lng]).toEqual([32.86842744625023, -96.73763973034909]);
});

test('maps units, categories and sources, and reads escaped names', () => {
  const facts = factsOf(
    { ...whole, 名称: '城管局 &amp; 环卫处', 来源: '市民热线' },
    {
      unit: { code: '单位', name: '名称', map: { A01: 'CG' } },
      category: { code: ['大类', '小类'], map: { '市容环卫/暴露垃圾': 'event:01001' } },
      source: { column: '来源', map: { 市民热线: 'hotline12345' } },
    },
  );
  expect([facts.unit, facts.category.code, facts.source]).toEqual([
    { code: 'CG', name: '城管局 & 环卫处' },
    'event:01001',
    'hotline12345',
  ]);
  const odd = factsOf({ ...whole, 单位: 'constructor' }, { source: { column: '大类', map: {} } });
  expect([odd.unit?.code, odd.source]).toEqual(['constructor', 'other']);
});

test('names what stands for a blank unit or category, or nothing', () => {
  const blank = factsOf({ ...whole, 单位: '-', 大类: '', 小类: ' ' }, { blank: ['-'] });
  expect([blank.unit, blank.category.code, blank.flags]).toEqual([null, 'unknown', ['unitMissing', 'categoryMissing']]);
  const stands = { blank: ['-'], unit: { code: '单位', whenBlank: { code: '-', name: '未注明' } } };
  expect(factsOf({ ...whole, 单位: '-' }, stands).unit).toEqual({ code: '-', name: '未注明' });
});

test('keeps long names whole and takes the first column that holds something', () => {
  const long = '城'.repeat(200);
  const facts = factsOf({ ...whole, 单位: long, 地址: ' ', 社区: '南布社区' }, { address: ['地址', '社区'] });
  expect([facts.unit?.name, facts.address]).toEqual([long, '南布社区']);
});

test('names the columns that a file must have', () => {
  const { required, all } = profileColumns(profileOf({ number: ['编号', '任务号'] }));
  expect(required[0]).toEqual({ names: ['编号', '任务号'], sparse: false });
  expect(all).toEqual(['编号', '任务号', '上报', '时限', '结案', '单位', '大类', '小类', '纬度', '经度']);
});

test('says what is wrong with a profile, and where', () => {
  const wrong = { ...plain, number: undefined, timeZone: 'Mars/X', colour: 'red', closedWhen: [{ column: '状态' }] };
  const parsed = parseImportProfile(JSON.parse(JSON.stringify(wrong)));
  expect('problems' in parsed && parsed.problems).toEqual([
    'timeZone：时区应写 asWritten，或 Asia/Shanghai 一类的名称',
    'number：缺少这一项',
    'closedWhen.0.values：缺少这一项',
    '对应方案：不认识的项 colour，请核对拼写',
  ]);
});
