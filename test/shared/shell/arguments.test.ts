import { expect, test } from 'vitest';
import { readArguments } from '../../../shared/shell/arguments.ts';

const none = { host: null, kiosk: false, walls: [], dataFolder: null };

test('without words the shell starts its own host', () => {
  expect(readArguments([])).toEqual(none);
});

test('reads each option, with its value behind a space or an equals sign', () => {
  expect(
    readArguments(['--host', 'http://10.0.0.5:7616/', '--kiosk', '--wall', '2', '--wall=3', '--wall', '2']),
  ).toEqual({
    host: 'http://10.0.0.5:7616',
    kiosk: true,
    walls: [2, 3],
    dataFolder: null,
  });
  expect(readArguments(['--data', 'D:\\案件 数据'])).toEqual({ ...none, dataFolder: 'D:\\案件 数据' });
});

test('passes over the words of Electron and Chromium', () => {
  const words = ['.', '--no-sandbox', '--allow-file-access-from-files', '--lang=zh-CN', '--wall', '1'];
  expect(readArguments(words)).toEqual({ ...none, walls: [1] });
});

test.each([
  [['--host'], { word: '--host', fault: 'noValue' }],
  [['--host', '--kiosk'], { word: '--host', fault: 'noValue' }],
  [['--data='], { word: '--data', fault: 'noValue' }],
  [['--host', '10.0.0.5'], { word: '10.0.0.5', fault: 'notAnAddress' }],
  [['--host', 'http://a/wall'], { word: 'http://a/wall', fault: 'hasPath' }],
  [['--wall', '0'], { word: '0', fault: 'notADisplay' }],
  [['--wall', '33'], { word: '33', fault: 'notADisplay' }],
  [['--wall', '1.5'], { word: '1.5', fault: 'notADisplay' }],
  [['--wall', '二'], { word: '二', fault: 'notADisplay' }],
  [['--data', 'x', '--host', 'http://a'], { word: '--data', fault: 'hostKeepsData' }],
])('refuses %j', (words, fault) => {
  expect(readArguments(words)).toEqual(fault);
});
