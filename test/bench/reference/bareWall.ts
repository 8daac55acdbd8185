import type Database from 'better-sqlite3';

/**
 * Reference of `wallSnapshot`: what any answer with the open cases must at least do: one SELECT of seven columns of them
 * through an index, and `JSON.stringify`. No figures, no HTTP. Answers a function that gives the text.
 */
export function bareWall(sqlite: Database.Database): () => string {
  const select = sqlite
    .prepare(
      `SELECT id, number, stage, category, unit, due_at_ms, missed_at_ms FROM cases
       WHERE stage NOT IN ('closed', 'declined', 'voided')`,
    )
    .raw();
  return () => JSON.stringify(select.all());
}
