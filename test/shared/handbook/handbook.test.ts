import { expect, test } from 'vitest';
import { checkHandbook, diffHandbook, findLimit, handbookKey } from '../../../shared/handbook/handbook.ts';
import type { HandbookRow } from '../../../shared/handbook/handbook.ts';

function row(category: string, condition: string | null, rest: Partial<HandbookRow> = {}): HandbookRow {
  const limit = { amount: 2, per: 'urgentHour' } as const;
  const text = { requirement: '到场处置', closingCondition: '恢复原状', source: '市城管委', version: '2026' };
  return { category, condition, limit, ...text, example: false, ...rest };
}

const refuse = row('event:06010', null);
const stop = row('event:06001', '正在搭建');
const demolish = row('event:06001', '已经建成');
const poster = row('event:07003', '立柱广告');
const signDefault = row('event:07006', null);
const signFallen = row('event:07006', '有坠落危险');
const rows = [refuse, stop, demolish, poster, signDefault, signFallen];

test.each([
  ['a category without conditions', 'event:06010', null, refuse],
  ['a condition that the row without condition serves', 'event:06010', '大量', refuse],
  ['the exact condition', 'event:06001', '已经建成', demolish],
  ['an only row, its condition unnamed', 'event:07003', null, poster],
  ['the row without condition before others', 'event:07006', null, signDefault],
  ['the own condition before the row without', 'event:07006', '有坠落危险', signFallen],
  ['an unknown condition beside a row without', 'event:07006', '褪色', signDefault],
] as const)('finds the limit for %s', (_, category, condition, expected) => {
  expect(findLimit(rows, category, condition)).toEqual({ kind: 'found', row: expected });
});

test('asks for the condition where several limits could hold, and gives none to an unknown category', () => {
  const needed = { kind: 'conditionNeeded', conditions: ['正在搭建', '已经建成'] };
  expect(findLimit(rows, 'event:06001', null)).toEqual(needed);
  expect(findLimit(rows, 'event:06001', '其他')).toEqual(needed);
  expect(findLimit(rows, 'event:07003', '楼顶广告')).toEqual({ kind: 'conditionNeeded', conditions: ['立柱广告'] });
  expect(findLimit(rows, 'component:06010', null)).toEqual({ kind: 'none' });
});

test('previews an import and keeps rows that cases use', () => {
  const longer = { ...refuse, limit: { amount: 4, per: 'workHour' } } as const;
  const reprinted = { ...stop, version: '2027' };
  const added = row('event:06012', null);
  const used = new Set([handbookKey(demolish)]);
  const difference = diffHandbook([refuse, stop, demolish, poster], [longer, reprinted, added], used);
  expect(difference).toEqual({
    added: [added],
    changed: [{ before: refuse, after: longer }],
    unchanged: [stop],
    removed: [poster],
    withheld: [demolish],
  });
});

test.each([
  ['limit', { limit: { amount: 3, per: 'urgentHour' } }],
  ['unit of the limit', { limit: { amount: 2, per: 'workHour' } }],
  ['requirement', { requirement: '立即到场' }],
  ['closing condition', { closingCondition: '清理干净' }],
  ['source', { source: '市政府' }],
  ['example mark', { example: true }],
] as const)('sees a changed %s', (_, change) => {
  expect(diffHandbook([refuse], [{ ...refuse, ...change }], new Set()).changed).toHaveLength(1);
});

test('names every problem of a row with what to do', () => {
  const wrong = row('event:99999', ' ', {
    limit: { amount: 0, per: 'workDay' },
    requirement: '',
    closingCondition: ' ',
  });
  const messages = checkHandbook([refuse, wrong, refuse], new Set(['event:06010']));
  expect(messages.map(({ index }) => index)).toEqual([1, 1, 1, 1, 1, 2]);
  expect(messages[0]?.message).toBe('类别 event:99999 不在目录中，请先补入目录或改正编码。');
  expect(messages[5]?.message).toBe('与第 1 行的类别和情形相同，请保留一行。');
  expect(checkHandbook([refuse, stop, demolish], new Set(['event:06010', 'event:06001']))).toEqual([]);
});
