import type { Source, Stage } from '../../shared/case/caseFile.ts';
import type { ReadableStore } from '../store/handle.ts';

/** What an export of a list tells of a case. */
export type ExportedCase = {
  readonly number: string;
  readonly stage: Stage;
  readonly source: Source;
  readonly category: string;
  readonly condition: string | null;
  readonly description: string;
  readonly address: string | null;
  readonly cell: string | null;
  readonly lng: number | null;
  readonly lat: number | null;
  readonly unit: string | null;
  readonly reportedAtMs: number;
  readonly acceptedAtMs: number | null;
  readonly dispatchedAtMs: number | null;
  readonly dueAtMs: number | null;
  readonly endedAtMs: number | null;
  readonly reworks: number;
  readonly returns: number;
  readonly extensions: number;
  readonly hazard: 0 | 1;
  readonly supervised: 0 | 1;
};

/** The cases of these ids in their order; one that is not there is left out. */
export function readExportedCases(store: ReadableStore, ids: readonly number[]): readonly ExportedCase[] {
  return store
    .prepare<[string], ExportedCase>(
      `SELECT c.number, c.stage, c.source, c.category, c.condition, c.description, c.address, c.cell, c.lng, c.lat, c.unit,
        c.reported_at_ms AS reportedAtMs, c.accepted_at_ms AS acceptedAtMs,
        (SELECT t.dispatched_at_ms FROM task t WHERE t.case_id = c.id ORDER BY t.no DESC LIMIT 1) AS dispatchedAtMs,
        c.due_at_ms AS dueAtMs, c.ended_at_ms AS endedAtMs, c.reworks, c.returns, c.extensions, c.hazard, c.supervised
       FROM json_each(?) asked CROSS JOIN cases c ON c.id = asked.value ORDER BY asked.key`,
    )
    .all(JSON.stringify(ids));
}
