import { expect, test } from 'vitest';
import { isPage, isPdfWish, safeFileName } from '../../../shared/shell/channels.ts';

test.each([
  ['2018年7月通报', '2018年7月通报'],
  ['../../etc/passwd', 'etc passwd'],
  ['C:\\Windows\\x|y?*"<z>', 'C Windows x y z'],
  ['报告\u0000\n\u202Efdp.exe', '报告 fdp.exe'],
  [' . ', '数字城管'],
  ['', '数字城管'],
  ['CON', '数字城管'],
  ['nul.txt', '数字城管'],
  ['console', 'console'],
  ['𠮷'.repeat(100), '𠮷'.repeat(80)],
])('%j is saved as %j', (words, name) => {
  expect(safeFileName(words, '数字城管')).toBe(name);
});

test.each([null, undefined, 'x', 1, [], {}, { name: 1, landscape: true }, { name: 'x', landscape: 'yes' }])(
  '%j is no wish for a PDF and no page',
  (value) => {
    expect(isPdfWish(value)).toBe(false);
    expect(isPage(value)).toBe(false);
  },
);

test('a whole wish and a page of the program are known', () => {
  expect(isPdfWish({ name: '', landscape: false })).toBe(true);
  expect(['/', '/wall', '/desk', '/accountability', '/assessment'].every(isPage)).toBe(true);
  expect(isPage('/desk/../x')).toBe(false);
});
