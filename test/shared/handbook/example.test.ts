import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { categoryId, parseCatalogue } from '../../../shared/handbook/catalogue.ts';
import { checkHandbook, findLimit } from '../../../shared/handbook/handbook.ts';
import type { HandbookRow } from '../../../shared/handbook/handbook.ts';

const rows = JSON.parse(readFileSync('resources/handbook/example.json', 'utf8')) as readonly HandbookRow[];
const catalogue: unknown = JSON.parse(readFileSync('resources/catalogue/gbt47678-5-2026.json', 'utf8'));

test('the example handbook is sound, covers the common categories and says that it is an example', () => {
  expect(checkHandbook(rows, new Set(parseCatalogue(catalogue).map(categoryId)))).toEqual([]);
  const categories = new Set(rows.map(({ category }) => category));
  expect(categories.size).toBeGreaterThanOrEqual(60);
  for (const { source, version, example } of rows) {
    expect([source.includes('示例'), version.includes('示例'), example]).toEqual([true, true, true]);
  }
});

test.each([
  ['event:06010', null, 4, 'workHour'],
  ['event:06012', null, 2, 'workHour'],
  ['event:06013', null, 5, 'workDay'],
  ['event:06013', '路面塌陷，围护排险', 2, 'urgentHour'],
  ['event:06001', '正在搭建', 2, 'urgentDay'],
  ['event:06001', '已经建成', 15, 'workDay'],
  ['event:06036', null, 1, 'workDay'],
  ['event:07001', null, 1, 'workDay'],
  ['event:09006', null, 2, 'urgentHour'],
  ['component:01001', '缺失、移位、断裂', 2, 'urgentHour'],
  ['component:01001', '管道漏水，止水排险', 1, 'urgentHour'],
  ['component:01057', '泄漏，修复', 5, 'workDay'],
  ['component:01037', '不亮', 2, 'workDay'],
] as const)('gives %s %s the limit that cities publish', (category, condition, amount, per) => {
  expect(findLimit(rows, category, condition)).toMatchObject({ kind: 'found', row: { limit: { amount, per } } });
});
