import { expect, test } from 'vitest';
import { translator } from '../../../shared/locale/text.ts';

test('a value takes the place of its name, in every language', () => {
  expect(translator('zh-CN')('app.notFound.text', { path: '/x' })).toBe('地址“/x”不存在，请核对地址，或从首页进入。');
  expect(translator('en')('app.notFound.text', { path: '/x' })).toContain('“/x”');
});
