import { expect, test } from 'vitest';
import { settingProblem, SETTINGS } from '../../../shared/setting/setting.ts';

const mapping = (value: unknown) => settingProblem('feed.mapping', value);
const weights = (value: unknown) => settingProblem('feed.weights', value);

test('a mapping names one item of 12345 or both for each part (A21)', () => {
  expect(mapping(SETTINGS['feed.mapping'].initial)).toBeNull();
  expect(mapping({ supervision: ['督办考核', '日常考核'], designation: '日常考核' })).toBeNull();
  expect(mapping({})).toBeNull();
});

test.each([
  null,
  '督办考核',
  [],
  { supervision: [] },
  { supervision: '其他考核' },
  { supervision: 3 },
  { supervision: ['督办考核', '督办考核'] },
  { supervision: [['督办考核']] },
])('a mapping that is none is told how to write it: %j', (value) => {
  expect(mapping(value)).toContain('应写作 {"supervision"');
});

test('a part that is not mapped at all is named', () => {
  expect(mapping({ supervise: '督办考核' })).toBe(
    '设置“12345 考核项目对应”（feed.mapping）中没有“supervise”一项：只有 supervision、designation',
  );
});

test('weights are numbers by item, or by kind and item (A22)', () => {
  expect(weights({})).toBeNull();
  expect(weights({ 及时结案数: 0.5, '督办考核/督办案件数': -2, 重大责任追究案件数: 0 })).toBeNull();
});

test.each([null, [], 5, { 及时结案数: '5' }, { 及时结案数: Number.NaN }, { 及时结案数: 1001 }, { 及时结案数: null }])(
  'weights that are none are told how to write them: %j',
  (value) => {
    expect(weights(value)).toContain('应写作 {"督办案件按时办结数":2}');
  },
);

test.each(['及时结案', '督办/督办案件数', '督办考核/', 'constructor', '__proto__'])('no such item: %s', (key) => {
  expect(weights(JSON.parse(`{${JSON.stringify(key)}:1}`))).toContain(`中没有“${key}”这个考核项目`);
});
