import { expect, test } from 'vitest';
import { createOutput } from '../../../electron/host/cli/output.ts';

function streams(isTTY: boolean) {
  const written = { stdout: '', stderr: '' };
  let now = 0;
  const writer = (name: keyof typeof written) => (text: string | Uint8Array) => {
    written[name] += String(text);
    return true;
  };
  return {
    written,
    wait: (ms: number) => (now += ms),
    stdout: { write: writer('stdout') },
    stderr: { write: writer('stderr'), isTTY },
    nowMs: () => now,
  };
}

test('with --json standard output holds the value and nothing else', () => {
  const place = streams(false);
  const out = createOutput(true, place);
  out.say('words');
  out.warn('careful');
  out.give({ a: 1 });
  expect(place.written).toEqual({ stdout: '{"a":1}\n', stderr: 'careful\n' });
  expect(() => out.give({})).toThrow('one JSON value');
});

test('without --json it holds the words', () => {
  const place = streams(false);
  const out = createOutput(false, place);
  out.say('words');
  out.give({ a: 1 });
  expect(place.written).toEqual({ stdout: 'words\n', stderr: '' });
});

test('shows progress now and then, on a terminal on one line that gives way to words', () => {
  const place = streams(true);
  const out = createOutput(false, place);
  out.progress('1');
  place.wait(500);
  out.progress('2');
  out.progress('3');
  out.say('done');
  expect(place.written).toEqual({ stdout: 'done\n', stderr: '\r\u001B[K2\r\u001B[K' });
});

test('writes progress to a log as lines, and seldom', () => {
  const place = streams(false);
  const out = createOutput(false, place);
  for (let i = 0; i < 20; i += 1) {
    place.wait(500);
    out.progress(String(i));
  }
  expect(place.written.stderr).toBe('9\n19\n');
});
