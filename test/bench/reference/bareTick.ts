import type { Used } from '../recordedStatements.ts';

const BARE = [/^BEGIN/, /^INSERT INTO event /, /^UPDATE cases /, /^COMMIT/];

/**
 * Reference of `deadlineTickCost`: of all that a tick asks of SQLite only this, in one transaction: the same ten event
 * rows and the same ten case updates, statements prepared once, values ready.
 */
export function isBare({ sql }: Used): boolean {
  return BARE.some((start) => start.test(sql));
}
