import { describe, expect, test } from 'vitest';
import { PERMISSIONS } from '../../../shared/case/permission.ts';
import { isCommandName, readCommandCall, readEntry, readFields } from '../../../shared/contract/command.ts';
import type { CommandName } from '../../../shared/case/command.ts';

const NOW = Date.UTC(2016, 8, 5, 1);

function call(name: string, fields: unknown, change: object = {}): unknown {
  const by = { party: 'unit', unit: 'U', seat: '值班' };
  const command = { do: name, by, occurredAt: null, evidence: null, fields, ...change };
  return { commandId: 'a-1', caseId: 1, expectedRevision: 3, command };
}

function problem(name: CommandName, fields: unknown, times: 'epoch' | 'iso' = 'epoch'): string {
  const read = readFields(name, fields, times);
  if (read.kind === 'rejected') return `${read.rejection.code} ${read.rejection.message}`;
  return read.kind === 'malformed' ? `malformed ${read.message}` : 'read';
}

describe('a command as it travels', () => {
  test('is read into the command of the rules, texts trimmed, times cut to the second', () => {
    const read = readCommandCall(call('requestExtension', { until: NOW + 999, reason: ' 待停水抢修\n后回填 ' }));
    expect(read).toEqual({
      kind: 'read',
      call: {
        commandId: 'a-1',
        caseId: 1,
        expectedRevision: 3,
        command: {
          do: 'requestExtension',
          by: { party: 'unit', unit: 'U', seat: '值班' },
          occurredAt: null,
          evidence: null,
          fields: { until: NOW, reason: '待停水抢修\n后回填' },
        },
      },
    });
  });

  test('knows every command of the rules', () => {
    for (const name of Object.keys(PERMISSIONS)) expect(isCommandName(name)).toBe(true);
    expect(isCommandName('toString')).toBe(false);
  });

  test('is malformed with an unknown command or field anywhere', () => {
    const kind = (input: unknown): string => readCommandCall(input).kind;
    expect(kind(call('destroy', {}))).toBe('malformed');
    expect(kind(call('constructor', {}))).toBe('malformed');
    expect(kind(call('signOff', { unit: 'U' }))).toBe('malformed');
    expect(kind(call('signOff', {}, { at: NOW }))).toBe('malformed');
    expect(kind({ ...(call('signOff', {}) as object), extra: 1 })).toBe('malformed');
    expect(kind({ ...(call('signOff', {}) as object), commandId: '' })).toBe('malformed');
    expect(kind({ ...(call('signOff', {}) as object), caseId: 0.5 })).toBe('malformed');
    for (const input of [null, [], 'signOff', 1]) expect(kind(input)).toBe('malformed');
  });

  test('is refused when it comes from no party that people act for', () => {
    for (const by of [
      null,
      { party: 'host', unit: null, seat: '主机时钟' },
      { party: 'import', unit: null, seat: '甲' },
      { party: 'unit', unit: null, seat: '甲' },
      { party: 'centre', unit: 'U', seat: '甲' },
      { party: 'centre', unit: null, seat: ' ' },
    ]) {
      expect(readCommandCall(call('signOff', {}, { by }))).toMatchObject({ rejection: { code: 'invalidField' } });
    }
  });
});

describe('a field that is missing or wrong is refused, with its name and what to do', () => {
  test.each<[CommandName, unknown, string]>([
    ['decline', {}, '“理由”（reason）不能缺少，请填写'],
    ['decline', { reason: ' \u3000\n' }, '“理由”（reason）不能为空，请填写'],
    ['decline', { reason: '\u200B' }, '“理由”（reason）不能为空，请填写'],
    ['decline', { reason: '非\u0000本市' }, '“理由”（reason）含有控制字符，请删去'],
    ['decline', { reason: '非\u202E本市' }, '“理由”（reason）含有控制字符，请删去'],
    ['decline', { reason: '\uD83D' }, '“理由”（reason）含有控制字符，请删去'],
    ['decline', { reason: null }, '“理由”（reason）应为文字'],
    ['decline', { reason: '长'.repeat(2001) }, '“理由”（reason）最多 2000 字，现 2001 字，请缩短'],
    ['dispatch', { unit: 7 }, '“单位”（unit）应为文字'],
    ['dispatch', { unit: 'U\nV' }, '“单位”（unit）含有换行或控制字符，请删去'],
    ['dispatch', { unit: 'U', until: '2016-09-05T16:30:00+08:00' }, '“截止时间”（until）应为数'],
    ['dispatch', { unit: 'U', until: 1e15 }, '“截止时间”（until）须在 2000 年至 2099 年之间，请核对'],
    ['recordCheck', { result: 'ok' }, '“结果”（result）只能是 pass、fail、unable 之一'],
    ['decideExtension', { approve: 'yes' }, '“是否批准”（approve）应为 true 或 false'],
    ['designate', { lead: 'U', basis: '协商' }, '“配合单位”（cooperating）不能缺少，请填写'],
    ['designate', { lead: 'U', cooperating: ['V', ''], basis: '协商' }, '“配合单位”（cooperating）不能为空，请填写'],
    ['amend', { lat: 91, lng: 0, reason: '有误' }, '“纬度”（lat）不能大于 90，请核对'],
    ['amend', { description: '', reason: '有误' }, '“描述”（description）不能为空，请填写'],
    ['report', { source: 'rumour', category: 'event:06010', description: '垃圾' }, ''],
    [
      'attributeCause',
      { cause: 'rain', reason: '雨' },
      '“原因”（cause）只能是 unit、platform、forceMajeure、other 之一',
    ],
    ['judge', { kind: 'falseReport', severity: 'grave' }, '“说明”（note）不能缺少，请填写'],
    ['appeal', { grounds: ' ' }, '“理由”（grounds）不能为空，请填写'],
    ['reviewAppeal', { reviewer: '1', uphold: true }, '“复核人”（reviewer）只能是 1、2 之一'],
    ['signOff', null, '内容应为对象'],
  ])('%s %j', (name, fields, message) => {
    expect(problem(name, fields)).toContain(`invalidField ${message}`);
  });

  test('a field of another command is unknown', () => {
    expect(problem('decline', { reason: '无', note: '多' })).toBe('malformed 不认识的字段 note，请核对拼写');
  });

  test('times of a scenario are ISO with offset', () => {
    expect(problem('dispatch', { unit: 'U', until: '2016-09-05T16:30:00+08:00' }, 'iso')).toBe('read');
    expect(problem('dispatch', { unit: 'U', until: '2016-09-05T16:30:00' }, 'iso')).toContain('invalidField');
    expect(problem('dispatch', { unit: 'U', until: NOW }, 'iso')).toContain('invalidField');
    expect(readEntry({ occurredAt: '2016-09-05T16:30:00.9+08:00', evidence: '电话' }, 'iso')).toEqual({
      kind: 'read',
      occurredAt: Date.UTC(2016, 8, 5, 8, 30),
      evidence: '电话',
    });
    expect(readEntry({ occurredAt: '昨天' }, 'iso').kind).toBe('rejected');
  });

  test('an optional text left blank counts as missing', () => {
    expect(readFields('recordCheck', { result: 'pass', note: ' ' }, 'epoch')).toEqual({
      kind: 'read',
      fields: { result: 'pass' },
    });
  });
});
