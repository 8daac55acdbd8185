import type Database from 'better-sqlite3';

/**
 * Reference of `commandsPerSecond`: the least that any program could do for a command on these tables with their
 * indexes. One event row inserted and one case row updated in one transaction with one fsync; statements prepared once,
 * values ready before. Answers a function that writes `count` such transactions.
 * @param cases how many case rows lie in the table, with ids from 1.
 */
export function bareCommands(sqlite: Database.Database, cases: number): (count: number) => void {
  const begin = sqlite.prepare('BEGIN IMMEDIATE');
  const commit = sqlite.prepare('COMMIT');
  const insert = sqlite.prepare(
    `INSERT INTO event (sequence, case_id, revision, kind, occurred_at_ms, recorded_at_ms, party, unit, seat, evidence,
       body, algorithm, hash) VALUES (?, ?, ?, 'accepted', ?, ?, 'centre', NULL, '指挥中心一号席', NULL, ?, 'sha256', ?)`,
  );
  const update = sqlite.prepare(
    `UPDATE cases SET revision = ?, stage = ?, stage_since_ms = ?, as_of_ms = ?, due_at_ms = ?, duty_due_at_ms = ?,
       next_duty_miss_at_ms = ?, next_task_miss_at_ms = ? WHERE id = ?`,
  );
  const stages = ['acceptance', 'dispatch', 'signOff', 'handling', 'check'] as const;
  const body = JSON.stringify({ hazard: false, dutyDueAtMs: 1_780_000_000_000, note: '请按时限处置，并回复处置结果' });
  const hash = Buffer.alloc(32, 7);
  const last = sqlite.prepare<[], { sequence: number | null }>('SELECT max(sequence) AS sequence FROM event').get();
  let sequence = last?.sequence ?? 0;
  return (count) => {
    for (let i = 0; i < count; i += 1) {
      sequence += 1;
      const caseId = 1 + (sequence % cases);
      const atMs = 1_770_000_000_000 + sequence * 1000;
      const stage = stages[sequence % stages.length];
      begin.run();
      insert.run(sequence, caseId, sequence, atMs, atMs, body, hash);
      update.run(sequence, stage, atMs, atMs, atMs + 86_400_000, atMs + 3_600_000, atMs + 3_600_000, atMs, caseId);
      commit.run();
    }
  };
}
