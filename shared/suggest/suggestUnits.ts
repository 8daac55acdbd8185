/** So many cases a unit handled. */
export type UnitCount = { readonly unit: string; readonly count: number };

/** What the past says about who handles a case. */
export type UnitEvidence = {
  /** Who handled the latest cases of the category. */
  readonly ofCategory: readonly UnitCount[];
  /** Who handled the latest of them in the same grid cell. */
  readonly ofCell: readonly UnitCount[];
  /** Who answers for the cell, the unit in charge first. */
  readonly responsible: readonly string[];
};

/** `count` of `of` cases went to the unit. */
export type UnitShare = { readonly count: number; readonly of: number };

/** A unit that probably handles the case, with the reasons that people can check. */
export type UnitSuggestion = {
  readonly unit: string;
  readonly inCategory: UnitShare;
  readonly inCell: UnitShare;
  /** How the unit answers for the cell; null: it does not. */
  readonly charge: 'first' | 'other' | null;
};

/** The category at large weighs like so many cases of the cell itself. */
const CATEGORY_WEIGHT = 5;
/** A named responsibility weighs like so many cases of the category: it decides where the past says little. */
const FIRST_IN_CHARGE_WEIGHT = 3;
const IN_CHARGE_WEIGHT = 1;

/**
 * The units that probably handle a case, the likeliest first: the past of the cell, backed by that of the category, backed
 * by who answers for the cell. `left` leaves out a unit that returned the case or that does not exist today. Without any
 * evidence nobody is suggested.
 */
export function suggestUnits(
  { ofCategory, ofCell, responsible }: UnitEvidence,
  left: (unit: string) => boolean,
): readonly UnitSuggestion[] {
  const inCategory = new Map(ofCategory.map(({ unit, count }) => [unit, count]));
  const inCell = new Map(ofCell.map(({ unit, count }) => [unit, count]));
  const categoryCases = sum(ofCategory);
  const cellCases = sum(ofCell);
  const charges = responsible.reduce((all, unit) => all + chargeWeight(unit, responsible), 0);
  const known = [...new Set([...inCell.keys(), ...inCategory.keys(), ...responsible])];
  return known
    .filter((unit) => !left(unit))
    .map((unit) => {
      const category = inCategory.get(unit) ?? 0;
      const cell = inCell.get(unit) ?? 0;
      const share = (category + chargeWeight(unit, responsible)) / (categoryCases + charges);
      return {
        score: (cell + CATEGORY_WEIGHT * share) / (cellCases + CATEGORY_WEIGHT),
        suggestion: {
          unit,
          inCategory: { count: category, of: categoryCases },
          inCell: { count: cell, of: cellCases },
          charge: chargeOf(unit, responsible),
        },
      };
    })
    .toSorted((a, b) => b.score - a.score || (a.suggestion.unit < b.suggestion.unit ? -1 : 1))
    .map(({ suggestion }) => suggestion);
}

function sum(counts: readonly UnitCount[]): number {
  return counts.reduce((all, { count }) => all + count, 0);
}

function chargeOf(unit: string, responsible: readonly string[]): UnitSuggestion['charge'] {
  const place = responsible.indexOf(unit);
  return place < 0 ? null : place === 0 ? 'first' : 'other';
}

function chargeWeight(unit: string, responsible: readonly string[]): number {
  const charge = chargeOf(unit, responsible);
  return charge === null ? 0 : charge === 'first' ? FIRST_IN_CHARGE_WEIGHT : IN_CHARGE_WEIGHT;
}
