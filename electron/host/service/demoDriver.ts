import type { Command } from '../../../shared/case/command.ts';
import type { CaseFile, Stage } from '../../../shared/case/caseFile.ts';
import { openDuty, responsibleTask } from '../../../shared/case/caseFile.ts';
import { createCellIndex } from '../../../shared/grid/cell.ts';
import { dayKey, nextDay } from '../../../shared/time/zone.ts';
import { SUPERVISOR } from '../../../db/demo/actors.ts';
import { dailyReports } from '../../../db/demo/dailyReports.ts';
import type { DemoReport } from '../../../db/demo/dailyReports.ts';
import {
  casesChangedSince,
  handledByPeople,
  lastReport,
  livelyCases,
  reportCommandId,
} from '../../../db/demo/driven.ts';
import { nextStep } from '../../../db/demo/nextStep.ts';
import type { DemoStep } from '../../../db/demo/nextStep.ts';
import type { DemoWorld } from '../../../db/demo/setUp.ts';
import { readCaseFile } from '../../../db/read/caseFile.ts';
import { readRules } from '../../../db/read/city.ts';
import { readCells } from '../../../db/read/grid.ts';
import { lastRecordedAtMs, lastSequence } from '../../../db/read/log.ts';
import type { WritableStore } from '../../../db/store/handle.ts';
import { inTransaction } from '../../../db/store/transaction.ts';
import { executeCommand } from './commands.ts';
import type { CommandContext } from './commands.ts';
import { nextEndAtMs, recordEnded } from './deadlineClock.ts';

export type DemoDriver = {
  /**
   * Does all that is due up to `nowMs`, in its order and each at its own time, the limits that passed in between too. For
   * the time in which the host was off; before anybody at a desk can write.
   */
  readonly catchUp: (nowMs: number) => void;
  /** Does what is due now; called every second or so. Answers whether something was written. */
  readonly tick: (nowMs: number) => boolean;
};

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** A case that a person at a desk has written on stays alone for so long; then the city goes on with it. */
const LEFT_ALONE_MS = 30 * MINUTE_MS;

/** After a longer sleep only the reports of the last days are made up for: the wall must be there within seconds. */
const REPORTED_LATE_MS = 5 * DAY_MS;

/** What falls due together is done one by one, so that a room can follow; nothing is put off for longer than a minute. */
const SPACED_MS = 8000;
const PUT_OFF_MS = MINUTE_MS;

/** When nothing has happened for so long, what somebody would do within the next minutes is done now: the wall lives. */
const QUIET_MS = 21_000;
const HASTE_MS = 20 * MINUTE_MS;
/** At night and on days off hours may lie between two steps: after a longer quiet also what is far off may come early. */
const DEAD_MS = 50_000;
const FAR_HASTE_MS = 3 * DAY_MS;
const FAR_REPORT_MS = 60 * MINUTE_MS;
/** So many cases of a queue are left to the people at the desks. */
const LEFT_WAITING = 3;
/** So many cases in handling are left to the next working day, or the city would be empty in the morning. */
const LEFT_IN_HANDLING = 80;
const HASTY: ReadonlySet<Command['do']> = new Set([
  'requestVerification',
  'recordVerification',
  'accept',
  'dispatch',
  'signOff',
  'feedback',
  'recordCheck',
]);

/** So many steps share a transaction while catching up. */
const STEPS_A_TRANSACTION = 200;

type Planned = { readonly caseId: number; readonly step: DemoStep };

/**
 * Keeps the cases of a demonstration store moving with the same steps that made its history, through the command way of
 * every desk. All it knows of the past stands in the store: after a restart it goes on where the log ends. A case that a
 * person reported is never touched.
 */
export function createDemoDriver(store: WritableStore, { city, history }: DemoWorld): DemoDriver {
  const grid = createCellIndex(readCells(store));
  const cellAt: CommandContext['cellAt'] = (lng, lat) => grid.cellAt(lng, lat)?.code ?? null;
  const steps = new Map<number, DemoStep>();
  let seenSequence = 0;
  let lastWrittenAtMs = 0;
  let reports = reportsAfter(Math.max(history.untilMs, lastRecordedAtMs(store)));

  /** The reports still to come, from the one after the last made; today's and tomorrow's at hand. */
  function reportsAfter(nowMs: number): { readonly untilDay: string; readonly list: readonly PlannedReport[] } {
    const rules = readRules(store, nowMs);
    const { zone } = rules.calendar;
    const last = lastReport(store);
    const untilDay = nextDay(dayKey(nowMs, zone));
    const fromMs = Math.max(history.untilMs, nowMs - REPORTED_LATE_MS);
    const list: PlannedReport[] = [];
    for (let day = dayKey(fromMs, zone); day <= untilDay; day = nextDay(day)) {
      for (const [index, daily] of dailyReports(day, city, rules).entries()) {
        const made = last !== null && (day < last.day || (day === last.day && index <= last.index));
        if (!made && daily.atMs > fromMs) list.push({ report: daily, commandId: reportCommandId(day, index) });
      }
    }
    return { untilDay, list };
  }

  function plan(caseId: number): void {
    steps.delete(caseId);
    const file = readCaseFile(store, caseId);
    const step = file && nextStep(file, city, readRules(store, file.asOfMs));
    if (!file || !step) return;
    const { own, atMs } = handledByPeople(store, caseId);
    if (own) return;
    const freeAtMs = atMs === null ? 0 : atMs + LEFT_ALONE_MS;
    steps.set(caseId, freeAtMs > step.atMs ? { ...step, atMs: freeAtMs } : step);
  }

  /** Looks at what was written since, by whomever. */
  function look(): void {
    const last = lastSequence(store);
    if (seenSequence === last) return;
    const changed =
      seenSequence === 0
        ? livelyCases(store, lastRecordedAtMs(store) - 2 * DAY_MS)
        : casesChangedSince(store, seenSequence);
    for (const caseId of changed) plan(caseId);
    seenSequence = last;
  }

  function soonest(of: (planned: Planned) => boolean = () => true): Planned | null {
    let first: Planned | null = null;
    for (const [caseId, step] of steps) {
      const planned = { caseId, step };
      if ((!first || step.atMs < first.step.atMs) && of(planned)) first = planned;
    }
    return first;
  }

  function take({ caseId, step }: Planned, atMs: number): void {
    const revision = readCaseFile(store, caseId)?.revision ?? 0;
    const call = {
      commandId: `demo-step/${caseId}/${revision}`,
      caseId,
      expectedRevision: null,
      command: step.command,
    };
    const { answer } = executeCommand(store, call, { nowMs: atMs, cellAt });
    // Refused, because a person has changed the case's course: it rests until its next change.
    if (answer.kind === 'rejected') steps.delete(caseId);
    else plan(caseId);
  }

  function makeReport({ report, commandId }: PlannedReport, nowMs: number): void {
    const command = { do: 'report', by: SUPERVISOR, occurredAt: null, evidence: null, fields: report.fields } as const;
    const call = { commandId, caseId: null, expectedRevision: null, command };
    const { answer } = executeCommand(store, call, { nowMs, cellAt });
    if (answer.kind === 'done') plan(answer.caseId);
    reports = { ...reports, list: reports.list.filter((other) => other.commandId !== commandId) };
  }

  /** The next thing to do up to an instant, the limits that end among them where nobody else records them; null: none. */
  function due(untilMs: number, { withEnds }: { readonly withEnds: boolean }): Due | null {
    const step = soonest();
    const coming = reports.list[0];
    const endAtMs = withEnds ? nextEndAtMs(store) : Infinity;
    const atMs = Math.min(step?.step.atMs ?? Infinity, coming?.report.atMs ?? Infinity, endAtMs);
    if (atMs > untilMs) return null;
    if (endAtMs === atMs) {
      return {
        atMs,
        act: (nowMs) => {
          recordEnded(store, nowMs);
          look();
        },
      };
    }
    if (coming?.report.atMs === atMs) return { atMs, act: (nowMs) => makeReport(coming, nowMs) };
    return step && { atMs, act: (nowMs) => take(step, nowMs) };
  }

  function renewReports(nowMs: number): void {
    const { zone } = readRules(store, nowMs).calendar;
    if (dayKey(nowMs, zone) >= reports.untilDay) reports = reportsAfter(nowMs);
  }

  function catchUp(nowMs: number): void {
    reports = reportsAfter(nowMs);
    look();
    for (let more = true; more;) {
      more = inTransaction(store, () => {
        for (let done = 0; done < STEPS_A_TRANSACTION; done += 1) {
          const thing = due(nowMs, { withEnds: true });
          if (!thing) return false;
          thing.act(thing.atMs);
        }
        return true;
      });
    }
    look();
  }

  /** When all is quiet: what somebody would do soonest, if it is something that may as well be done now. */
  function hasten(nowMs: number): void {
    const dead = nowMs - lastWrittenAtMs >= DEAD_MS;
    const [stepMs, reportMs] = dead ? [FAR_HASTE_MS, FAR_REPORT_MS] : [HASTE_MS, HASTE_MS / 4];
    const waiting = new Map<Stage, number>();
    for (const caseId of steps.keys()) {
      const stage = readCaseFile(store, caseId)?.stage;
      if (stage) waiting.set(stage, (waiting.get(stage) ?? 0) + 1);
    }
    const early = soonest(({ caseId, step }) => {
      if (!HASTY.has(step.command.do) || step.atMs > nowMs + stepMs) return false;
      const file = readCaseFile(store, caseId);
      if (!file) return false;
      const left = dead && file.stage === 'handling' ? LEFT_IN_HANDLING : LEFT_WAITING;
      return (waiting.get(file.stage) ?? 0) > left && mayHasten(file, step, nowMs);
    });
    const coming = reports.list[0];
    if (early) take(early, nowMs);
    else if (coming && coming.report.atMs <= nowMs + reportMs) makeReport(coming, nowMs);
  }

  function tick(nowMs: number): boolean {
    const before = lastSequence(store);
    renewReports(nowMs);
    look();
    let thing = due(nowMs - PUT_OFF_MS, { withEnds: false });
    for (; thing; thing = due(nowMs - PUT_OFF_MS, { withEnds: false })) thing.act(nowMs);
    if (nowMs - lastWrittenAtMs >= SPACED_MS) due(nowMs, { withEnds: false })?.act(nowMs);
    if (lastSequence(store) === before && nowMs - lastWrittenAtMs >= QUIET_MS) hasten(nowMs);
    if (lastSequence(store) !== before) lastWrittenAtMs = nowMs;
    look();
    return lastSequence(store) !== before;
  }

  return { catchUp, tick };
}

/** Something to be done: when it was meant to be, and how it is done at an instant. */
type Due = { readonly atMs: number; readonly act: (nowMs: number) => void };

type PlannedReport = { readonly report: DemoReport; readonly commandId: string };

/** Not within the first minute of a stage, and nothing that is meant to be late. */
function mayHasten(file: CaseFile, step: DemoStep, nowMs: number): boolean {
  const dueAtMs = file.stage === 'handling' ? responsibleTask(file)?.dueAtMs : openDuty(file)?.dueAtMs;
  return nowMs - file.stageSinceMs >= MINUTE_MS && step.atMs <= (dueAtMs ?? Infinity);
}
