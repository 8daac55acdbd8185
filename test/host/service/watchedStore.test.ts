import { Writable } from 'node:stream';
import pino from 'pino';
import { expect, test } from 'vitest';
import { SLOW_MS, watchedStore } from '../../../electron/host/service/watchedStore.ts';
import { storeCity } from '../../fixture/storeCity.ts';

test('a slow statement names itself once it was slow, by its text and never by its values', () => {
  using city = storeCity(0);
  const lines: string[] = [];
  const log = pino(new Writable({ write: (line: Buffer, _, done) => (lines.push(line.toString()), done()) }));
  let nowMs = 0;
  let stepMs = 0;
  const store = watchedStore(city.store, log, () => (nowMs += stepMs));
  const ask = () => store.prepare<[string], { readonly word: string }>('SELECT ? AS word').get('张三');
  stepMs = SLOW_MS;
  expect(ask()).toEqual({ word: '张三' });
  expect(lines).toEqual([]);
  stepMs = SLOW_MS + 1;
  ask();
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain('SELECT ? AS word');
  expect(lines[0]).not.toContain('张三');
});
