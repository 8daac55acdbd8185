import type { Exemption } from '../accountability/accountabilityEvent.ts';
import type { Party } from '../case/caseFile.ts';
import type { EventKind } from '../case/event.ts';
import type { CheckRow, DutyRow, TaskRow } from '../case/rows.ts';
import type { WorkCalendar } from '../deadline/calendar.ts';
import type { Settings } from '../setting/setting.ts';
import type { FigureReadings, Period } from './figures.ts';

/** A case that stood under observation at the cut-off (R10). */
export type ObservedRow = {
  readonly caseId: number;
  readonly unit: string;
  readonly sinceMs: number;
  readonly expectedAtMs: number | null;
};

/** A unit that cooperates in a designated case; `no`: the task of the lead (A27). */
export type CooperationRow = { readonly caseId: number; readonly no: number; readonly unit: string };

/** An act that a seat entered for another party, with the time at which it happened. */
export type EntryRow = {
  readonly sequence: number;
  readonly caseId: number;
  readonly kind: EventKind;
  readonly party: Party;
  /** Null: entered for a party that is no linked unit. */
  readonly unit: string | null;
  readonly seat: string;
  readonly occurredAtMs: number;
  readonly recordedAtMs: number;
};

/** What an exempted period asks of a case. */
export type CaseKind = { readonly cell: string | null; readonly category: string };

/** All that the figures of a period are counted from, as it stood at the cut-off; more rows than the period needs do no harm. */
export type AssessmentRows = {
  readonly tasks: readonly TaskRow[];
  readonly checks: readonly CheckRow[];
  /** Of every kind: the units' sign-offs and the centre's own. */
  readonly duties: readonly DutyRow[];
  readonly observed: readonly ObservedRow[];
  readonly cooperations: readonly CooperationRow[];
  readonly entries: readonly EntryRow[];
  /** The cases under supervision (R13). */
  readonly supervised: ReadonlySet<number>;
  readonly kindOf: (caseId: number) => CaseKind;
};

/** The settings that decide how figures are read (A1, A2, A6, A11, A13). */
export type AssessmentReadings = FigureReadings & Pick<Settings, 'figures.reworkBase' | 'rule.T1.explained'>;

/** Which figures are asked for. */
export type AssessmentQuestion = {
  readonly period: Period;
  readonly asOfMs: number;
  readonly readings: AssessmentReadings;
  /** Those that two people have signed. */
  readonly exemptions: readonly Exemption[];
  /** For deadlines after the last day that is officially known (暂定). */
  readonly calendar: WorkCalendar;
};

/** Whether an instant lies in a period. */
export function isWithin(atMs: number | null, { fromMs, toMs }: Period): boolean {
  return atMs !== null && atMs >= fromMs && atMs < toMs;
}
