import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAssessmentRows } from '../../../../db/read/assessmentRows.ts';
import { readPeriodSettings } from '../../../../db/read/city.ts';
import type { WritableStore } from '../../../../db/store/handle.ts';
import { appendCityEvents } from '../../../../db/write/cityLog.ts';
import { tryOut } from '../../../../electron/host/service/accountability/tryOut.ts';
import { ownQuestion } from '../../../../electron/host/service/assessment/counted.ts';
import { enterCalendar } from '../../../../electron/host/service/cityChanges.ts';
import { countTrial, shownFigures, trialFindings } from '../../../../shared/accountability/trial.ts';
import type { Actor } from '../../../../shared/case/caseFile.ts';
import type { TriedChange } from '../../../../shared/contract/tryOut.ts';
import type { SettingKey } from '../../../../shared/setting/setting.ts';
import type { Limit } from '../../../../shared/handbook/limit.ts';
import { parseIso, periodRange } from '../../../../shared/time/zone.ts';
import { plainRow, plainRules } from '../../../fixture/miniCity.ts';
import { playSteps, randomSteps } from '../../../fixture/randomHistory.ts';
import { rememberingCity } from '../../../fixture/rememberingCity.ts';
import type { Given } from '../../../fixture/rememberingCity.ts';
import { storeCity } from '../../../fixture/storeCity.ts';
import type { StoreCity } from '../../../fixture/storeCity.ts';

const ZONE = 'Asia/Shanghai';
const START = parseIso('2016-09-20T08:00:00+08:00') ?? Number.NaN;
const NOW = parseIso('2016-12-10T08:00:00+08:00') ?? Number.NaN;
const MONTHS = ['2016-09', '2016-10', '2016-11', '2016-12'];
const BY: Actor = { party: 'leader', unit: null, seat: '测试' };

const changes: fc.Arbitrary<TriedChange> = fc.constantFrom<TriedChange>(
  { kind: 'setting', key: 'rework.limit', value: 'full' },
  { kind: 'setting', key: 'handling.start', value: 'signOff' },
  { kind: 'setting', key: 'extension.max', value: 0 },
  { kind: 'setting', key: 'return.afterDeadline', value: 'allowed' },
  { kind: 'setting', key: 'figures.timelyAt', value: 'close' },
  { kind: 'setting', key: 'figures.attribution', value: 'dispatch' },
  { kind: 'setting', key: 'observation.counts', value: 'strict' },
  { kind: 'setting', key: 'rule.R26.rate', value: 99 },
  { kind: 'setting', key: 'rule.T1.explained', value: 'counts' },
  { kind: 'day', day: '2016-09-21', off: true },
  { kind: 'day', day: '2016-09-24', off: false },
  { kind: 'limit', category: 'event:06010', condition: null, amount: 1, per: 'workHour' },
  { kind: 'limit', category: 'event:06013', condition: null, amount: 30, per: 'workDay' },
);

/** Makes the change at the very start of a store. */
function make(store: WritableStore, change: TriedChange): void {
  const head = { occurredAtMs: START, by: BY };
  if (change.kind === 'setting') {
    const body = { key: change.key as SettingKey, value: change.value, fromMs: null };
    appendCityEvents(store, [{ ...head, kind: 'settingChanged', body }], START);
  } else if (change.kind === 'limit') {
    const row = plainRow(change.category, { amount: change.amount, per: change.per } as Limit);
    appendCityEvents(store, [{ ...head, kind: 'handbookRowSaved', body: { row } }], START);
  } else {
    const day = change.off ? { off: [change.day] } : { work: [change.day] };
    enterCalendar(store, { ...day, notice: '通知' }, { nowMs: START, by: BY });
  }
}

function play(city: StoreCity, given: readonly Given[]): void {
  for (const { atMs, call } of given) {
    city.advance(atMs);
    city.give(...call);
  }
  city.advance(NOW);
}

/** The figures and findings of a store by its own rules. */
function look(store: WritableStore) {
  const counts = MONTHS.map((key) => {
    const period = periodRange(key, ZONE);
    const ended = period.toMs <= NOW;
    const cut = { period, asOfMs: ended ? period.toMs - 1000 : NOW };
    const rows = readAssessmentRows(store, { ...cut, readings: 'all', centre: false });
    return countTrial({
      key,
      ended,
      settings: readPeriodSettings(store, cut),
      rows,
      question: ownQuestion(store, cut),
    });
  });
  const figures = counts.flatMap(({ key, figures: byUnit }) =>
    ['U', 'V', 'W'].map((unit) => ({ unit, month: key, ...shownFigures(byUnit.get(unit)) })),
  );
  const findings = trialFindings(counts, new Set(MONTHS)).map(
    ({ clause, unit, period }) => `${clause} ${unit} ${period}`,
  );
  return { figures: figures.filter(({ due, checked }) => due > 0 || checked > 0), findings: new Set(findings) };
}

function without(some: ReadonlySet<string>, others: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...some].filter((one) => !others.has(one)));
}

describe('a trial', () => {
  it('equals a second store in which the change had been made from the start', () => {
    fc.assert(
      fc.property(randomSteps, changes, (steps, change) => {
        const remembered = rememberingCity(plainRules(), START);
        playSteps(steps, START, {}, remembered.city);
        using first = storeCity(START);
        using second = storeCity(START);
        make(second.store, change);
        for (const city of [first, second]) play(city, remembered.given);

        const tried = tryOut(first.store, { change, fromMonth: '2016-09', toMonth: '2016-12' }, NOW);
        const [held, changed] = [look(first.store), look(second.store)];
        const side = (of: 'before' | 'after') =>
          tried.rows
            .map((row) => ({ unit: row.unit, month: row.month, ...row[of] }))
            .filter(({ due, checked }) => due > 0 || checked > 0);
        expect(new Set(side('before'))).toEqual(new Set(held.figures));
        expect(new Set(side('after'))).toEqual(new Set(changed.figures));

        const ids = new Map(
          [...remembered.city.cases.values()].map(({ file }) => [first.file(file.id).number, String(file.id)]),
        );
        const named = (list: typeof tried.findingsNew): Set<string> =>
          new Set(
            list
              .filter(({ clause }) => clause !== 'R32')
              .map(({ clause, unit, period }) => `${clause} ${unit} ${ids.get(period) ?? period}`),
          );
        expect(named(tried.findingsGone)).toEqual(without(held.findings, changed.findings));
        expect(named(tried.findingsNew)).toEqual(without(changed.findings, held.findings));
      }),
      { numRuns: 15 },
    );
  });

  it('writes nothing', () => {
    using city = storeCity(START);
    const before = city.store.prepare<[], number>('SELECT count(*) FROM event').pluck().get();
    tryOut(
      city.store,
      { change: { kind: 'day', day: '2016-09-21', off: true }, fromMonth: '2016-09', toMonth: '2016-09' },
      NOW,
    );
    expect(city.store.prepare<[], number>('SELECT count(*) FROM event').pluck().get()).toBe(before);
  });

  it('says in Chinese why it cannot be made', () => {
    using city = storeCity(START);
    const of =
      (change: TriedChange, fromMonth = '2016-09', toMonth = '2016-09') =>
      () =>
        tryOut(city.store, { change, fromMonth, toMonth }, NOW);
    expect(of({ kind: 'setting', key: 'rule.R26.rate', value: 900 })).toThrow('应为 0 至 100');
    expect(of({ kind: 'setting', key: 'city.timeZone', value: 'UTC' })).toThrow('不能试算');
    expect(of({ kind: 'day', day: '2016-02-30', off: true })).toThrow('2016-02-30');
    expect(of({ kind: 'limit', category: 'event:06010', condition: '无', amount: 1, per: 'workHour' })).toThrow(
      '指挥手册',
    );
    expect(of({ kind: 'day', day: '2016-09-21', off: true }, '2016-10', '2016-09')).toThrow('起始月份');
    expect(of({ kind: 'day', day: '2016-09-21', off: true }, '2016-09', '2017-09')).toThrow('尚未开始');
  });
});
