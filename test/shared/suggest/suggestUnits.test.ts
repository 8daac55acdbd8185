import fc from 'fast-check';
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

test('the same past suggests the same units in the same order, however it is listed', () => {
  const unit = fc.constantFrom('A', 'B', 'C', 'D', 'E', 'F');
  const counts = fc.uniqueArray(fc.record({ unit, count: fc.integer({ min: 1, max: 4 }) }), {
    selector: (one) => one.unit,
  });
  const charges = fc.uniqueArray(unit, { maxLength: 3 });
  fc.assert(
    fc.property(counts, counts, charges, unit, (ofCategory, inCell, responsible, gone) => {
      const ofCell = inCell.filter((there) => ofCategory.some((one) => one.unit === there.unit));
      const asked = suggestUnits({ ofCategory, ofCell, responsible }, (code) => code === gone);
      const turned = { ofCategory: ofCategory.toReversed(), ofCell: ofCell.toReversed(), responsible };
      expect(suggestUnits(turned, (code) => code === gone)).toEqual(asked);
      const known = new Set([...ofCategory.map((one) => one.unit), ...responsible]);
      known.delete(gone);
      expect(asked.map((one) => one.unit).toSorted()).toEqual([...known].toSorted());
    }),
  );
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
