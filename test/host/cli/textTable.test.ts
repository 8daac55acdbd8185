import { expect, test } from 'vitest';
import { textTable } from '../../../electron/host/cli/textTable.ts';

test('keeps columns straight, a Chinese character taking two places', () => {
  const rows = [
    ['编码', '单位', '件'],
    ['A', '城管局（演示）', '1200'],
    ['A02', '𠮷', '3'],
  ];
  expect(textTable(rows, 2)).toBe(
    ['编码  单位              件', 'A     城管局（演示）  1200', 'A02   𠮷                 3'].join('\n'),
  );
});
