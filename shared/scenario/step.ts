import type { AccountabilityCommand } from '../accountability/accountabilityCommand.ts';
import type { FindingState } from '../accountability/finding.ts';
import type { Clause } from '../accountability/rule.ts';
import type { Figures } from '../assessment/figures.ts';
import type { DutyKind, Stage } from '../case/caseFile.ts';
import type { Command, Rejection } from '../case/command.ts';
import type { FindingKey } from '../contract/accountabilityCall.ts';
import type { CalendarChange } from '../deadline/calendarChange.ts';
import type { HandbookRow } from '../handbook/handbook.ts';
import type { SettingKey } from '../setting/setting.ts';
import type { UnitGroup } from '../unit/unit.ts';

/** What a command line expects: true, or the code of the refusal; null: it must be carried out. */
export type ExpectedRefusal = true | string | null;

/** A command of a line, its times parsed; or why its fields refuse it. */
export type GivenCommand =
  { readonly kind: 'read'; readonly command: Command } | { readonly kind: 'rejected'; readonly rejection: Rejection };

/** An act of accountability; `key` names its finding, which only the store knows by id. */
export type GivenAct =
  | { readonly kind: 'read'; readonly command: AccountabilityCommand; readonly key: FindingKey | null }
  | { readonly kind: 'rejected'; readonly rejection: Rejection };

export const LISTS = [
  'overdue',
  'observation',
  'supervisionCandidates',
  'designationCandidates',
  'unacknowledgedHazards',
] as const;
export type ListName = (typeof LISTS)[number];

/** What a line states must hold; only the named fields are compared. */
export type Expectation =
  | {
      readonly expect: 'case';
      readonly case: string;
      readonly stage?: Stage;
      readonly unit?: string | null;
      readonly deadline?: number | null;
      readonly overdue?: boolean;
      readonly reworks?: number;
      readonly extensions?: number;
      readonly returns?: number;
    }
  | {
      readonly expect: 'duty';
      readonly case: string;
      readonly duty: DutyKind;
      readonly turn: number;
      readonly onTime?: boolean;
    }
  | {
      readonly expect: 'figures';
      readonly unit: string;
      /** `2016-09`, or `2016`. */
      readonly period: string;
      readonly figures: Partial<Figures>;
      /** The values of the frozen month. */
      readonly frozen: boolean;
    }
  | {
      readonly expect: 'findings';
      readonly unit: string;
      /** `period`: a month, a year, or the label of a case. */
      readonly are: readonly { readonly clause: Clause; readonly period: string }[];
      readonly only: readonly Clause[] | null;
      readonly state: FindingState | null;
    }
  | { readonly expect: 'list'; readonly list: ListName; readonly cases: readonly string[] }
  | {
      readonly expect: 'hazard';
      readonly case: string;
      readonly notifiedWithin?: number;
      readonly acknowledgedWithin?: number;
    }
  | { readonly expect: 'meeting'; readonly quarter: string; readonly held: boolean }
  | { readonly expect: 'log'; readonly verified: boolean };

/** What one line of a scenario does. */
export type Act =
  | { readonly kind: 'setting'; readonly values: readonly { readonly key: SettingKey; readonly value: unknown }[] }
  | { readonly kind: 'unit'; readonly code: string; readonly name: string; readonly group: UnitGroup }
  | { readonly kind: 'limit'; readonly name: string | null; readonly row: HandbookRow }
  | { readonly kind: 'calendar'; readonly change: CalendarChange }
  | {
      readonly kind: 'command';
      /** The label of its case; null where the line lacks it. */
      readonly label: string | null;
      readonly given: GivenCommand;
      readonly rejected: ExpectedRefusal;
    }
  | { readonly kind: 'accountability'; readonly given: GivenAct; readonly rejected: ExpectedRefusal }
  | { readonly kind: 'expectation'; readonly expectation: Expectation };

/** One line of a scenario: its number in the file (from 1), when it happens, what it does. */
export type Step = { readonly line: number; readonly atMs: number; readonly act: Act };

/** A scenario that can be played, or the first line that cannot be read and why. */
export type Scenario =
  | { readonly kind: 'scenario'; readonly steps: readonly Step[] }
  | { readonly kind: 'malformed'; readonly line: number; readonly message: string };
