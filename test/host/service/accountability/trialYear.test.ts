import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readFindings } from '../../../../db/read/accountability.ts';
import { appendCityEvents } from '../../../../db/write/cityLog.ts';
import { trialMonths, trialOfYear } from '../../../../electron/host/service/accountability/trialYear.ts';
import type { TrialProposal } from '../../../../electron/host/service/accountability/trialYear.ts';
import { evidenceNow } from '../../../../shared/accountability/finding.ts';
import type { SettingKey } from '../../../../shared/setting/setting.ts';
import { haimen } from '../../../fixture/findings.ts';
import { plainRules } from '../../../fixture/miniCity.ts';
import { playSteps, randomSteps } from '../../../fixture/randomHistory.ts';
import { rememberingCity } from '../../../fixture/rememberingCity.ts';
import type { Given } from '../../../fixture/rememberingCity.ts';
import { storeCity } from '../../../fixture/storeCity.ts';
import type { StoreCity } from '../../../fixture/storeCity.ts';

const START = haimen('2016-09-20T08:00');
const NOW = haimen('2017-02-10T08:00');
const BY = { party: 'leader', unit: null, seat: '测试' } as const;
const REPORT = { source: 'public', category: 'event:06010', description: '垃圾' } as const;
/** Drawn at the end of a month or year, as it then stood: nothing that happens later is in them. */
const OF_PERIODS: ReadonlySet<string> = new Set(['R26', 'R27', 'R28', 'R29', 'R33', 'R34']);

function set(city: StoreCity, settings: Readonly<Record<string, unknown>>): void {
  const events = Object.entries(settings).map(([key, value]) => {
    const body = { key: key as SettingKey, value, fromMs: null };
    return { kind: 'settingChanged', occurredAtMs: START, by: BY, body } as const;
  });
  appendCityEvents(city.store, events, START);
}

function play(city: StoreCity, given: readonly Given[]): void {
  for (const { atMs, call } of given) {
    city.advance(atMs);
    city.give(...call);
  }
  city.advance(NOW);
}

function drawn(city: StoreCity): readonly object[] {
  return readFindings(city.store).map((finding) => {
    const { clause, unit, period, caseId, drawnAtMs: atMs } = finding;
    return { clause, unit, period, caseId, evidence: evidenceNow(finding), atMs };
  });
}

function tried(city: StoreCity): readonly TrialProposal[] {
  return ['2016', '2017'].flatMap((year) => trialOfYear(city.store, year, NOW));
}

const ofPeriods = (all: readonly object[]) =>
  new Set(all.filter((one) => 'clause' in one && OF_PERIODS.has(String(one.clause))));

const settings = fc.record({
  'figures.graceDays': fc.constantFrom(0, 3),
  'figures.reworkBase': fc.constantFrom('checked', 'due', 'handled'),
  'rule.R28.window': fc.constantFrom('calendarYear', 'rolling12'),
  'rule.R27.months': fc.constantFrom(1, 2),
  'rule.R28.months': fc.constantFrom(1, 2),
  'rule.R34.count': fc.constantFrom(0, 1),
});

test('finds for periods before the rules took effect what would have been drawn, with its evidence (A30)', () => {
  fc.assert(
    fc.property(randomSteps, settings, (steps, given) => {
      const remembered = rememberingCity(plainRules(), START);
      playSteps(steps, START, {}, remembered.city);
      using effective = storeCity(START);
      using later = storeCity(START);
      set(effective, given);
      set(later, { ...given, 'rule.effectiveFrom': '2018-01-01' });
      for (const city of [effective, later]) play(city, remembered.given);
      expect(drawn(later)).toEqual([]);
      expect(ofPeriods(tried(later))).toEqual(ofPeriods(drawn(effective)));
      const bare = ({ evidence: { measured, threshold, months }, ...one }: TrialProposal) => {
        return { ...one, measured, threshold, months };
      };
      const numbers = ['2016', '2017'].flatMap((year) => trialOfYear(later.store, year, NOW, 'numbers'));
      expect(numbers.map(bare)).toEqual(tried(later).map(bare));
    }),
    { numRuns: 12 },
  );
});

/** U leaves three cases unanswered in September, a fourth is reworked three times and late in October. */
function lateCity(effectiveFrom: string): StoreCity {
  const city = storeCity(START);
  set(city, { 'rule.effectiveFrom': effectiveFrom });
  const begin = (id: number): void => {
    city.give('report', 'centre', REPORT, { id });
    city.give('accept', 'centre', {}, { id });
    city.give('dispatch', 'centre', { unit: 'U' }, { id });
  };
  for (const id of [1, 2, 3]) begin(id);
  city.advance(haimen('2016-10-10T08:00'));
  begin(4);
  for (const minute of ['10', '20', '30']) {
    city.advance(haimen(`2016-10-10T08:${minute}`));
    city.give('feedback', 'unit:U', { result: '办毕' }, { id: 4 });
    city.give('recordCheck', 'supervisor', { result: 'fail' }, { id: 4 });
  }
  city.advance(NOW);
  return city;
}

test('answers for overdues and reworks of cases at their own instants too', () => {
  using effective = lateCity('');
  using later = lateCity('2017-01-10');
  const made = drawn(effective) as readonly { readonly clause: string }[];
  const clauses = ['R23', 'R23', 'R23', 'R25', 'R26', 'R32', 'R24', 'R26', 'R33', 'R29'];
  expect(made.map(({ clause }) => clause).toSorted()).toEqual(clauses.toSorted());
  expect(new Set(tried(later))).toEqual(new Set(made));
});

test('holds for the months that ended before, and for no other', () => {
  using city = lateCity('2016-10-15');
  expect(trialMonths(city.store, '2016', NOW)).toEqual(Array.from({ length: 9 }, (_, index) => `2016-0${index + 1}`));
  expect(tried(city).map(({ clause, period }) => `${clause} ${period.slice(0, 8)}`)).toEqual([
    'R23 20160920',
    'R23 20160920',
    'R23 20160920',
    'R25 2016-09',
    'R26 2016-09',
  ]);
  expect(drawn(city).map((one) => 'period' in one && one.period)).not.toContain('2016-09');
  expect(trialMonths(city.store, '2017', NOW)).toEqual([]);
});
