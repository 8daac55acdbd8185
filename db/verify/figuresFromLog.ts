import { figuresOf } from '../../shared/assessment/figures.ts';
import type { Figures, Period } from '../../shared/assessment/figures.ts';
import { stoodAsOf } from '../read/corrections.ts';
import type { Asked } from '../read/countedFigures.ts';
import type { ReadableStore } from '../store/handle.ts';

/**
 * The figures of a period as of a cut-off from the log alone, without a look at any projection: what proves them, also of a
 * frozen month. The log is walked once for the cases that can belong to the period, and only those are folded.
 */
export function figuresFromLog(store: ReadableStore, asked: Asked): ReadonlyMap<string, Figures> {
  const rows = casesOfPeriod(store, asked.period).map((id) => stoodAsOf(store, id, asked.asOfMs));
  return figuresOf(
    {
      tasks: rows.flatMap(({ tasks }) => tasks),
      checks: rows.flatMap(({ checks }) => checks),
      duties: rows.flatMap(({ duties }) => duties),
    },
    asked,
  );
}

/**
 * The cases with an event that happened in the period or names an instant of it, and a few more. Whatever a figure belongs
 * to a period by is the time of an event or stands in its body, since folding computes no instant.
 */
function casesOfPeriod(store: ReadableStore, { fromMs, toMs }: Period): readonly number[] {
  return store
    .prepare<[number, number, string], { id: number }>(
      `SELECT DISTINCT case_id AS id FROM event NOT INDEXED
       WHERE case_id IS NOT NULL AND ((occurred_at_ms >= ? AND occurred_at_ms < ?) OR body GLOB ?)`,
    )
    .all(fromMs, toMs, instantPattern(fromMs, toMs - 1))
    .map(({ id }) => id);
}

/** A pattern for the body of an event that names an instant from the first to the last: their digits as far as they agree. */
function instantPattern(firstMs: number, lastMs: number): string {
  const [first, last] = [String(firstMs), String(lastMs)];
  if (first.length !== last.length || firstMs < 0) return '*';
  const at = [...first].findIndex((digit, i) => digit !== last[i]);
  return at < 0 ? `*Ms":${first}*` : `*Ms":${first.slice(0, at)}[${first[at]}-${last[at]}]*`;
}
