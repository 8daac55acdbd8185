import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { refoldRework } from '../../../shared/assessment/reworkReading.ts';
import type { CaseEvent } from '../../../shared/case/event.ts';
import { rowsOf } from '../../../shared/case/rows.ts';
import type { TaskRow } from '../../../shared/case/rows.ts';
import type { CaseFile } from '../../../shared/case/caseFile.ts';
import type { Settings } from '../../../shared/setting/setting.ts';
import { plainRules } from '../../fixture/miniCity.ts';
import type { MiniCity } from '../../fixture/miniCity.ts';
import { playSteps, randomSteps } from '../../fixture/randomHistory.ts';

const START = Date.UTC(2016, 8, 20, 1);
const rulesOf = (limit: Settings['rework.limit']) => plainRules({ 'rework.limit': limit });

function tasksOf(file: CaseFile | null): readonly TaskRow[] {
  return file ? rowsOf(file).tasks : [];
}

/** What people did and asked for, without what clocks and corrections made of it. */
function actsOf(events: readonly CaseEvent[]): readonly string[] {
  return events
    .filter(({ kind }) => kind !== 'limitMissed' && kind !== 'missCorrected')
    .map((event) => `${event.kind} ${event.occurredAtMs} ${askedFor(event) ?? ''}`);
}

function askedFor({ kind, body }: CaseEvent): number | string | boolean | null {
  if (kind === 'extensionRequested') return body.untilMs;
  if (kind === 'observationSubmitted') return body.expectedAtMs;
  // A cause and an appeal speak of one recorded miss, which may be another one in the other city.
  if (kind === 'causeAttributed' || kind === 'appealed') return `${body.task} ${body.missedAtMs}`;
  if (kind === 'extensionDecided' || kind === 'observationDecided') return body.approve;
  return kind === 'dispatched' && body.limit === null && body.basis?.kind === 'fixed' ? body.basis.untilMs : null;
}

function compare(city: MiniCity, other: MiniCity, limit: Settings['rework.limit'], asOfMs: number): number {
  let compared = 0;
  for (const [id, { events }] of city.cases) {
    const there = other.cases.get(id);
    if (!there || JSON.stringify(actsOf(events)) !== JSON.stringify(actsOf(there.events))) continue;
    expect(tasksOf(refoldRework(events, rulesOf(limit), asOfMs))).toEqual(tasksOf(there.file));
    if (events.some((event) => event.kind === 'checked' && event.body.result === 'fail')) compared += 1;
  }
  return compared;
}

describe('a case by the other setting of rework.limit', () => {
  test('stands as it would in a city with that setting from the start, where people did the same', () => {
    let compared = 0;
    fc.assert(
      fc.property(randomSteps, (steps) => {
        const remainder = playSteps(steps, START, { 'rework.limit': 'remainder' });
        const full = playSteps(steps, START, { 'rework.limit': 'full' });
        const { endMs } = remainder;
        compared += compare(remainder.city, full.city, 'full', endMs);
        compared += compare(full.city, remainder.city, 'remainder', endMs);
        compare(full.city, full.city, 'full', endMs);
        compare(remainder.city, remainder.city, 'remainder', endMs);
      }),
      { numRuns: 600 },
    );
    expect(compared).toBeGreaterThan(50);
  });
});
