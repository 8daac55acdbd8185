import { createRequire } from 'node:module';
import type * as Drizzle from 'drizzle-orm';
import type * as SqliteCore from 'drizzle-orm/sqlite-core';

// The package's ES modules import each other in circles, on which Node's loader spends a second and 200 MB at every start;
// its CommonJS build is the same code in a tenth of both.
const load = createRequire(import.meta.url);

export const { getTableColumns, getTableName } = load('drizzle-orm') as typeof Drizzle;
export const { blob, integer, primaryKey, real, sqliteTable, text } = load(
  'drizzle-orm/sqlite-core',
) as typeof SqliteCore;
