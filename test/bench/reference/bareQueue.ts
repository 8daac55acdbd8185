import type Database from 'better-sqlite3';

/**
 * First part of the reference of `queueOpen`: what any answer with the first rows of a queue must at least do: read the
 * columns of a hundred of them through the index that has their order, and count all. No HTTP.
 */
export function bareQueue(sqlite: Database.Database): () => string {
  const among = `FROM cases WHERE stage = 'handling'`;
  const open = `stage NOT IN ('closed', 'declined', 'voided')`;
  const rows = sqlite.prepare(
    `SELECT id, number, stage, category, address, unit, hazard, due_at_ms, reworks, supervised, revision ${among}
       AND ${open} ORDER BY due_at_ms NULLS LAST, id LIMIT 100`,
  );
  const count = sqlite.prepare(`SELECT count(*) ${among} AND ${open}`).pluck();
  return () => JSON.stringify({ rows: rows.all(), total: count.get() });
}

/**
 * Second part: a page that puts an empty table of so many rows on the screen when a key is pressed, and marks `painted`
 * with the frame after it. Runs in a blank page.
 */
export function emptyTable(rows: number): void {
  document.addEventListener('keydown', () => {
    performance.mark('pressed');
    const row = '<tr><td>&nbsp;</td><td>&nbsp;</td><td>&nbsp;</td></tr>';
    document.body.innerHTML = `<table>${row.repeat(rows)}</table>`;
    requestAnimationFrame(() => setTimeout(() => performance.mark('painted')));
  });
}
