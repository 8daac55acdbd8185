import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseEvent } from '../../../shared/case/event.ts';
import { replayCase } from '../../../shared/case/replay.ts';
import type { Rules } from '../../../shared/case/rules.ts';
import { changeCalendar } from '../../../shared/deadline/calendarChange.ts';
import { parseIso } from '../../../shared/time/zone.ts';
import { miniCity, plainRow, plainRules } from '../../fixture/miniCity.ts';
import type { MiniCity } from '../../fixture/miniCity.ts';
import { rememberingCity } from '../../fixture/rememberingCity.ts';
import type { Given } from '../../fixture/rememberingCity.ts';
import { playSteps, randomSteps } from '../../fixture/randomHistory.ts';

const START = parseIso('2016-09-20T08:00:00+08:00') ?? Number.NaN;

/** The same commands at the same times in another city. */
function secondCity(given: readonly Given[], rules: Rules, endMs: number): MiniCity {
  const city = miniCity(rules, START);
  for (const { atMs, call } of given) {
    city.advance(atMs);
    city.give(...call);
  }
  city.advance(endMs);
  return city;
}

function logged(events: readonly CaseEvent[]): Parameters<typeof replayCase>[0] {
  return events.map((event, index) => ({ ...event, sequence: index + 1 }));
}

const changed: fc.Arbitrary<Rules> = fc.constantFrom(
  plainRules({ 'rework.limit': 'full' }),
  plainRules({ 'handling.start': 'signOff' }),
  plainRules({ 'extension.max': 0 }),
  plainRules({ 'extension.max': 3, 'extension.reasonMinLength': 1 }),
  plainRules({ 'duty.clock': 'service', 'duty.signOff.minutes': 30 }),
  plainRules({ 'return.afterDeadline': 'allowed', 'extension.afterDeadline': 'allowed' }),
  {
    ...plainRules(),
    calendar: changeCalendar(plainRules().calendar, { off: ['2016-09-21', '2016-09-22'], notice: '试' }),
  },
  { ...plainRules(), calendar: changeCalendar(plainRules().calendar, { work: ['2016-09-24'], notice: '试' }) },
  {
    ...plainRules(),
    handbook: Map.groupBy(
      [
        plainRow('event:06010', { amount: 1, per: 'workHour' }),
        plainRow('event:06013', { amount: 1, per: 'workDay' }),
        plainRow('event:09001', { amount: 9, per: 'urgentHour' }),
      ],
      ({ category }) => category,
    ),
  },
);

describe('a history played again', () => {
  it('comes out as it went in under the rules of its time', () => {
    fc.assert(
      fc.property(randomSteps, (steps) => {
        const { city, endMs } = playSteps(steps, START);
        city.advance(endMs);
        for (const { events } of city.cases.values()) {
          const rulesAt = () => plainRules();
          const again = replayCase(logged(events), { rulesAt, calendarSteps: [], untilMs: endMs });
          expect(again).toEqual({ events, refused: 0 });
        }
      }),
      { numRuns: 60 },
    );
  });

  it('equals, under other rules, a second city in which the same commands were given', () => {
    fc.assert(
      fc.property(randomSteps, changed, (steps, rules) => {
        const first = rememberingCity(plainRules(), START);
        const { endMs } = playSteps(steps, START, {}, first.city);
        first.city.advance(endMs);
        const second = secondCity(first.given, rules, endMs);
        for (const [id, { events }] of first.city.cases) {
          const again = replayCase(logged(events), { rulesAt: () => rules, calendarSteps: [], untilMs: endMs });
          expect(again.events).toEqual(second.cases.get(id)?.events ?? []);
        }
      }),
      { numRuns: 120 },
    );
  });

  it('keeps what was entered later for another party, with its time and evidence', () => {
    const city = miniCity(plainRules(), START);
    city.give('report', 'supervisor', { source: 'public', category: 'event:06010', description: '一' });
    city.give('accept', 'centre', {});
    city.give('dispatch', 'centre', { unit: 'U' });
    city.advance(START + 5_400_000);
    city.give('signOff', 'unit:U', {}, { occurredAt: START + 3_000_000 });
    const { events } = city.cases.get(1) ?? { events: [] };
    expect(events.map(({ kind }) => kind)).toContain('missCorrected');
    const again = replayCase(logged(events), {
      rulesAt: () => plainRules(),
      calendarSteps: [],
      untilMs: START + 5_400_000,
    });
    expect(again.events).toEqual(events);
  });
});
