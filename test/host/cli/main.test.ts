import { expect, test } from 'vitest';
import { runCity } from '../../fixture/city.ts';
import { temporaryFolder } from '../../fixture/tableFile.ts';

test('lists its commands, and without one says so and ends with 2', () => {
  const help = runCity(['--help']);
  expect([help.code, help.stderr]).toEqual([0, '']);
  expect(help.stdout).toContain('serve [--port 端口]');
  const bare = runCity([]);
  expect([bare.code, bare.stdout, bare.stderr]).toEqual([2, '', help.stdout]);
});

test('explains each command', () => {
  const { code, stdout } = runCity(['serve', '--help']);
  expect(code).toBe(0);
  for (const word of ['用法：', '--port', '--data', '--json']) expect(stdout).toContain(word);
});

test('reads the paths of a user who stands elsewhere', () => {
  using folder = temporaryFolder();
  folder.file('a.csv', 'x');
  const words = ['import', 'cases', 'a.csv', '--profile', 'boston_2011', '--data', 'data'];
  const { code, stderr } = runCity(words, { npm_lifecycle_event: 'city', INIT_CWD: folder.folder('') });
  expect([code, stderr]).toEqual([2, expect.stringContaining('缺少列')]);
});

test.each([
  [['nonsense'], '没有命令“nonsense”'],
  [['serve', '--nonsense'], '没有选项 --nonsense'],
  [['serve', '--port', 'x'], '端口应是'],
  [['serve', 'extra'], '用法：npm run --silent city -- serve'],
])('refuses %j with 2 and in Chinese', (words, message) => {
  const { code, stdout, stderr } = runCity(words);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain(message);
});

test('with --json a refusal too is one JSON value', () => {
  const { code, stdout } = runCity(['serve', '--port', 'x', '--json']);
  expect(code).toBe(2);
  expect(JSON.parse(stdout)).toEqual({ error: '端口应是 0 到 65535 的整数，写的是“x”。' });
});
