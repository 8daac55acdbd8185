import { beforeAll, expect, test } from 'vitest';
import { livesBackFrom, planHistory } from '../../../db/demo/history.ts';
import type { Life } from '../../../db/demo/history.ts';
import type { DemoWorld } from '../../../db/demo/setUp.ts';
import { figuresOf } from '../../../shared/assessment/figures.ts';
import type { Figures } from '../../../shared/assessment/figures.ts';
import { foldCase } from '../../../shared/case/apply.ts';
import { isOpen, isOverdue } from '../../../shared/case/caseFile.ts';
import type { CaseFile } from '../../../shared/case/caseFile.ts';
import type { CaseEvent } from '../../../shared/case/event.ts';
import { rowsOf } from '../../../shared/case/rows.ts';
import { periodRange } from '../../../shared/time/zone.ts';
import { demoStore, temporaryFolder } from '../../fixture/demoStore.ts';

const ZONE = 'Asia/Shanghai';
/** A working morning. */
const NOW_MS = Date.parse('2026-11-25T09:30:00+08:00');
const MONTHS = ['2026-08', '2026-09', '2026-10'];
/** Half a year: observation lasts up to two months. */
const CASES = 32_000;

let world: DemoWorld;
let lives: readonly Life[] = [];

beforeAll(() => {
  using folder = temporaryFolder();
  using city = demoStore(folder.path, { nowMs: NOW_MS, cases: CASES });
  world = city.world;
  lives = [...livesBackFrom(CASES, world.history, world)];
});

/** The cases as they stood at an instant. */
function filesAt(atMs: number): readonly CaseFile[] {
  return lives.flatMap(({ id, events }) => {
    const known = events.filter(({ occurredAtMs }) => occurredAtMs <= atMs);
    const logged = known.map((event, index): CaseEvent => ({
      ...event,
      caseId: id,
      revision: index + 1,
      recordedAtMs: event.occurredAtMs,
    }));
    return logged.length > 0 ? [foldCase(logged)] : [];
  });
}

function figuresAt(month: string, atMs: number): ReadonlyMap<string, Figures> {
  const rows = filesAt(atMs).map(rowsOf);
  return figuresOf(
    {
      tasks: rows.flatMap(({ tasks }) => tasks),
      checks: rows.flatMap(({ checks }) => checks),
      duties: rows.flatMap(({ duties }) => duties),
    },
    { period: periodRange(month, ZONE), asOfMs: atMs, readings: world.rules.settings },
  );
}

function share(figures: ReadonlyMap<string, Figures>, part: keyof Figures, whole: keyof Figures): number {
  const sum = (key: keyof Figures): number => [...figures.values()].reduce((total, unit) => total + unit[key], 0);
  return (100 * sum(part)) / sum(whole);
}

test('about 180 cases a day, their ids in the order of their reports', () => {
  const plan = planHistory(world.city, world.rules, { untilMs: NOW_MS, cases: null });
  expect(plan.cases / 730).toBeGreaterThan(174);
  expect(plan.cases / 730).toBeLessThan(186);
  const reported = lives.map(({ events }) => events[0]?.occurredAtMs ?? 0);
  expect(reported).toEqual(reported.toSorted((a, b) => b - a));
});

test.each(MONTHS)('the figures of %s at its end are those of a working city', (month) => {
  const figures = figuresAt(month, periodRange(month, ZONE).toMs);
  expect(share(figures, 'closed', 'due')).toBeGreaterThan(93);
  expect(share(figures, 'closed', 'due')).toBeLessThan(99);
  expect(share(figures, 'timely', 'due')).toBeGreaterThan(76);
  expect(share(figures, 'timely', 'due')).toBeLessThan(90);
  expect(share(figures, 'reworked', 'checked')).toBeGreaterThan(4);
  expect(share(figures, 'reworked', 'checked')).toBeLessThan(6);
  expect(share(figures, 'returned', 'dispatched')).toBeGreaterThan(1);
  expect(share(figures, 'returned', 'dispatched')).toBeLessThan(5);
  expect(share(figures, 'extended', 'due')).toBeGreaterThan(1);
  const rates = [...figures.values()].filter(({ due }) => due >= 20).map(({ timely, due }) => timely / due);
  expect(Math.max(...rates) - Math.min(...rates)).toBeGreaterThan(0.1);
  const below = rates.filter((rate) => rate < 0.8).length;
  expect(below).toBeGreaterThanOrEqual(1);
  expect(below).toBeLessThanOrEqual(10);
});

test('the running month has closed 93 to 99 of a hundred due cases', () => {
  const figures = figuresAt('2026-11', NOW_MS);
  expect(share(figures, 'closed', 'due')).toBeGreaterThan(93);
  expect(share(figures, 'closed', 'due')).toBeLessThan(99);
});

test('on a working morning the wall has something of everything, and not too much', () => {
  const open = filesAt(NOW_MS).filter(({ stage }) => isOpen(stage));
  expect(open.length).toBeGreaterThan(230);
  expect(open.length).toBeLessThan(330);
  const overdue = open.filter((file) => isOverdue(file, NOW_MS));
  expect(overdue.length).toBeGreaterThanOrEqual(45);
  expect(overdue.length).toBeLessThanOrEqual(80);
  const bills = overdue.filter(({ category }) => category === 'event:07001').length;
  expect(bills / overdue.length).toBeLessThan(0.25);
  const places = new Set(open.map(({ cell }) => world.city.cellByCode.get(cell ?? '')?.town));
  expect(places.size).toBe(world.city.towns.length);
  const observed = open.filter(({ stage }) => stage === 'observation');
  expect(observed.length).toBeGreaterThanOrEqual(4);
  expect(observed.length).toBeLessThanOrEqual(10);
  expect(new Set(open.map(({ stage }) => stage)).size).toBeGreaterThanOrEqual(5);
});

test('over half a year there are hazards, supervised and designated cases, and broken promises', () => {
  const files = filesAt(NOW_MS);
  const days = (NOW_MS - (lives.at(-1)?.events[0]?.occurredAtMs ?? 0)) / 86_400_000;
  const hazards = files.filter(({ hazard }) => hazard);
  expect(hazards.length / days).toBeGreaterThan(0.7);
  expect(hazards.length / days).toBeLessThan(1.3);
  expect(hazards.every(({ hazardNotices, stage }) => hazardNotices.length > 0 || stage === 'acceptance')).toBe(true);
  expect(files.some(({ supervision }) => supervision !== null)).toBe(true);
  expect(files.some(({ tasks }) => tasks.some(({ designation }) => designation !== null))).toBe(true);
  expect(files.some(({ expectedDates }) => expectedDates.length > 1)).toBe(true);
  expect(files.some(({ tasks }) => tasks.some(({ ruling }) => ruling !== null && !ruling.justified))).toBe(true);
});

test('in every life time runs forward, and nothing but made-up seats and the clock has written', () => {
  for (const { events } of lives) {
    const times = events.map(({ occurredAtMs }) => occurredAtMs);
    expect(times.every((atMs, index) => index === 0 || atMs >= (times[index - 1] ?? 0))).toBe(true);
    expect(events.every(({ by }) => by.party === 'host' || by.seat.startsWith('演示 '))).toBe(true);
  }
});
