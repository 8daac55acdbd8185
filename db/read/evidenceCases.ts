import type { Evidence } from '../../shared/accountability/finding.ts';
import type { CaseRole } from '../../shared/accountability/finding.ts';
import { lampOf } from '../../shared/case/lamp.ts';
import type { CaseRow } from '../../shared/case/rows.ts';
import type { Rules } from '../../shared/case/rules.ts';
import type { EvidenceCase } from '../../shared/contract/finding.ts';
import type { ReadableStore } from '../store/handle.ts';

type StoredCase = Pick<CaseRow, 'id' | 'number' | 'category' | 'address' | 'stage' | 'missedAtMs'> & {
  readonly stageSinceMs: number;
  readonly isOurs: 0 | 1;
  readonly taskDueAtMs: number | null;
  readonly taskMissedAtMs: number | null;
  readonly closedAtMs: number | null;
  readonly reworks: number;
};

// The unit's own last task: another unit may have the case by now.
const EVIDENCE_CASE = `SELECT c.id, c.number, c.category, c.address, c.stage, c.missed_at_ms AS missedAtMs,
    c.stage_since_ms AS stageSinceMs, coalesce(c.unit = @unit, 0) AS isOurs,
    t.due_at_ms AS taskDueAtMs, t.missed_at_ms AS taskMissedAtMs,
    CASE WHEN t."end" = 'closed' THEN t.ended_at_ms END AS closedAtMs,
    (SELECT count(*) FROM check_result r WHERE r.case_id = c.id AND r.unit = @unit AND r.passed = 0) AS reworks
  FROM cases c
  LEFT JOIN task t ON t.case_id = c.id
    AND t.no = (SELECT max(no) FROM task WHERE case_id = c.id AND unit = @unit)
  WHERE c.id = @id`;

/** Roles of cases that are about a limit that passed, whatever deadline came later. */
const ABOUT_A_MISS: ReadonlySet<CaseRole> = new Set(['counted', 'subject']);

/** The cases of a finding's evidence as they stand now, under the unit that the finding is about. */
export function readEvidenceCases(
  store: ReadableStore,
  { unit, evidence }: { readonly unit: string; readonly evidence: Pick<Evidence, 'cases'> },
  { rules, nowMs }: { readonly rules: Rules; readonly nowMs: number },
): readonly EvidenceCase[] {
  const read = store.prepare<[object], StoredCase>(EVIDENCE_CASE);
  return (Object.entries(evidence.cases) as [CaseRole, readonly number[]][]).flatMap(([role, ids]) =>
    ids.flatMap((id) => {
      const row = read.get({ id, unit });
      return row ? [evidenceCase(row, role, { rules, nowMs })] : [];
    }),
  );
}

function evidenceCase(
  row: StoredCase,
  role: CaseRole,
  { rules, nowMs }: { readonly rules: Rules; readonly nowMs: number },
): EvidenceCase {
  const { id, number, category, address, stage, closedAtMs, reworks } = row;
  const { settings } = rules;
  const warning = { share: settings['warning.share'], minutes: settings['warning.minutes'] };
  const runs = row.isOurs === 1 && (stage === 'signOff' || stage === 'handling' || stage === 'observation');
  const limit = { stage, hazard: 0, dueAtMs: runs ? row.taskDueAtMs : null, sinceMs: row.stageSinceMs } as const;
  return {
    id,
    number,
    role,
    categoryName: rules.categories.get(category) ?? category,
    address,
    stage,
    lamp: lampOf(limit, nowMs, warning),
    dueAtMs: ABOUT_A_MISS.has(role) ? (row.taskMissedAtMs ?? row.taskDueAtMs) : row.taskDueAtMs,
    closedAtMs,
    reworks,
  };
}
