import { FIGURE_KEYS, figuresOf, NO_FIGURES } from '../../shared/assessment/figures.ts';
import type { Figures, Period } from '../../shared/assessment/figures.ts';
import { foldCase } from '../../shared/case/apply.ts';
import type { CaseFile } from '../../shared/case/caseFile.ts';
import { knownAtMs } from '../../shared/case/event.ts';
import { rowsOf } from '../../shared/case/rows.ts';
import { settingsAt } from '../../shared/setting/setting.ts';
import { periodRange } from '../../shared/time/zone.ts';
import { readFrozenMonths } from '../read/accountability.ts';
import type { FrozenMonth } from '../read/accountability.ts';
import type { LoggedCaseEvent } from '../read/caseFile.ts';
import { readCity } from '../read/city.ts';
import { runOutDuty } from '../read/runOutDuty.ts';
import type { ReadableStore } from '../store/handle.ts';
import { frozenDigest } from '../write/frozen.ts';

/** Recounts every frozen month from the log, one case after the other. */
export type FrozenRecount = {
  /** The whole history of one case. */
  readonly take: (events: readonly LoggedCaseEvent[]) => void;
  /** After all cases: what does not come out as it was frozen, in Chinese. */
  readonly problems: () => readonly string[];
};

type Counting = {
  readonly frozen: FrozenMonth;
  readonly period: Period;
  readonly tallies: Map<string, { -readonly [K in keyof Figures]: number }>;
};

/**
 * The recount of all frozen months (invariant 6): each from the entries up to its place in the log that were known at its
 * cut-off, whatever has been imported or entered since.
 */
export function recountFrozen(store: ReadableStore): FrozenRecount {
  const { settings } = readCity(store);
  const countings = readFrozenMonths(store).map((frozen): Counting => ({
    frozen,
    // The month that was frozen is that of its time, whatever zone the city has since.
    period: periodRange(frozen.month, settingsAt(settings, frozen.frozenAtMs)['city.timeZone']),
    tallies: new Map(),
  }));
  return {
    take(events) {
      const folded = new Map<number, CaseFile>();
      for (const counting of countings) count(counting, events, folded);
    },
    problems: () => countings.flatMap(problemsOf),
  };
}

function count(
  { frozen, period, tallies }: Counting,
  events: readonly LoggedCaseEvent[],
  folded: Map<number, CaseFile>,
): void {
  const { asOfMs, throughSequence, readings } = frozen;
  const known = events.filter((event) => event.sequence <= throughSequence && knownAtMs(event) <= asOfMs);
  const last = known.at(-1);
  if (!last) return;
  // What was known is the beginning of the history, so months of one state share its fold.
  const isBeginning = events[known.length - 1] === last;
  const file = (isBeginning ? folded.get(known.length) : undefined) ?? foldCase(known);
  if (isBeginning) folded.set(known.length, file);
  const rows = rowsOf(file);
  const duties = [...rows.duties, ...[runOutDuty(file, asOfMs)].filter((duty) => duty !== null)];
  for (const [unit, figures] of figuresOf({ ...rows, duties }, { period, asOfMs, readings })) {
    const tally = tallies.get(unit) ?? { ...NO_FIGURES };
    for (const key of FIGURE_KEYS) tally[key] += figures[key];
    tallies.set(unit, tally);
  }
}

function problemsOf({ frozen, tallies }: Counting): readonly string[] {
  const { month, figures } = frozen;
  const units = new Set([...tallies.keys(), ...Object.keys(figures)]);
  const differs = [...units].filter((unit) =>
    FIGURE_KEYS.some((key) => (tallies.get(unit)?.[key] ?? 0) !== (figures[unit]?.[key] ?? 0)),
  );
  return [
    ...(frozenDigest(frozen) === frozen.digest ? [] : [`${month} 冻结的数字与其校验值不符。`]),
    ...(differs.length === 0 ? [] : [`${month} 冻结的数字与日志重算的结果不符（单位 ${differs.join('、')}）。`]),
  ];
}
