import type { Logger } from 'pino';
import type { WritableStore } from '../../../db/store/handle.ts';

/** A statement that takes longer names itself in the log. */
export const SLOW_MS = 40;

type Run = (...parameters: unknown[]) => unknown;
type Watched = { -readonly [K in 'get' | 'all' | 'run']: Run };

/** The same store; a statement that takes too long is logged by its text, never with its values. */
export function watchedStore(store: WritableStore, log: Logger, measureMs: () => number): WritableStore {
  const watched = new WeakSet<object>();

  function watch(statement: Watched, sql: string): void {
    watched.add(statement);
    for (const way of ['get', 'all', 'run'] as const) {
      const run = statement[way].bind(statement);
      statement[way] = (...parameters) => {
        const beganMs = measureMs();
        const result = run(...parameters);
        const tookMs = measureMs() - beganMs;
        if (tookMs > SLOW_MS) log.warn({ tookMs: Math.round(tookMs), sql }, 'slow query');
        return result;
      };
    }
  }

  const prepare = ((sql: string) => {
    const statement = store.prepare(sql);
    if (!watched.has(statement)) watch(statement, sql);
    return statement;
  }) as WritableStore['prepare'];
  return { ...store, prepare };
}
