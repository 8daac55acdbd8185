import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEvent } from '../../../shared/case/apply.ts';
import type { CaseFile } from '../../../shared/case/caseFile.ts';
import { clockRuns, isOpen, responsibleTask } from '../../../shared/case/caseFile.ts';
import type { CaseEvent, NewEvent } from '../../../shared/case/event.ts';
import { recomputedDeadlines } from '../../../shared/case/recompute.ts';
import { changeCalendar } from '../../../shared/deadline/calendarChange.ts';
import type { CalendarChange } from '../../../shared/deadline/calendarChange.ts';
import { dueAt } from '../../../shared/deadline/clock.ts';
import { formatIso, parseIso } from '../../../shared/time/zone.ts';
import { miniCity, plainRules } from '../../fixture/miniCity.ts';
import type { MiniCity } from '../../fixture/miniCity.ts';
import { naiveDue } from '../../fixture/naiveClock.ts';
import { randomChange } from '../../fixture/randomCalendar.ts';
import { playSteps, randomSteps } from '../../fixture/randomHistory.ts';
import { SHIPPED_CALENDAR } from '../../fixture/shippedCalendar.ts';

const at = (text: string): number => parseIso(`${text}+08:00`) ?? Number.NaN;
const BY = { party: 'leader', unit: null, seat: '管理员' } as const;

function recomputed(file: CaseFile, change: CalendarChange, nowMs: number): readonly NewEvent[] {
  const after = changeCalendar(SHIPPED_CALENDAR, change);
  return recomputedDeadlines(file, { before: SHIPPED_CALENDAR, after, notice: change.notice, nowMs, by: BY });
}

function dispatched(category = 'event:06010', until?: number): MiniCity {
  const city = miniCity(plainRules(), at('2016-09-05T09:00:00'));
  city.give('report', 'centre', { source: 'public', category, description: '垃圾' });
  city.give('accept', 'centre', {});
  city.give('dispatch', 'centre', { unit: 'U', until });
  return city;
}

const TUESDAY_OFF = { off: ['2016-09-06'], notice: '防台风停工通知' };
const NOON = at('2016-09-05T12:00:00');

describe('a change of the calendar', () => {
  test('moves the open task whose running interval touches it, and says from when to when and why', () => {
    const [event, ...others] = recomputed(dispatched('event:06013').file(), TUESDAY_OFF, NOON);
    expect(others).toEqual([]);
    expect(event).toMatchObject({
      kind: 'deadlineRecomputed',
      body: {
        task: 1,
        oldDueAtMs: at('2016-09-12T09:00:00'),
        newDueAtMs: at('2016-09-13T09:00:00'),
        notice: '防台风停工通知',
      },
    });
  });

  test('leaves alone what it does not touch: another day, a running urgent clock, a date that was set', () => {
    expect(recomputed(dispatched().file(), TUESDAY_OFF, NOON)).toEqual([]);
    expect(recomputed(dispatched('event:09001').file(), { off: ['2016-09-05'], notice: '通知' }, NOON)).toEqual([]);
    const set = dispatched('event:06013', at('2016-09-09T12:00:00'));
    expect(recomputed(set.file(), TUESDAY_OFF, NOON)).toEqual([]);
  });

  test('leaves paused, closed and missed tasks as they stand', () => {
    const paused = dispatched('event:06013');
    paused.give('feedback', 'unit:U', { result: '办毕' });
    expect(recomputed(paused.file(), TUESDAY_OFF, NOON)).toEqual([]);
    paused.give('recordCheck', 'supervisor', { result: 'pass' });
    expect(recomputed(paused.file(), TUESDAY_OFF, NOON)).toEqual([]);
    const missed = dispatched('event:06013');
    missed.advance(at('2016-09-12T09:00:01'));
    expect(recomputed(missed.file(), TUESDAY_OFF, at('2016-09-12T09:00:01'))).toEqual([]);
  });

  test('is kept by what follows: the remainder after a check counts by the new calendar', () => {
    const rules = plainRules();
    const city = dispatched('event:06013');
    const [event] = recomputed(city.file(), TUESDAY_OFF, NOON);
    const moved = applyEvent(city.file(), { ...event, caseId: 1, revision: 9, recordedAtMs: NOON } as CaseEvent);
    const task = responsibleTask(moved);
    if (!task?.basis) throw new Error('no task');
    expect(formatIso(task.dueAtMs ?? 0, rules.calendar.zone)).toBe('2016-09-13T09:00:00+08:00');
    const calendar = changeCalendar(SHIPPED_CALENDAR, TUESDAY_OFF);
    expect(dueAt({ basis: task.basis, clock: task.clock, intervals: task.intervals, calendar })).toBe(task.dueAtMs);
  });
});

test('over random histories only open, running, not yet missed tasks move, to what the new calendar gives', () => {
  fc.assert(
    fc.property(randomSteps, randomChange, (steps, change) => {
      const { city, endMs } = playSteps(steps, Date.UTC(2016, 8, 20, 1));
      const after = changeCalendar(SHIPPED_CALENDAR, change);
      for (const { file } of city.cases.values()) {
        const [event] = recomputed(file, change, endMs);
        if (event?.kind !== 'deadlineRecomputed') continue;
        const task = responsibleTask(file);
        if (!task?.basis) throw new Error('a case without a running task moved');
        expect(isOpen(file.stage) && clockRuns(task) && task.missedAtMs === null).toBe(true);
        expect(event.body.oldDueAtMs).toBe(task.dueAtMs);
        expect(event.body.newDueAtMs).toBe(naiveDue(task.basis, task.clock, task.intervals, after));
        expect(recomputedDeadlines(file, { before: after, after, notice: '通知', nowMs: endMs, by: BY })).toEqual([]);
      }
    }),
    { numRuns: 40 },
  );
});
