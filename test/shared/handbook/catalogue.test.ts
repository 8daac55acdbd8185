import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { categoryId, parseCatalogue } from '../../../shared/handbook/catalogue.ts';
import { readHandbookRecord } from '../../../shared/handbook/handbookRecord.ts';

const file: unknown = JSON.parse(readFileSync('resources/catalogue/gbt47678-5-2026.json', 'utf8'));
const catalogue = parseCatalogue(file);

test('ships the national catalogue whole', () => {
  const components = catalogue.filter(({ kind }) => kind === 'component');
  const events = catalogue.filter(({ kind }) => kind === 'event');
  expect([components.length, events.length]).toEqual([153, 250]);
  const perMajor = ['06', '07', '08', '09', '10'].map(
    (major) => events.filter((event) => event.major === major).length,
  );
  expect(perMajor).toEqual([51, 7, 16, 21, 2]);
  const nameById = new Map(catalogue.map((category) => [categoryId(category), category.name]));
  expect(nameById.get('event:06010')).toBe('暴露垃圾');
  expect(nameById.get('component:01021')).toBe('输油（气）井盖');
  expect(nameById.get('event:10002')).toBe('架空线缆脱落');
});

test('names each component once more as an irregular matter', () => {
  const eventById = new Map(catalogue.map((category) => [categoryId(category), category.name]));
  for (const { kind, code, name } of catalogue) {
    const abnormal = code === '01066' ? '紧急报警点异常SOS' : `${name}异常`;
    if (kind === 'component') expect(eventById.get(`event:${code}`)).toBe(abnormal);
  }
});

const refuse = { kind: 'event', code: '06010', major: '06', majorName: '市容环境类', name: '暴露垃圾' };

test.each([
  ['类别目录应含有 categories 列表，请检查文件。', []],
  ['类别目录第 1 项缺少内容或编码不是五位数字，请检查文件。', { categories: [{ ...refuse, code: '6010' }] }],
  ['类别目录第 1 项缺少内容或编码不是五位数字，请检查文件。', { categories: [{ ...refuse, major: '07' }] }],
  ['类别目录第 2 项的编码 06010 与前面重复，请检查文件。', { categories: [refuse, refuse] }],
])('refuses a wrong file: %s', (message, wrong) => {
  expect(() => parseCatalogue(wrong)).toThrow(message);
});

test('reads a row of a handbook table by the id or the name of its category', () => {
  const record = {
    类别: '暴露垃圾',
    情形: '',
    时限: '4 工作时',
    处置要求: '清理',
    结案标准: '干净',
    来源: '市',
    版本: '1',
  };
  const row = {
    category: 'event:06010',
    condition: null,
    limit: { amount: 4, per: 'workHour' },
    requirement: '清理',
    closingCondition: '干净',
    source: '市',
    version: '1',
    example: false,
  };
  const names = new Map(catalogue.map((category) => [categoryId(category), category.name]));
  expect(readHandbookRecord(record, names)).toEqual(row);
  expect(readHandbookRecord({ ...record, 类别: 'event:06010', 情形: '大量' }, names)).toEqual({
    ...row,
    condition: '大量',
  });
  expect(readHandbookRecord({ ...record, 类别: '暴露' }, names)).toHaveProperty('message');
  expect(readHandbookRecord({ ...record, 时限: '4小时' }, names)).toHaveProperty('message');
});
