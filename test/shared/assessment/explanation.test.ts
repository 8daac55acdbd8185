import { expect, test } from 'vitest';
import { figureArithmetic } from '../../../shared/assessment/explanation.ts';

function linesOf(part: number, clause: 'R26' | 'R28' | 'R29'): readonly string[] {
  return figureArithmetic('timelyRate', { part, whole: 100 }, { figures: null, line: { clause, line: 80 } });
}

test('a month’s timely rate is held against its line as a lower bound, though R28 counts months from 3 up', () => {
  for (const clause of ['R26', 'R28', 'R29'] as const) {
    expect(linesOf(88, clause)).toEqual(['88 ÷ 100 = 88.00%', `${clause}：88 × 100 = 8800 > 80 × 100 = 8000`]);
    expect(linesOf(78, clause).at(-1)).toBe('到线须 80 件，差 2 件。');
  }
});
