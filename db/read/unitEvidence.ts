import type { UnitCount, UnitEvidence } from '../../shared/suggest/suggestUnits.ts';
import type { ReadableStore } from '../store/handle.ts';

/** Units change their work over the years: only the latest cases speak. */
const LATEST_OF_CATEGORY = 500;
const LATEST_OF_CELL = 200;

/** Whose past is asked for: cases reported before `beforeMs`. */
export type EvidenceQuery = { readonly category: string; readonly cell: string | null; readonly beforeMs: number };

/** Who handled cases of a category before, at large and in one cell, and who answers for the cell. */
export function readUnitEvidence(store: ReadableStore, { category, cell, beforeMs }: EvidenceQuery): UnitEvidence {
  const ofCategory = store
    .prepare<[string, number, number], UnitCount>(
      `SELECT unit, count(*) AS count FROM (SELECT unit FROM cases INDEXED BY cases_of_category
         WHERE category = ? AND reported_at_ms < ? AND unit IS NOT NULL ORDER BY reported_at_ms DESC LIMIT ?)
       GROUP BY unit ORDER BY unit`,
    )
    .all(category, beforeMs, LATEST_OF_CATEGORY);
  if (cell === null) return { ofCategory, ofCell: [], responsible: [] };
  const ofCell = store
    .prepare<[string, string, number, number], UnitCount>(
      `SELECT unit, count(*) AS count FROM (SELECT unit FROM cases INDEXED BY cases_of_cell
         WHERE cell = ? AND category = ? AND reported_at_ms < ? AND unit IS NOT NULL ORDER BY reported_at_ms DESC LIMIT ?)
       GROUP BY unit ORDER BY unit`,
    )
    .all(cell, category, beforeMs, LATEST_OF_CELL);
  const units = store.prepare<[string], string>('SELECT units FROM cell WHERE code = ?').pluck().get(cell);
  return { ofCategory, ofCell, responsible: units === undefined ? [] : (JSON.parse(units) as readonly string[]) };
}
