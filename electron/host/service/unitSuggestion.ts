import type { CaseFile } from '../../../shared/case/caseFile.ts';
import { suggestUnits } from '../../../shared/suggest/suggestUnits.ts';
import type { UnitSuggestion } from '../../../shared/suggest/suggestUnits.ts';
import { dayKey } from '../../../shared/time/zone.ts';
import { isUnitValidOn } from '../../../shared/unit/unit.ts';
import { readCaseFile } from '../../../db/read/caseFile.ts';
import { readRules } from '../../../db/read/city.ts';
import { readUnitEvidence } from '../../../db/read/unitEvidence.ts';
import type { ReadableStore } from '../../../db/store/handle.ts';

const SHOWN = 3;

/**
 * The units to which a case could be dispatched now, the likeliest first; none for a case that is not there. A unit that
 * returned the case is left out unless its return was ruled unjustified (R31).
 */
export function suggestionsFor(store: ReadableStore, id: number, nowMs: number): readonly UnitSuggestion[] {
  const file = readCaseFile(store, id);
  if (!file) return [];
  const { units, calendar } = readRules(store, nowMs);
  const day = dayKey(nowMs, calendar.zone);
  const evidence = readUnitEvidence(store, { category: file.category, cell: file.cell, beforeMs: file.reportedAtMs });
  return suggestUnits(evidence, (code) => {
    const unit = units.get(code);
    return !unit || !isUnitValidOn(unit, day) || hasReturned(file, code);
  }).slice(0, SHOWN);
}

function hasReturned({ tasks }: CaseFile, code: string): boolean {
  const last = tasks.findLast(({ unit }) => unit === code);
  return last?.end?.how === 'returned' && last.ruling?.justified !== false;
}
