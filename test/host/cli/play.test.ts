import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { runCommand } from '../../../electron/host/cli/main.ts';

const folder = mkdtempSync(join(tmpdir(), 'play-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let written = 0;

async function play(lines: readonly (object | string)[], ...words: readonly string[]) {
  written += 1;
  const file = join(folder, `${written}.jsonl`);
  writeFileSync(file, lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'));
  const output = { stdout: '', stderr: '' };
  const catching = (name: 'stdout' | 'stderr') => ({
    write: (text: string) => {
      output[name] += text;
      return true;
    },
    isTTY: false,
  });
  const streams = { stdout: catching('stdout'), stderr: catching('stderr'), nowMs: Date.now } as const;
  const code = await runCommand(['play', file, ...words], streams);
  return { code, ...output, last: output.stdout.trimEnd().split('\n').at(-1) };
}

const AT = '2016-09-05T09:00:00+08:00';
const UNIT = { unit: { id: 'U', name: '城管局', group: 'bureau' } };
const LIMIT = { limit: { category: 'event:06010', name: '暴露垃圾', amount: 4, per: 'workHour' } };
const facts = { source: 'public', category: 'event:06010', description: '垃圾' };
const REPORT = { at: AT, as: 'centre', do: 'report', case: 'A', ...facts };
const ACCEPTANCE = { expect: 'case', case: 'A', stage: 'acceptance' };

describe('exit status', () => {
  test('0 where every expectation holds; the counts are the last line', async () => {
    const result = await play([
      UNIT,
      '// 说明',
      '',
      REPORT,
      ACCEPTANCE,
      { ...REPORT, source: 'rumour', rejected: true },
    ]);
    expect(result).toMatchObject({ code: 0, stdout: '2 passed, 0 failed\n', stderr: '' });
  });

  test('1 where some do not; each with its line, what was expected and what was found', async () => {
    const wanted = { ...ACCEPTANCE, stage: 'dispatch', unit: 'U', deadline: AT, reworks: 0 };
    const result = await play([REPORT, wanted, ACCEPTANCE]);
    expect(result).toMatchObject({ code: 1, last: '1 passed, 1 failed' });
    expect(result.stdout).toContain('第 2 行');
    const json = await play([REPORT, wanted, ACCEPTANCE], '--json');
    expect(JSON.parse(json.stdout)).toEqual({
      passed: 1,
      failed: 1,
      failures: [
        {
          line: 2,
          expected: { stage: 'dispatch', unit: 'U', deadline: AT },
          found: { stage: 'acceptance', unit: null, deadline: null },
        },
      ],
    });
  });

  test('1 where a command was to be refused and was not, or for another reason', async () => {
    const carried = await play([{ ...REPORT, rejected: true }], '--json');
    expect(JSON.parse(carried.stdout)).toMatchObject({ failures: [{ line: 1, found: { rejected: false } }] });
    const other = await play([{ ...REPORT, description: '', rejected: 'wrongParty' }], '--json');
    expect(JSON.parse(other.stdout)).toMatchObject({ failures: [{ found: { rejected: 'invalidField' } }] });
    const named = await play([{ ...REPORT, description: ' ', rejected: 'invalidField' }]);
    expect([carried.code, other.code, named.code]).toEqual([1, 1, 0]);
  });

  test('2 where a command is refused that no line expected to be', async () => {
    const result = await play([REPORT, ACCEPTANCE, { as: 'unit:U', do: 'signOff', case: 'A' }, ACCEPTANCE]);
    expect(result).toMatchObject({ code: 2, last: '1 passed, 0 failed' });
    expect(result.stderr).toContain('第 3 行：命令被拒绝');
  });
});

describe('a file is malformed (2), and nothing of it is played', () => {
  test.each<[string, object | string]>([
    ['不是 JSON', '{"do":'],
    ['每行应为一个对象', '[]'],
    ['每行须有', { at: AT }],
    ['没有名为“fly”的命令', { ...REPORT, do: 'fly' }],
    ['没有名为“toString”的命令', { ...REPORT, do: 'toString' }],
    ['没有名为“mood”的期望', { at: AT, expect: 'mood' }],
    ['list 应为', { at: AT, expect: 'list', list: 'all', cases: [] }],
    ['不认识的字段 colour', { ...REPORT, colour: 'red' }],
    ['不认识的字段 reporter', { ...REPORT, reporter: { name: '张三' } }],
    ['不认识的字段 colour', { ...ACCEPTANCE, at: AT, colour: 'red' }],
    ['不认识的字段 until', { as: 'centre', do: 'accept', case: 'A', until: AT }],
    ['没有上报过案件“B”', { at: AT, as: 'centre', do: 'accept', case: 'B' }],
    ['没有上报过案件“B”', { ...ACCEPTANCE, at: AT, case: 'B' }],
    ['没有上报过案件“B”', { at: AT, expect: 'list', list: 'overdue', cases: ['A', 'B'] }],
    ['没有上报过案件“B”', { at: AT, as: 'centre', do: 'linkDuplicate', case: 'A', of: 'B', rejected: true }],
    ['时间早于前面的行', { ...ACCEPTANCE, at: '2016-09-05T08:59:59+08:00' }],
    ['at 应写作', { ...ACCEPTANCE, at: '2016-09-05 09:00' }],
    ['rejected 应为', { ...REPORT, rejected: false }],
    ['没有“extension.maximum”这项设置', { setting: { 'extension.maximum': 1 } }],
    ['应写作 Asia/Shanghai 一类的时区', { setting: { 'city.timeZone': 'Mars/Phobos' } }],
    ['应为 0 至 100000 的整数', { setting: { 'duty.check.minutes': 0.5 } }],
    ['应为 0 至 10 的整数', { setting: { 'extension.max': 11 } }],
    ['group 应为', { unit: { id: 'X', name: '某局', group: 'office' } }],
    ['类别“06010”应写作', { limit: { ...LIMIT.limit, category: '06010' } }],
    ['时限应有 amount', { limit: { ...LIMIT.limit, per: 'hour' } }],
    ['工作时段“8-12”', { calendar: { periods: ['8-12'] } }],
    ['不认识的字段 holidays', { calendar: { holidays: [] } }],
    ['month 和 year 须写其中一项', { at: AT, expect: 'figures', unit: 'U', due: 0 }],
    ['month 应写作', { at: AT, expect: 'figures', unit: 'U', month: '2016-13', due: 0 }],
    ['只有月份可以冻结', { at: AT, expect: 'figures', unit: 'U', year: '2016', frozen: true, due: 0 }],
    ['问责规则启用时间', { setting: { 'rule.effectiveFrom': '2016年' } }],
  ])('%s', async (message, line) => {
    const kept = join(folder, `kept-${written}`);
    const result = await play([REPORT, line], '--data', kept);
    expect(result.stderr).toContain('第 2 行');
    expect(result.stderr).toContain(message);
    expect(result).toMatchObject({ code: 2, last: '0 passed, 0 failed' });
    expect(existsSync(kept)).toBe(false);
  });

  test.each([
    ['are 应为列表', { at: AT, expect: 'findings', unit: 'U', are: 'R26' }],
    ['clause 应为', { at: AT, expect: 'findings', unit: 'U', are: [{ clause: 'R35', period: '2016-09' }] }],
    [
      '不认识的字段 state',
      { at: AT, expect: 'findings', unit: 'U', are: [{ clause: 'R26', period: 'A', state: 'issued' }] },
    ],
    ['only 应为', { at: AT, expect: 'findings', unit: 'U', are: [], only: ['R99'] }],
    ['state 应为', { at: AT, expect: 'findings', unit: 'U', are: [], state: 'open' }],
    ['不认识的字段 case', { at: AT, as: 'leader', do: 'freeze', month: '2016-09', case: 'A' }],
    ['没有名为“markMajor”的命令', { at: AT, as: 'leader', do: 'markMajor' }],
  ])('findings: %s', async (message, line) => {
    const result = await play([line]);
    expect(result.stderr).toContain(message);
    expect(result).toMatchObject({ code: 2 });
  });

  test.each([
    [{ at: AT, as: 'leader', do: 'freeze' }, 'invalidField'],
    [{ at: AT, as: 'leader', do: 'freeze', month: '2016-9' }, 'invalidField'],
    [{ at: AT, as: 'leader', do: 'freeze', month: '2016-09' }, 'periodRunning'],
    [
      { at: AT, as: 'leader', do: 'issueFinding', clause: 'R26', unit: 'U', period: '2016-08', reason: '' },
      'invalidField',
    ],
    [
      { at: AT, as: 'leader', do: 'issueFinding', clause: 'R99', unit: 'U', period: '2016-08', reason: '属实' },
      'invalidField',
    ],
    [
      { at: AT, as: 'leader', do: 'issueFinding', clause: 'R26', unit: 'U', period: '2016-08', reason: '属实' },
      'noFinding',
    ],
    [
      { at: AT, as: 'centre', do: 'issueFinding', clause: 'R26', unit: 'U', period: '2016-08', reason: '属实' },
      'wrongParty',
    ],
    [{ at: AT, as: 'leader', do: 'concludeInvestigation', unit: 'X', proven: 'slow' }, 'unknownUnit'],
    [{ at: AT, as: 'leader', do: 'concludeInvestigation', unit: 'U', proven: 'lazy' }, 'invalidField'],
  ])('an act of accountability is refused, not malformed: %j (%s)', async (line, rejected) => {
    expect(await play([{ ...line, rejected }])).toMatchObject({ code: 0, last: '1 passed, 0 failed' });
  });

  test('overlapping periods; a label whose report was refused', async () => {
    const overlapping = await play([{ calendar: { periods: ['08:00-12:00', '11:00-18:00'] } }, REPORT]);
    expect(overlapping).toMatchObject({ code: 2 });
    expect(overlapping.stderr).toContain('重叠');
    const refused = await play([{ ...REPORT, category: 'event:00000', rejected: true }, ACCEPTANCE]);
    expect(refused).toMatchObject({ code: 2, last: '1 passed, 0 failed' });
    expect(refused.stderr).toContain('案件“A”没有立案');
  });
});

test('a missing or wrong value is refused, not malformed', async () => {
  const accept = { as: 'centre', do: 'accept', case: 'A' };
  const dispatch = { as: 'centre', do: 'dispatch', case: 'A' };
  const result = await play([
    { ...REPORT, category: 'event:99999', rejected: true },
    { ...REPORT, source: undefined, rejected: true },
    { ...REPORT, description: undefined, rejected: true },
    { ...REPORT, lat: '31', lng: 121, rejected: true },
    { ...REPORT, as: undefined, rejected: true },
    { ...REPORT, as: 'mayor', rejected: true },
    { ...REPORT, case: undefined, rejected: true },
    UNIT,
    LIMIT,
    REPORT,
    { ...REPORT, rejected: true },
    { ...accept, as: 'unit:U', rejected: 'wrongParty' },
    { ...accept, as: 'unit:X', rejected: 'wrongParty' },
    { ...accept, hazard: 'yes', rejected: true },
    { as: 'centre', do: 'decline', case: 'A', reason: '', rejected: true },
    accept,
    { ...dispatch, unit: 'X', rejected: 'unknownUnit' },
    { ...dispatch, rejected: 'invalidField' },
    { ...dispatch, unit: 'U', until: 'tomorrow', rejected: 'invalidField' },
    { ...dispatch, unit: 'U', until: AT, rejected: 'notInFuture' },
    { ...dispatch, unit: 'U' },
    { as: 'unit:U', do: 'signOff', case: 'A', occurredAt: 'now', evidence: '电话', rejected: 'invalidField' },
    { expect: 'case', case: 'A', stage: 'signOff' },
    { expect: 'log', verified: true },
  ]);
  expect([result.stdout, result.stderr]).toEqual(['19 passed, 0 failed\n', '']);
});

test('--data keeps the result in a folder without a store, and takes no other', async () => {
  const kept = join(folder, 'kept');
  expect(await play([REPORT, ACCEPTANCE], '--data', kept)).toMatchObject({ code: 0 });
  const again = await play([REPORT, ACCEPTANCE], '--data', kept);
  expect(again).toMatchObject({ code: 2, stdout: '' });
  expect(again.stderr).toContain('已有案件库');
});

test('a setting holds since ever when set at first, and from its instant on when changed later', async () => {
  const give = (unit: string, label: string, at: string): readonly object[] => [
    { ...REPORT, at, case: label },
    { as: 'centre', do: 'accept', case: label },
    { as: 'centre', do: 'dispatch', case: label, unit },
  ];
  const result = await play([
    { setting: { 'duty.signOff.minutes': 30 } },
    UNIT,
    LIMIT,
    ...give('U', 'A', AT),
    { at: '2016-09-05T09:30:01+08:00', expect: 'duty', case: 'A', duty: 'signOff', onTime: false },
    { setting: { 'duty.signOff.minutes': 10 } },
    ...give('U', 'B', '2016-09-05T10:00:00+08:00'),
    { at: '2016-09-05T10:10:00+08:00', expect: 'figures', unit: 'U', month: '2016-09', signOffDue: 1 },
    {
      at: '2016-09-05T10:10:01+08:00',
      expect: 'figures',
      unit: 'U',
      month: '2016-09',
      signOffDue: 2,
      signOffTimely: 0,
    },
    { calendar: { off: ['2016-09-05'] } },
    { expect: 'case', case: 'B', deadline: '2016-09-06T12:00:00+08:00' },
    { expect: 'log', verified: true },
  ]);
  expect([result.stdout, result.stderr]).toEqual(['5 passed, 0 failed\n', '']);
});

test('a file that cannot be read is wrong use', async () => {
  const output: string[] = [];
  const write = (text: string): boolean => output.push(text) > 0;
  const streams = { stdout: { write }, stderr: { write, isTTY: false }, nowMs: Date.now } as const;
  expect(await runCommand(['play', join(folder, 'missing.jsonl')], streams)).toBe(2);
  expect(output.join('')).toContain('打不开');
});
