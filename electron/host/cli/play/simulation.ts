import type { AccountabilityCommand } from '../../../../shared/accountability/accountabilityCommand.ts';
import { ruleOf } from '../../../../shared/accountability/rule.ts';
import { NO_FIGURES } from '../../../../shared/assessment/figures.ts';
import type { CaseFile } from '../../../../shared/case/caseFile.ts';
import type { Command, Rejection } from '../../../../shared/case/command.ts';
import type { NewCityEvent } from '../../../../shared/city/cityEvent.ts';
import type { FindingKey } from '../../../../shared/contract/accountabilityCall.ts';
import { evaluate } from '../../../../shared/scenario/evaluate.ts';
import type { Mismatch } from '../../../../shared/scenario/evaluate.ts';
import type { Act, Expectation, GivenAct, ListName, Step } from '../../../../shared/scenario/step.ts';
import type { Settings } from '../../../../shared/setting/setting.ts';
import { periodRange } from '../../../../shared/time/zone.ts';
import { findFinding, readFindings, readFrozenMonth } from '../../../../db/read/accountability.ts';
import { readCaseFile } from '../../../../db/read/caseFile.ts';
import { readCity, readRules } from '../../../../db/read/city.ts';
import { figuresAsOf } from '../../../../db/read/figures.ts';
import {
  listDesignationCandidates,
  listObservation,
  listOverdue,
  listSupervisionCandidates,
  listUnacknowledgedHazards,
} from '../../../../db/read/lists.ts';
import type { ListedCase } from '../../../../db/read/lists.ts';
import type { WritableStore } from '../../../../db/store/handle.ts';
import { verifyStore } from '../../../../db/verify/verifyStore.ts';
import { appendCityEvents } from '../../../../db/write/cityLog.ts';
import { executeAccountability } from '../../service/accountability/execute.ts';
import { enterCalendar } from '../../service/cityChanges.ts';
import { executeCommand } from '../../service/commands.ts';
import { nextEndAtMs, recordEnded } from '../../service/deadlineClock.ts';

/** What came of one line. `stop`: the scenario cannot go on from here. */
export type Outcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'held' }
  | ({ readonly kind: 'failed' } & Mismatch)
  | { readonly kind: 'stop'; readonly message: string };

/** A city on a simulated clock: each step happens at its time, after everything that fell due before it. */
export type Simulation = { readonly take: (step: Step) => Outcome };

const BY = { party: 'leader', unit: null, seat: '推演' } as const;

/** A simulation over a fresh store, in which nothing has happened yet. */
export function simulate(store: WritableStore): Simulation {
  const caseIds = new Map<string, number>();
  let hasBegun = false;

  function fileOf(label: string): CaseFile | null {
    const id = caseIds.get(label);
    return id === undefined ? null : readCaseFile(store, id);
  }

  /**
   * The clock jumps, but what falls due on the way is recorded at its own second, as on the wall; so are the months that
   * end.
   */
  function advance(toMs: number): void {
    for (let at = nextEndAtMs(store); at <= toMs; at = nextEndAtMs(store)) recordEnded(store, at);
  }

  function write(atMs: number, ...bodies: readonly Pick<NewCityEvent, 'kind' | 'body'>[]): Outcome {
    const events = bodies.map((body) => ({ ...body, occurredAtMs: atMs, by: BY }) as NewCityEvent);
    appendCityEvents(store, events, atMs);
    return { kind: 'done' };
  }

  function setUp(act: Exclude<Act, { kind: 'command' | 'accountability' | 'expectation' }>, atMs: number): Outcome {
    switch (act.kind) {
      case 'setting': {
        // What is set before anything happens holds since ever; later changes hold from their instant on.
        const fromMs = hasBegun ? atMs : null;
        const bodies = act.values.map(({ key, value }) => ({ key, value, fromMs }));
        return write(atMs, ...bodies.map((body) => ({ kind: 'settingChanged', body }) as const));
      }
      case 'unit': {
        const { code, name, group } = act;
        const blank = { deputyHead: '', liaison: '', telephone: '', disciplinaryBody: '' };
        const dates = { validFrom: null, validTo: null, successor: null };
        return write(atMs, {
          kind: 'unitSaved',
          body: { unit: { code, name, shortName: name, group, ...blank, ...dates } },
        });
      }
      case 'limit': {
        const { row, name } = act;
        const saved = { kind: 'handbookRowSaved', body: { row } } as const;
        if (readRules(store, atMs).categories.has(row.category)) return write(atMs, saved);
        const id = row.category;
        return write(atMs, { kind: 'categoryAdded', body: { id, name: name ?? id } }, saved);
      }
      case 'calendar': {
        const changed = enterCalendar(store, act.change, { nowMs: atMs, by: BY });
        return changed.kind === 'refused' ? { kind: 'stop', message: changed.problems.join('；') } : { kind: 'done' };
      }
    }
  }

  function give(label: string, command: Command, { line, atMs }: Step): Rejection | null {
    const first = command.do === 'linkDuplicate' ? (fileOf(command.fields.of)?.number ?? '') : null;
    const full = (first === null ? command : { ...command, fields: { ...command.fields, of: first } }) as Command;
    const caseId = caseIds.get(label) ?? null;
    const call = { commandId: `play-${line}`, caseId, expectedRevision: null, command: full };
    const { answer } = executeCommand(store, call, { nowMs: atMs, cellAt: () => null });
    if (answer.kind === 'rejected') return answer.rejection;
    caseIds.set(label, answer.caseId);
    return null;
  }

  function labelOf(caseId: number): string {
    return [...caseIds].find(([, id]) => id === caseId)?.[0] ?? '';
  }

  /** The period of a single case is its label, which may look like a month. */
  function periodOf({ clause, period }: FindingKey): string {
    return ruleOf(clause).span === 'case' ? (fileOf(period)?.number ?? '') : period;
  }

  /** A finding is named by clause, unit and period. */
  function giveAct(given: Extract<GivenAct, { kind: 'read' }>, { line, atMs }: Step): Rejection | null {
    const { command, key } = given;
    const finding = key && findFinding(store, key.clause, key.unit, periodOf(key));
    const fields = key === null ? command.fields : { ...command.fields, finding: finding ?? 0 };
    const call = { commandId: `play-${line}`, command: { ...command, fields } as AccountabilityCommand };
    const { answer } = executeAccountability(store, call, { nowMs: atMs, feedOf: null });
    return answer.kind === 'rejected' ? answer.rejection : null;
  }

  function unknownLabel(act: Extract<Act, { kind: 'command' }>): string | null {
    const command = act.given.kind === 'read' ? act.given.command : null;
    const used = [
      ...(command?.do === 'report' || act.label === null ? [] : [act.label]),
      ...(command?.do === 'linkDuplicate' ? [command.fields.of] : []),
    ];
    return used.find((label) => !caseIds.has(label)) ?? null;
  }

  function carryOut(act: Extract<Act, { kind: 'command' }>, step: Step): Outcome {
    const { given, label, rejected } = act;
    const unknown = given.kind === 'read' ? unknownLabel(act) : null;
    if (unknown !== null) return { kind: 'stop', message: `案件“${unknown}”没有立案` };
    const refusal = given.kind === 'rejected' ? given.rejection : give(label ?? '', given.command, step);
    return outcome(refusal, rejected);
  }

  function compare(wanted: Expectation, atMs: number): Outcome {
    const unknown = (wanted.expect === 'list' ? wanted.cases : 'case' in wanted ? [wanted.case] : []).find(
      (label) => !caseIds.has(label),
    );
    if (unknown !== undefined) return { kind: 'stop', message: `案件“${unknown}”没有立案` };
    const { settings, calendar } = readRules(store, atMs);
    const mismatch = evaluate(wanted, {
      nowMs: atMs,
      zone: calendar.zone,
      cases: new Map([...caseIds.keys()].map((label) => [label, fileOf(label) as CaseFile])),
      listed: (list) => {
        const ids = new Set(LISTED[list](store, settings, atMs).map(({ id }) => id));
        return [...caseIds].flatMap(([label, id]) => (ids.has(id) ? [label] : []));
      },
      figuresOf: (unit, period) =>
        figuresAsOf(store, { period: periodRange(period, calendar.zone), asOfMs: atMs }).get(unit),
      frozenOf: (unit, month) => {
        const frozen = readFrozenMonth(store, month);
        return frozen && (frozen.figures[unit] ?? NO_FIGURES);
      },
      findingsOf: (unit) =>
        readFindings(store, { unit }).map(({ clause, period, caseId, state }) => ({
          clause,
          period: caseId === null ? period : labelOf(caseId),
          state,
        })),
      isHeld: (quarter) => readCity(store).meetings.some((meeting) => meeting.quarter === quarter),
      isVerified: () => verifyStore(store).ok,
    });
    return mismatch === null ? { kind: 'held' } : { kind: 'failed', ...mismatch };
  }

  return {
    take: (step) => {
      const { act, atMs } = step;
      advance(atMs);
      switch (act.kind) {
        case 'command':
          hasBegun = true;
          return carryOut(act, step);
        case 'accountability': {
          hasBegun = true;
          const { given, rejected } = act;
          return outcome(given.kind === 'rejected' ? given.rejection : giveAct(given, step), rejected);
        }
        case 'expectation':
          hasBegun = true;
          return compare(act.expectation, atMs);
        default:
          return setUp(act, atMs);
      }
    },
  };
}

/** The lists of the scenario language, as the wall, the desk and the meeting read them. */
const LISTED: {
  readonly [K in ListName]: (store: WritableStore, settings: Settings, nowMs: number) => readonly ListedCase[];
} = {
  overdue: (store, _settings, nowMs) => listOverdue(store, nowMs),
  observation: (store) => listObservation(store),
  supervisionCandidates: (store, settings, nowMs) =>
    listSupervisionCandidates(store, { nowMs, reworks: settings['supervision.reworks'] }),
  designationCandidates: (store, settings) => listDesignationCandidates(store, settings['designation.returns']),
  unacknowledgedHazards: (store) => listUnacknowledgedHazards(store),
};

/** Whether a command fared as its line says. */
function outcome(refusal: Rejection | null, rejected: true | string | null): Outcome {
  if (rejected === null) {
    if (refusal === null) return { kind: 'done' };
    return { kind: 'stop', message: `命令被拒绝：${refusal.message}（${refusal.code}）` };
  }
  if (refusal === null) return { kind: 'failed', expected: { rejected }, found: { rejected: false } };
  if (rejected === true || rejected === refusal.code) return { kind: 'held' };
  return { kind: 'failed', expected: { rejected }, found: { rejected: refusal.code } };
}
