import { expect, test } from 'vitest';
import { suggestUnits } from '../../../shared/suggest/suggestUnits.ts';

const everyone = (): boolean => false;
const unitsOf = (...asked: Parameters<typeof suggestUnits>): readonly string[] =>
  suggestUnits(...asked).map(({ unit }) => unit);

test('the past of the cell goes before that of the category, which goes before who answers for the cell', () => {
  const ofCategory = [
    { unit: 'A', count: 90 },
    { unit: 'B', count: 10 },
  ];
  expect(unitsOf({ ofCategory, ofCell: [], responsible: ['C'] }, everyone)).toEqual(['A', 'B', 'C']);
  const ofCell = [{ unit: 'B', count: 9 }];
  expect(suggestUnits({ ofCategory, ofCell, responsible: ['C', 'B'] }, everyone)).toEqual([
    { unit: 'B', inCategory: { count: 10, of: 100 }, inCell: { count: 9, of: 9 }, charge: 'other' },
    { unit: 'A', inCategory: { count: 90, of: 100 }, inCell: { count: 0, of: 9 }, charge: null },
    { unit: 'C', inCategory: { count: 0, of: 100 }, inCell: { count: 0, of: 9 }, charge: 'first' },
  ]);
});

test('where nothing was ever handled the unit in charge of the cell is suggested, and nobody without one', () => {
  expect(unitsOf({ ofCategory: [], ofCell: [], responsible: ['C', 'D'] }, everyone)).toEqual(['C', 'D']);
  expect(unitsOf({ ofCategory: [{ unit: 'A', count: 1 }], ofCell: [], responsible: ['C'] }, everyone)).toEqual([
    'C',
    'A',
  ]);
  expect(unitsOf({ ofCategory: [], ofCell: [], responsible: [] }, everyone)).toEqual([]);
});

test('a unit that is left out changes nothing for the others', () => {
  const evidence = {
    ofCategory: [
      { unit: 'A', count: 3 },
      { unit: 'B', count: 3 },
    ],
    ofCell: [],
    responsible: [],
  };
  expect(unitsOf(evidence, everyone)).toEqual(['A', 'B']);
  expect(unitsOf(evidence, (unit) => unit === 'A')).toEqual(['B']);
});
