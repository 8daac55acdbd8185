import { expect, test } from 'vitest';
import { parseWords } from '../../../electron/host/cli/words.ts';

const options = { unit: 'text', strict: 'flag' } as const;

test('tells options from other words, wherever they stand', () => {
  const { words, texts, flags } = parseWords(['cases', '--unit', '-', 'a.csv', '--json', '--data=/x y'], options);
  expect(words).toEqual(['cases', 'a.csv']);
  expect([...texts]).toEqual([
    ['unit', '-'],
    ['data', '/x y'],
  ]);
  expect([...flags]).toEqual(['json']);
});

test('takes words after -- as they are', () => {
  expect(parseWords(['--', '--unit'], options).words).toEqual(['--unit']);
});

test.each([
  [['--units', 'U'], '没有选项 --units'],
  [['-u'], '没有选项 -u'],
  [['--unit'], '--unit 后面要写一个值'],
  [['--unit='], '--unit 后面要写一个值'],
  [['--unit', '--strict'], '--unit 后面要写一个值'],
  [['--strict=yes'], '--strict 不带值'],
  [['--unit', 'U', '--unit', 'V'], '--unit 写了两次'],
])('refuses %j and says why', (words, message) => {
  expect(() => parseWords(words, options)).toThrow(message);
});
