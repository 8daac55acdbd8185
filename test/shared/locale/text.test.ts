import { expect, test } from 'vitest';
import { english } from '../../../shared/locale/english.ts';
import { chinese, translator } from '../../../shared/locale/text.ts';

test('a value takes the place of its name, in every language', () => {
  expect(translator(chinese)('app.notFound.text', { path: '/x' })).toBe('地址“/x”不存在，请核对地址，或从首页进入。');
  expect(translator(english)('app.notFound.text', { path: '/x' })).toContain('“/x”');
});
