import { expect, test } from 'vitest';
import { crossedWords } from '../../../shared/accountability/crossedWords.ts';
import { RULES } from '../../../shared/accountability/rule.ts';
import { english } from '../../../shared/locale/english.ts';
import { chinese, translator } from '../../../shared/locale/text.ts';

test('a crossed line names the threshold that held where the rule has one, in every language', () => {
  for (const words of [chinese, english]) {
    const t = translator(words);
    for (const { clause, threshold } of RULES) {
      const told = crossedWords({ clause, line: threshold === null ? null : 37 }, t);
      expect(told.includes('37')).toBe(threshold !== null);
      expect(told).not.toContain('{');
    }
  }
  expect(crossedWords({ clause: 'R26', line: 90 }, translator(chinese))).toBe('月度结案率低于 90%');
});
