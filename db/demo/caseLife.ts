import { applyEvent } from '../../shared/case/apply.ts';
import type { CaseFile } from '../../shared/case/caseFile.ts';
import { decide, missedLimits } from '../../shared/case/decide.ts';
import type { NewEvent } from '../../shared/case/event.ts';
import type { Rules } from '../../shared/case/rules.ts';
import { SUPERVISOR } from './actors.ts';
import type { DemoReport } from './dailyReports.ts';
import type { DemoCity } from './demoCity.ts';
import { nextStep } from './nextStep.ts';

/** A case of the demonstration city before its life: its id, its number, and the report that begins it. */
export type DemoBirth = { readonly id: number; readonly number: string; readonly report: DemoReport };

/**
 * The whole life of a case up to `untilMs`, in its order; what is due later is left to the live driver. The limits that
 * passed meanwhile stand where the host's clock would have written them. Pure: the same arguments give the same life.
 * Every event of it is written at the moment when it happened (`recordedAtMs` = `occurredAtMs`).
 * @throws {Error} when a step is refused: the steps and the rules of the domain do not fit.
 */
export function caseLife(
  { id, number, report }: DemoBirth,
  { city, rules, untilMs }: { readonly city: DemoCity; readonly rules: Rules; readonly untilMs: number },
): readonly NewEvent[] {
  const life: NewEvent[] = [];
  let file: CaseFile | null = null;

  function live(events: readonly NewEvent[]): void {
    for (const event of events) {
      life.push(event);
      const revision = life.length;
      file = applyEvent(file, { ...event, caseId: id, revision, recordedAtMs: event.occurredAtMs });
    }
  }

  function take(command: Parameters<typeof decide>[1], atMs: number): void {
    const newCase = { number, cell: report.cell, reporter: null };
    const decision = decide(file, command, { nowMs: atMs, rules, newCase });
    if (decision.kind === 'rejected')
      throw new Error(`demonstration case ${number}: ${command.do} refused, ${decision.rejection.code}`);
    live(decision.events);
  }

  take({ do: 'report', by: SUPERVISOR, occurredAt: null, evidence: null, fields: report.fields }, report.atMs);
  for (;;) {
    if (!file) throw new Error(`demonstration case ${number}: no life`);
    const step = nextStep(file, city, rules);
    const toMs = step && step.atMs <= untilMs ? step.atMs : untilMs;
    const missed = missedLimits(file, toMs);
    // A missed limit may change what comes next: the centre urges the unit.
    if (missed.length > 0) live(missed);
    else if (step && step.atMs <= untilMs) take(step.command, step.atMs);
    else return life;
  }
}
