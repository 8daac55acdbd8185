import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ALL_KEYS, allFiguresOf, NO_FIGURES_AT_ALL, sumOf } from '../../../shared/assessment/allFigures.ts';
import type { AssessmentQuestion, AssessmentRows } from '../../../shared/assessment/assessmentRows.ts';
import { centreDutiesOf } from '../../../shared/assessment/centreDuty.ts';
import { membersOf } from '../../../shared/assessment/members.ts';
import { memberWords } from '../../../shared/assessment/memberWords.ts';
import { rateOf } from '../../../shared/assessment/rateParts.ts';
import { RATES } from '../../../shared/assessment/member.ts';
import { periodRange } from '../../../shared/time/zone.ts';
import { assessmentRowsOf } from '../../fixture/assessmentRows.ts';
import { playSteps, randomSteps } from '../../fixture/randomHistory.ts';
import { SHIPPED_CALENDAR } from '../../fixture/shippedCalendar.ts';

const START = Date.UTC(2016, 8, 20, 1);
const ZONE = 'Asia/Shanghai';
const PERIODS = ['2016-09', '2016-10', '2016-Q4', '2016', '2016-09-22'].map((key) => periodRange(key, ZONE));
const UNITS = ['U', 'V', 'W'];
const CENTRE = ['acceptance', 'acceptanceVerified', 'dispatch', 'check'] as const;

const readings = fc.record({
  'figures.attribution': fc.constantFrom('deadline', 'dispatch', 'report' as const),
  'figures.timelyAt': fc.constantFrom('feedback', 'close' as const),
  'observation.counts': fc.constantFrom('no', 'strict' as const),
  'figures.reworkBase': fc.constantFrom('checked', 'due', 'handled' as const),
  'rule.T1.explained': fc.constantFrom('excuses', 'counts' as const),
});

const exemption = fc.record({
  fromMs: fc.integer({ min: 0, max: 40 }).map((days) => START + days * 86_400_000),
  units: fc.subarray(UNITS),
  categories: fc.subarray(['event:06010', 'event:06013', 'event:09001']),
});

function check(rows: AssessmentRows, question: AssessmentQuestion): void {
  const figures = allFiguresOf(rows, question);
  const units = new Set([...figures.keys(), ...UNITS]);
  const words = { zone: ZONE, asOfMs: question.asOfMs, readings: question.readings };
  for (const unit of [...units, null]) {
    const isOurs = (one: string) => unit === null || one === unit;
    const counted = unit === null ? sumOf(figures.values()) : (figures.get(unit) ?? NO_FIGURES_AT_ALL);
    for (const key of ALL_KEYS) {
      const members = membersOf(key, rows, { question, isOurs });
      expect([key, members.length]).toEqual([key, counted[key]]);
      expect(members.every(({ counts }) => counts)).toBe(true);
      for (const one of members) expect(memberWords(one, words)).toMatch(/\d/);
    }
    for (const rate of RATES) {
      const members = membersOf(rate, rows, { question, isOurs });
      const { part, whole } = rateOf(rate, counted, question.readings['figures.reworkBase']);
      expect([rate, members.filter(({ counts }) => counts).length]).toEqual([rate, part]);
      expect([rate, members.filter(({ inWhole }) => inWhole).length]).toEqual([rate, whole]);
    }
  }
  for (const { duty, due, timely } of centreDutiesOf(rows.duties, question.period)) {
    const members = membersOf(duty, rows, { question, isOurs: () => true });
    expect([members.length, members.filter(({ counts }) => counts).length]).toEqual([due, timely]);
    expect(CENTRE).toContain(duty);
  }
}

describe('the cases behind a figure', () => {
  test('are exactly those that it has counted, for every figure, reading, period and cut-off', () => {
    fc.assert(
      fc.property(
        randomSteps,
        readings,
        fc.array(exemption, { maxLength: 2 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (steps, read, exempted, share) => {
          const { city, endMs } = playSteps(steps, START);
          const asOfMs = START + Math.floor(((endMs - START) * share) / 1000) * 1000;
          const exemptions = exempted.map((one) => ({
            ...one,
            toMs: one.fromMs + 10 * 86_400_000,
            cells: [],
            reason: '台风',
            document: '一号',
          }));
          for (const cutMs of [asOfMs, endMs]) {
            const rows = assessmentRowsOf(city, cutMs);
            for (const period of PERIODS)
              check(rows, { period, asOfMs: cutMs, readings: read, exemptions, calendar: SHIPPED_CALENDAR });
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
