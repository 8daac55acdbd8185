import { expect, test } from 'vitest';
import { readOptions } from '../../electron/host/runtime/startOptions.ts';

test('reads a folder and a port, or neither', () => {
  expect(readOptions([], {})).toEqual({ dataFolder: undefined, port: undefined });
  expect(readOptions(['--data', '案件', '--port=0'], {})).toEqual({ dataFolder: '案件', port: 0 });
});

test.each([
  [['--port', '80000'], '端口“80000”不对'],
  [['--port', '1.5'], '端口“1.5”不对'],
  [['--port', ''], '端口“”不对'],
  [['--port', '0x10'], '端口“0x10”不对'],
  [['--data', ''], '--data 后面要写一个目录'],
  [['--data'], '不认识“--data”'],
  [['--date', 'x'], '不认识“--date x”'],
  [['x'], '不认识“x”'],
])('says what is wrong with %j', (words, message) => {
  expect(readOptions(words, {})).toContain(message);
});

test('options that npm kept for itself are asked for again', () => {
  expect(readOptions([], { npm_config_data: 'x' })).toContain('npm start -- --data');
  expect(readOptions([], { npm_config_port: '7730' })).toContain('npm start -- --data');
});
